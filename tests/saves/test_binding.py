"""A line belongs to its turn and its seat: taken from another one, it is refused by whoever reads the save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.saves.forging import forge, line_of
from tests.table.games import SEATS, at, game, one_set_of_rules, order_of, play, rules
from wargame.model.state import Phase
from wargame.saves.codec import order_text
from wargame.saves.history import history_of
from wargame.saves.lines import OpenLine
from wargame.saves.problems import Damaged, NotAsLeft
from wargame.saves.replay import read_save
from wargame.saves.seals import seal_digest
from wargame.saves.vault import SealedOrder
from wargame.saves.verify import verify
from wargame.table import Table


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed game of two turns, with an order that was taken back in the second."""
    folder = tmp_path_factory.mktemp("played")
    with play(game(folder / "game.jsonl", folder / "drawers", seed=7), at(Phase.SEALED, 2)) as table:
        table.unseal("amber")
        play(table, at(Phase.REVIEW, 2)).close(early=True)
    return (folder / "game.jsonl").read_bytes()


@pytest.fixture
def two_turns(played: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, to be spoilt."""
    one_set_of_rules(monkeypatch)
    (tmp_path / "game.jsonl").write_bytes(played)
    return tmp_path / "game.jsonl"


@pytest.mark.parametrize("kind", ["seal", "unseal", "open", "turn", "inject"])
def test_a_line_of_another_turn_is_refused(kind: str, two_turns: Path) -> None:
    n = line_of(two_turns, kind, -1)
    forge(two_turns, n, lambda body: body.update(turn=1))
    save = read_save(two_turns)
    with pytest.raises(Damaged) as refused:
        history_of(save, rules())
    verdict = verify(two_turns)
    assert (refused.value.line, verdict.status) == (n, "damaged")
    assert verdict.findings[0].line == n


@pytest.mark.parametrize("turn", [1, 3])
@pytest.mark.parametrize("seat", SEATS)
def test_a_seal_made_for_another_turn_opens_no_order(turn: int, seat: str, two_turns: Path) -> None:
    _seal_as(two_turns, seat, lambda salt, order: seal_digest(salt, turn, seat, order))
    _refused(two_turns, seat)


def test_a_seal_made_for_another_seat_opens_no_order(two_turns: Path) -> None:
    _seal_as(two_turns, "amber", lambda salt, order: seal_digest(salt, 2, "blue", order))
    _refused(two_turns, "amber")


def test_an_order_that_was_sealed_otherwise_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_set_of_rules(monkeypatch)
    save, vaults = tmp_path / "game.jsonl", tmp_path / "drawers"
    table = play(game(save, vaults), at(Phase.PLANNING, 2))
    table.seal("amber", order_of(table, "amber"))
    ledger, (sealed,) = table._ledger, table._ledger.secrets.sealed.values()
    ledger.vault.put(ledger.secrets.with_order("amber", SealedOrder(sealed.line, sealed.order, "ab" * 32)))
    table.leave()
    with pytest.raises(NotAsLeft, match="the sealed order of amber is not among its secrets"):
        Table.resume(save, vaults=vaults)


def _seal_as(path: Path, seat: str, digest: Callable[[str, str], str]) -> None:
    """Put another digest into the last seal of a seat, every hash right again."""
    opened = next(line for line in reversed(read_save(path).lines) if isinstance(line, OpenLine)).orders[seat]

    def change(body: dict[str, Any]) -> None:
        assert body["digest"] == seal_digest(opened.salt, 2, seat, order_text(opened.order))
        body["digest"] = digest(opened.salt, order_text(opened.order))

    lines = read_save(path).lines
    forge(path, max(n for n, line in enumerate(lines, 1) if line.kind == "seal" and line.seat == seat), change)


def _refused(path: Path, seat: str) -> None:
    (found,) = verify(path).findings
    assert (found.line, found.field) == (line_of(path, "open", -1), f"orders.{seat}")
