"""A ledger as plain data: what the JSON holds, and what is kept beside a save."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wargame.sim.ledger_records import Account, Effect, Ledger

Facts = dict[str, Any]


def ledger_facts(ledger: Ledger) -> Facts:
    """Every number of a ledger. ``exact`` is a fraction in words, so that the parts add up to the score exactly."""
    return {
        "mix": {"name": ledger.mix.name, "shares": dict(ledger.mix.shares), "digest": ledger.digest},
        "games": ledger.games,
        "accounts": {seat: _account(one) for seat, one in ledger.accounts.items()},
        "parts": [
            {
                "kind": one.kind, "turn": one.turn, "seat": one.seat, "as_doctrine": one.as_doctrine,
                "effects": _effects(one.effects),
            }
            for one in ledger.parts
        ],
        "values": [
            {"turn": one.turn, "open": one.open, "worth": _effects(one.worth)} for one in ledger.values
        ],
    }


def _account(one: Account) -> Facts:
    return {
        "score": one.score, "start": _effect(one.start), "events": _effect(one.events), "own": _effect(one.own),
        "others": _effects(one.others), "dice": _effect(one.dice),
    }


def _effects(found: Mapping[str, Effect]) -> Facts:
    return {seat: _effect(one) for seat, one in found.items()}


def _effect(one: Effect) -> Facts:
    return {
        "points": one.mean, "exact": str(one.points), "give": one.give, "chance": one.chance, "sure": one.sure
    }
