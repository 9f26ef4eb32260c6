"""A receipt that somebody kept tells whether the past of a save was written anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.test_games import POCKET, wargame
from tests.table.games import at, game, play, rehearsal
from wargame.document.qr import qr_rows
from wargame.model.orders import NO_MOVE
from wargame.model.state import Phase
from wargame.model.talk import Message
from wargame.saves.chain import read_chain
from wargame.saves.journal import Journal
from wargame.saves.receipts import NoReceipt, Receipt, read_receipt, receipt_of, receipts
from wargame.saves.seals import seed_commitment
from wargame.saves.verify import verify
from wargame.table import Table


def kept_at_table(table: Table) -> list[str]:
    """Plays on to the end and notes every receipt down as it is given."""
    noted = [str(table.receipt.receipt)]

    def note(table: Table) -> bool:
        if str(table.receipt.receipt) not in noted:
            noted.append(str(table.receipt.receipt))
        return False

    play(table, note)
    return [*noted, str(table.receipt.receipt)]


def test_start_reveals_and_end_give_receipts_that_the_save_fits(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    noted = kept_at_table(game(path, tmp_path / "drawers"))
    entries = read_chain(path.read_bytes()).entries
    given = receipts(entries)
    assert noted == [str(one.receipt) for one in given]
    assert [given[0].of, given[1].of, given[-1].of] == ["the start", "the reveal of turn 1", "the end"]
    assert [one.line for one in given] == [one.n for one in entries if one.kind in ("start", "turn", "close")]
    assert verify(path, [read_receipt(one) for one in noted]).status == "sound"
    done = wargame("verify", str(path), "--receipts", "--receipt", noted[0], "--receipt", noted[-1].lower())
    assert done.exit_code == 0
    assert all(one in done.output for one in noted)


def test_a_history_written_anew_under_the_same_secret_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 06: the same game id and orders of one's own choice; verify alone cannot see it."""
    monkeypatch.setattr("wargame.table.beginning.chance.token_bytes", bytes)
    noted = kept_at_table(game(tmp_path / "true.jsonl", tmp_path / "drawers", seed=1))
    with game(tmp_path / "anew.jsonl", tmp_path / "drawers", seed=2) as table:
        while table.state.phase is not Phase.DEBRIEF:
            table.open_turn()
            for seat in table.program.seats:
                table.seal(seat, NO_MOVE)
            table.reveal()
        table.close()
    anew = tmp_path / "anew.jsonl"
    assert verify(anew).status == "sound"
    for one in noted:
        verdict = verify(anew, [read_receipt(one)])
        assert (verdict.exit_code, verdict.findings[0].field) == (1, "receipt")
        assert verdict.findings[0].expected == one
        done = wargame("verify", str(anew), "--receipt", one)
        assert done.exit_code == 1
        assert one in done.output


