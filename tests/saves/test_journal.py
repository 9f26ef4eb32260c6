"""A journal keeps what was appended, notices every change, and survives a crash in the middle of a line."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.saves.forging import reopened
from wargame.saves import Damaged, Unusable
from wargame.saves.chain import Chain, read_chain, write_line
from wargame.saves.journal import Journal, torn_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A journal of four short lines, one with letters beyond ASCII."""
    path = tmp_path / "small.jsonl"
    with Journal.create(path) as journal:
        for turn, seat in enumerate(("tokyo", "seoul", "ワシントン")):
            journal.append("seal", {"turn": turn, "seat": seat})
        journal.append("unseal", {})
    return path


def named_line(chain: Chain) -> int:
    """The line a reader would be told about: the flaw's, or that of the torn tail."""
    assert chain.flaw or chain.torn, "the change went unnoticed"
    return chain.flaw.line if chain.flaw else len(chain.entries) + 1


def test_what_was_appended_is_there_when_the_journal_is_opened_again(small: Path) -> None:
    with reopened(small) as journal:
        assert [entry.n for entry in journal.entries] == [1, 2, 3, 4]
        assert journal.entries[2].body == {"turn": 2, "seat": "ワシントン"}
        journal.append("unseal", {"text": "after the break"})
    with reopened(small) as journal:
        assert journal.entries[-1].body == {"text": "after the break"}


def test_the_same_lines_give_the_same_bytes(tmp_path: Path, small: Path) -> None:
    with reopened(small) as journal, Journal.create(tmp_path / "again.jsonl") as again:
        for entry in journal.entries:
            again.append(entry.kind, entry.body)
    assert (tmp_path / "again.jsonl").read_bytes() == small.read_bytes()


def test_every_changed_byte_is_named_with_its_line(small: Path) -> None:
    data = small.read_bytes()
    line = 1
    for place, byte in enumerate(data):
        for other in {byte ^ 1, byte ^ 0x20, 0, ord("\n"), ord("0")} - {byte}:
            changed = data[:place] + bytes([other]) + data[place + 1 :]
            assert named_line(read_chain(changed)) == line, (place, chr(byte), chr(other))
        line += byte == ord("\n")


def test_a_line_taken_out_put_in_or_moved_is_named() -> None:
    made, prev = [], "0" * 64
    for n in (1, 2, 3):
        line, entry = write_line(n, prev, "unseal", {"text": str(n)})
        made.append(line)
        prev = entry.hash
    for order, wrong in (([0, 2], 2), ([0, 0, 1], 2), ([1, 2], 1), ([0, 1, 1], 3), ([0, 2, 1], 2)):
        flaw = read_chain(b"".join(made[i] for i in order)).flaw
        assert flaw is not None
        assert flaw.line == wrong


def test_wherever_writing_stops_the_lines_before_remain(small: Path) -> None:
    data = small.read_bytes()
    for cut in range(len(data)):
        whole = data[:cut].count(b"\n")
        for tail in (b"", b"\0" * 40):
            chain = read_chain(data[:cut] + tail)
            assert len(chain.entries) == whole
            assert not chain.flaw
            assert data[: chain.good] + chain.torn == data[:cut] + tail


def test_a_torn_tail_is_cut_kept_beside_and_written_over(small: Path) -> None:
    data = small.read_bytes()
    for cut in range(data.index(b"\n") + 10, len(data), 41):
        small.write_bytes(data[:cut])
        torn_path(small).unlink(missing_ok=True)
        with reopened(small) as journal:
            journal.append("unseal", {"text": "on we go"})
        assert torn_path(small).read_bytes() == data[:cut].rpartition(b"\n")[2] + b"\n"
        chain = read_chain(small.read_bytes())
        assert chain.entries[-1].body == {"text": "on we go"}
        assert len(chain.entries) == data[:cut].count(b"\n") + 1


def test_a_block_that_never_reached_the_disk_is_a_torn_line(small: Path) -> None:
    data = small.read_bytes()
    last = data[: data.rindex(b"\n", 0, -1) + 1]
    hole = data[: len(last) + 20] + b"\0" * 30 + data[len(last) + 50 :]
    chain = read_chain(hole)
    assert chain.torn
    assert len(chain.entries) == 3


def test_damage_before_the_end_refuses_to_open_with_line_and_reason(small: Path) -> None:
    data = small.read_bytes()
    small.write_bytes(data.replace(b"seoul", b"tokyo"))
    with pytest.raises(Damaged, match="changed after it was written") as refused:
        reopened(small)
    assert refused.value.line == 2
    assert small.read_bytes() == data.replace(b"seoul", b"tokyo"), "a damaged save is left as it is"


def test_a_journal_opened_in_one_thread_can_be_left_in_another(small: Path) -> None:
    with ThreadPoolExecutor(1) as worker:
        journal = worker.submit(reopened, small).result()
    journal.close()
    reopened(small).close()


def test_a_new_journal_never_replaces_a_file(small: Path) -> None:
    before = small.read_bytes()
    with pytest.raises(Unusable, match="already"):
        Journal.create(small)
    assert small.read_bytes() == before


def test_what_is_no_file_is_refused_by_name(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "not a file"), (tmp_path / "none.jsonl", "no such file")):
        with pytest.raises(Unusable, match=reason):
            reopened(path)
