"""Saves changed at random by somebody who knows how saves are made: fields, events, orders, lines and the bytes of a
line, with every hash right again, and every seal that an opened order still can have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from wargame.saves.chain import _HASH, FIRST, JournalEntry, _digest, compact, read_chain
from wargame.saves.codec import NotAFact, sealed_texts
from wargame.saves.formats import read_line
from wargame.saves.lines import OpenLine
from wargame.saves.seals import seal_digest

Data = dict[str, Any]
NUMBERS = (0, 1, -1, 2, 3, 7, 99, 255, 2**31, 2**63 - 1, 2**63, -(2**63), 2**64, 10**30, -(10**4000))
WORDS = ("", "x", "amber", "public", "control", "no_such_word", "CHA", "ended", "left", "\x1b[2J", "\u202e", "\0",
         "é" * 9, "a:b", "rule:", "move:", "x" * 5000, "../../x", "00" * 32, "[]", "1")  # fmt: skip
ODD: tuple[Any, ...] = (None, True, False, 1.5, 1e300, [], {}, [[]], [1], {"a": 1}, ["amber"], "1")
Way = tuple[str | int, ...]


def lines_of(data: bytes) -> list[Data]:
    """The lines of a save as plain data, kind first, without number and hashes."""
    return [{"kind": entry.kind, **entry.body} for entry in read_chain(data).entries]


def mutated(lines: list[Data], others: list[Data], chance: Random) -> bytes:
    """A save with one to three things changed. ``others``: lines of other saves, to take from."""
    changed = deepcopy(lines)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice(CHANGES)(changed, others, chance)
    if chance.random() < 0.8:
        _reseal(changed)
    raw = chance.choice(RAW) if chance.random() < 0.1 else None
    return _written(changed, raw, chance)


def _field(lines: list[Data], others: list[Data], chance: Random) -> None:
    """One value anywhere in a line becomes another."""
    line = _line(lines, chance)
    ways = [way for way in _ways(line) if way and way[0] != "files"] or [("kind",)]
    way = chance.choice(ways)
    holder = _at(line, way[:-1])
    holder[way[-1]] = _other(holder[way[-1]], lines, others, chance)


def _key(lines: list[Data], others: list[Data], chance: Random) -> None:
    """A key goes, comes, or is called otherwise."""
    line = _line(lines, chance)
    holder = _at(line, chance.choice([way for way in _ways(line, holders=True) if isinstance(_at(line, way), dict)]))
    if holder and chance.random() < 0.7:
        key = chance.choice(list(holder))
        value = holder.pop(key)
        if chance.random() < 0.5:
            holder[chance.choice((*holder, *WORDS))] = value
    else:
        holder[chance.choice((*WORDS, "turn", "attempt", "events", "orders", "seat"))] = chance.choice(ODD)


def _item(lines: list[Data], others: list[Data], chance: Random) -> None:
    """An item of a list goes, comes twice, changes places, or comes from another line."""
    line = _line(lines, chance)
    lists = [way for way in _ways(line, holders=True) if isinstance(_at(line, way), list) and way[:1] != ("files",)]
    if not lists:
        return
    held = _at(line, chance.choice(lists))
    foreign = chance.choice(others).get("events") or [None]
    place = chance.randrange(len(held) + 1)
    match chance.randrange(4):
        case 0 if held:
            del held[place % len(held)]
        case 1 if held:
            held.insert(place, deepcopy(held[place % len(held)]))
        case 2 if held:
            held[0], held[place % len(held)] = held[place % len(held)], held[0]
        case _:
            held.insert(place, deepcopy(chance.choice(foreign)))


def _whole_line(lines: list[Data], others: list[Data], chance: Random) -> None:
    """A line goes, comes twice, changes places, is of another kind, or comes from another save."""
    place = chance.randrange(len(lines))
    match chance.randrange(6):
        case 0 if len(lines) > 1:
            del lines[place]
        case 1:
            lines.insert(place, deepcopy(lines[place]))
        case 2:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        case 3:
            lines[place]["kind"] = chance.choice(("start", "deal", "turn", "close", "seal", "open", "branch", "gossip"))
        case 4:
            del lines[max(place, 1) :]
        case _:
            lines.insert(place, deepcopy(chance.choice(others)))


def _order(lines: list[Data], others: list[Data], chance: Random) -> None:
    """An opened order says something else: a move, a choice, an answer, a partner of another, or of nobody."""
    opened = [line for line in lines if line.get("kind") == "open" and isinstance(line.get("orders"), dict)]
    orders = [one for line in opened for one in line["orders"].values() if isinstance(one, dict)]
    orders = [one for one in orders if isinstance(one.get("order"), dict)]
    if not orders:
        return
    order = chance.choice(orders)["order"]
    words = [*WORDS, *_strings(lines)]
    acts, answers = order.setdefault("acts", []), order.setdefault("answers", {})
    if not isinstance(acts, list) or not isinstance(answers, dict):
        return
    match chance.randrange(4):
        case 0:
            acts.append({"move": chance.choice(words)})
        case 1:
            answers[chance.choice(words)] = chance.choice(words)
        case 2 if acts:
            acts.append(deepcopy(chance.choice(acts)))
        case _ if acts and isinstance(acts[0], dict):
            acts[0]["partners"] = [chance.choice(words) for _ in range(chance.randrange(1, 4))]
            acts[0]["chosen"] = {chance.choice(words): [chance.choice(words)]}


def _slot(lines: list[Data], others: list[Data], chance: Random) -> None:
    """An event sets another slot, or sets it to something else."""
    lists = [line["events"] for line in lines if isinstance(line.get("events"), list)]
    events = [event for held in lists for event in held if isinstance(event, dict)]
    holding = [event for event in events if "slot" in event]
    if holding:
        event, other = chance.choice(holding), chance.choice(holding)
        if chance.random() < 0.5:
            event["slot"] = other["slot"]
        else:
            event["to"] = chance.choice((*NUMBERS[:8], other.get("to")))


CHANGES: tuple[Callable[[list[Data], list[Data], Random], None], ...] = (
    _field, _field, _field, _key, _item, _whole_line, _order, _slot,
)  # fmt: skip


def _twice(head: str, chance: Random) -> str:
    return head[:-1] + f',"turn":{chance.choice(NUMBERS[:8])},"turn":1' + "}"


def _nan(head: str, chance: Random) -> str:
    return head[:-1] + f',"note":{chance.choice(("NaN", "Infinity", "-Infinity", "1e999", "01", "+1", "0x1"))}' + "}"


def _lone(head: str, chance: Random) -> str:
    return head[:-1] + ',"note":"' + chance.choice(("\\ud800", "\\udfff\\ud800", "\\u0000")) + '"}'


def _deep(head: str, chance: Random) -> str:
    depth = chance.choice((50, 900, 20_000))
    return head[:-1] + ',"note":' + "[" * depth + "]" * depth + "}"


def _huge(head: str, chance: Random) -> str:
    return head[:-1] + f',"turn":{"9" * chance.choice((30, 4_301, 50_000))}' + "}"


def _spaced(head: str, chance: Random) -> str:
    return chance.choice(("\ufeff", " ", "\r")) + head


RAW = (_twice, _nan, _lone, _deep, _huge, _spaced)


def _written(lines: list[Data], raw: Callable[[str, Random], str] | None, chance: Random) -> bytes:
    """The bytes, chained; one line of them spoilt below the level of JSON where ``raw`` says how."""
    spoilt, prev, out = chance.randrange(len(lines)) if raw and lines else -1, FIRST, b""
    for n, line in enumerate(lines, 1):
        body = {key: value for key, value in line.items() if key != "kind"}
        text = json.dumps(
            {"n": n, "prev": prev, "kind": line.get("kind"), "v": 1, **body}, ensure_ascii=False, separators=(",", ":")
        )
        text = raw(text, chance) if raw and n - 1 == spoilt else text
        head = text[:-1].encode("utf-8", "surrogatepass")
        prev = _digest(head)
        out += head + _HASH + prev.encode() + b'"}\n'
    ends = {0.98: out[:-20], 0.985: b"\xef\xbb\xbf" + out, 0.99: out.replace(b"\n", b"\r\n"), 0.995: b""}
    lot = chance.random()
    return next((spoilt for least, spoilt in reversed(ends.items()) if lot >= least), out)


def _reseal(lines: list[Data]) -> None:
    """Give every seal line the digest of the order that is opened later, where that is an order at all."""
    for place, line in enumerate(lines):
        try:
            said = {key: value for key, value in line.items() if key != "kind"}
            opened = read_line(JournalEntry(1, str(line.get("kind")), said, ""))
        except (NotAFact, ValueError, TypeError, RecursionError):
            continue
        if not isinstance(opened, OpenLine):
            continue
        for seat, one in opened.orders.items():
            for seal in lines[:place]:
                if seal.get("kind") == "seal" and seal.get("seat") == seat and seal.get("turn") == opened.turn:
                    seal["digest"] = seal_digest(one.salt, opened.turn, seat, *sealed_texts(one.order, one.statement))


def _line(lines: list[Data], chance: Random) -> Data:
    """A line; kinds that are rare are as likely as others, but the first, which takes long to read."""
    kinds = sorted({str(line.get("kind")) for line in lines})
    kind = chance.choice(kinds)
    if kind == "start" and chance.random() < 0.6:
        kind = chance.choice(kinds)
    return chance.choice([line for line in lines if str(line.get("kind")) == kind])


def _ways(value: Any, way: Way = (), *, holders: bool = False) -> Iterator[Way]:
    """The way to every value, or to every dict and list alone."""
    if isinstance(value, (dict, list)) or not holders:
        yield way
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _ways(inner, (*way, key), holders=holders)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _ways(inner, (*way, place), holders=holders)


def _at(value: Any, way: Way) -> Any:
    for step in way:
        value = value[step]
    return value


def _other(value: Any, lines: list[Data], others: list[Data], chance: Random) -> Any:
    """Something in place of a value: mostly of its own type, sometimes not."""
    if chance.random() < 0.15:
        return deepcopy(chance.choice(ODD))
    match value:
        case bool():
            return not value
        case int():
            return chance.choice((*NUMBERS, value + 1, value - 1, -value))
        case str():
            return chance.choice(WORDS) if chance.random() < 0.4 else chance.choice(_strings(lines))
        case list():
            return [*value, *value] if chance.random() < 0.5 else value[:-1]
        case dict():
            return deepcopy(chance.choice(others)) if chance.random() < 0.5 else {}
    return chance.choice(NUMBERS)


def _strings(lines: list[Data]) -> list[str]:
    """Words that stand anywhere in the save but in its files: what an attacker would put in each other's place."""
    found = {
        value
        for line in lines
        for way in _ways({key: value for key, value in line.items() if key != "files"})
        if isinstance(value := _at(line, way), str) and len(value) < 200
    }
    return sorted(found) or ["x"]


__all__ = ["compact", "lines_of", "mutated"]