def test_a_save_cut_at_a_line_does_not_fit_a_later_receipt(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    noted = kept_at_table(rehearsal(path))
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert verify(path, [read_receipt(noted[0])]).exit_code == 3
    verdict = verify(path, [read_receipt(noted[-1])])
    assert (verdict.exit_code, verdict.findings[0].found) == (1, "no such line")


def test_no_receipt_is_given_for_what_is_not_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = play(game(tmp_path / "game.jsonl", tmp_path / "drawers"), at(Phase.SEALED, 1))
    before = table.receipt

    def full(journal: Journal, kind: str, body: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Journal, "append", full)
    with pytest.raises(OSError, match="no space"):
        table.reveal()
    assert table.receipt == before
    assert before.of == "the start"
    table.leave()


def test_the_start_receipt_covers_the_promise_of_the_seed(tmp_path: Path) -> None:
    table = game(tmp_path / "game.jsonl", tmp_path / "drawers", seed=7)
    entry = read_chain((tmp_path / "game.jsonl").read_bytes()).entries[0]
    assert table.receipt == receipts((entry,))[0]
    assert len(entry.body["commitment"]) == len(seed_commitment(bytes(32), 7))
    table.leave()


@pytest.mark.parametrize(
    "typed",
    ["T14-K7QF-2M9X-8TRW-HC40", " t14-k7qf-2m9x-8trw-hc4o ", "T14 K7QF 2M9X 8TRW HC40", "T14-K7QF2M9X8TRWHC40"],
)
def test_a_receipt_is_read_as_people_write_it(typed: str) -> None:
    assert read_receipt(typed) == Receipt("T14", "K7QF2M9X8TRWHC40")
    assert str(read_receipt(typed)) == "T14-K7QF-2M9X-8TRW-HC40"


@pytest.mark.parametrize(
    "typed",
    [
        "", "T14", "T14-K7QF", "K7QF-2M9X-8TRW-HC4D", "14-K7QF-2M9X-8TRW-HC4D", "T0-K7QF-2M9X-8TRW-HC4D",
        "T14-K7QF-2M9X-8TRW-HC4U", "T١-" + "A" * 16, "T" + "9" * 5000 + "-K7QF-2M9X-8TRW-HC4D",
        "T-1-K7QF-2M9X-8TRW-HC4D",
    ],
)  # fmt: skip
def test_what_is_no_receipt_is_refused_in_words(typed: str, tmp_path: Path) -> None:
    with pytest.raises(NoReceipt):
        read_receipt(typed)
    done = wargame("verify", str(tmp_path / "none.jsonl"), "--receipt", typed)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_a_receipt_tells_a_place_and_not_how_much_was_said_in_private(tmp_path: Path) -> None:
    quiet, loud = (play(game(tmp_path / f"{name}.jsonl", tmp_path / name), at(Phase.PLANNING, 1)) for name in "ab")
    loud.say(Message(turn=1, sender=loud.program.seats[0], to=(loud.program.seats[1],), text="Between us."))
    for table in (quiet, loud):
        play(table, at(Phase.REVIEW, 1))
    assert quiet.receipt.receipt.place == loud.receipt.receipt.place == "T1"
    assert quiet.receipt.line != loud.receipt.line
    quiet.leave()
    loud.leave()


def test_the_right_signs_at_another_place_fit_nothing(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    start, *_, end = kept_at_table(rehearsal(path))
    for wrong in (start.replace("S", "E", 1), end.replace("E", "S", 1), end.replace("E", "B1", 1)):
        assert verify(path, [read_receipt(wrong)]).exit_code == 1


def test_eighty_bits_of_the_hash_are_in_it() -> None:
    whole = int("f" * 64, 16)
    seen = {receipt_of("S", f"{whole ^ (1 << 255 - bit):064x}").code for bit in range(80)}
    assert len(seen) == 80
    assert receipt_of("S", f"{whole ^ (1 << 175):064x}").code not in seen


def test_a_code_to_photograph_is_a_square_with_a_margin() -> None:
    rows = qr_rows("T14-K7QF-2M9X-8TRW-HC4D")
    assert len({len(row) for row in rows}) == 1
    assert set(rows[0]) == {"█"} == set(rows[1])
    assert len(rows) <= 17
    assert len(rows[0]) <= 33


def test_a_run_ends_with_its_receipt(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    done = wargame("run", POCKET, "--seed", "7", "--save", str(path))
    last = receipts(read_chain(path.read_bytes()).entries)[-1]
    assert done.output.splitlines()[-1] == f"Receipt {last.receipt}"


def test_lines_show_the_first_receipt_before_the_first_order_and_a_code_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    done = wargame("play", POCKET, "--plain", "--save", str(path), typed="receipt\nleave\n")
    receipt = str(receipts(read_chain(path.read_bytes()).entries)[0].receipt)
    assert done.output.index(receipt) < done.output.index("Pass the keyboard")
    assert "\n".join(qr_rows(receipt)) in done.output
