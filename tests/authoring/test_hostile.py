"""Whatever is handed in gets a named problem: it is never run, never hangs, never shows a traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.authoring.pocket import HEAD, checked, said
from wargame.authoring import check_file, load_scenario


def codes(path: Path) -> set[str]:
    return {problem.code for problem in check_file(path).diagnostics}


def file_of(folder: Path, raw: bytes) -> Path:
    path = folder / "file.yaml"
    path.write_bytes(raw)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere.yaml") == {"no_file"}


def test_a_directory(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"not_a_file"}


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000, ""])
def test_a_path_that_is_none(name: str) -> None:
    (problem,) = load_scenario(Path(name)).diagnostics
    assert problem.code in {"unreadable", "not_a_file", "no_file"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_never_ends_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert codes(tmp_path / "pipe.yaml") == {"not_a_file"}


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_an_endless_device() -> None:
    assert codes(Path("/dev/zero")) == {"not_a_file"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert codes(tmp_path / "loop.yaml") == {"unreadable"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_nobody_may_read(tmp_path: Path) -> None:
    path = file_of(tmp_path, b"id: x\n")
    path.chmod(0)
    assert codes(path) == {"unreadable"}


def test_ten_megabytes(tmp_path: Path) -> None:
    assert codes(file_of(tmp_path, b"title: " + b"x" * 10_000_000)) == {"too_large"}


@pytest.mark.parametrize("raw", ["title: 日本".encode("utf-16"), "title: 日本\n".encode("shift-jis"), b"\xff" * 400])
def test_what_is_not_utf_8(tmp_path: Path, raw: bytes) -> None:
    assert codes(file_of(tmp_path, raw)) == {"not_utf8"}


def test_the_first_byte_that_is_not_utf_8_is_pointed_at(tmp_path: Path) -> None:
    (problem,) = check_file(file_of(tmp_path, "id: a\ntitle: 日".encode() + b"\xe9!\n")).diagnostics
    assert (problem.line, problem.column) == (2, 9)


def test_a_bomb_of_aliases_is_not_unfolded(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert {"anchor", "alias"} <= codes(file_of(tmp_path, bomb.encode()))


@pytest.mark.parametrize(("sign", "end"), [("[", ""), ("{a: ", ""), ("- ", ""), ("[", "]")])
def test_nesting_nobody_could_read(tmp_path: Path, sign: str, end: str) -> None:
    assert codes(file_of(tmp_path, ("a: " if sign == "[" else "").encode() + (sign * 5000 + end * 5000).encode())) == {
        "too_deep"
    }


def test_more_values_than_any_crisis_has(tmp_path: Path) -> None:
    assert codes(file_of(tmp_path, b"a: [" + b"1," * 60_000 + b"]")) == {"too_many_values"}


@pytest.mark.parametrize(
    "character", ["\0", "\x1b", "\x07", "\x7f", "\x85", "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028"]
)
def test_characters_that_hide_or_steer(tmp_path: Path, character: str) -> None:
    loaded = checked(tmp_path, f"turn_name: we{character}ek # c\n")
    assert said(loaded) == ["8:14 character"]
    assert f"U+{ord(character):04X}" in loaded.diagnostics[0].message


def test_they_are_refused_in_remarks_too(tmp_path: Path) -> None:
    assert said(checked(tmp_path, "turn_name: week # \u202e\n")) == ["8:19 character"]


@pytest.mark.parametrize("escape", [r"\e[2J", r"\0", r"\x9b31m", r"\u202E", r"\u200b", r"\r", r"\N"])
def test_escapes_do_not_smuggle_them_in(tmp_path: Path, escape: str) -> None:
    assert "character" in said(checked(tmp_path, f'turn_name: "week{escape}"\n'))[0]


def test_letters_of_all_peoples_are_welcome(tmp_path: Path) -> None:
    assert checked(tmp_path, "turn_name: 週 · 주 · semaine · ⚠️\n").scenario is not None


def test_a_joiner_is_welcome_where_a_script_needs_it_and_no_escape_smuggles_one_in_elsewhere(tmp_path: Path) -> None:
    assert checked(tmp_path, "turn_name: می\u200cخواهم क्\u200dष 👩\u200d🔬\n").scenario is not None
    assert checked(tmp_path, 'turn_name: "می\\u200cخواهم"\n').scenario is not None
    (problem,) = checked(tmp_path, "turn_name: 週\u200c末\n").diagnostics
    assert "U+200C ZERO WIDTH NON-JOINER where it joins no letters" in problem.message
    assert said(checked(tmp_path, 'turn_name: "we\\u200cek"\n')) == ["8:12 character"]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_systems(tmp_path: Path, end: str) -> None:
    loaded = checked(tmp_path, "nonsense: 1\n".replace("\n", end), head=HEAD.replace("\n", end))
    assert said(loaded) == ["8:1 unknown_key"]


def test_a_rulebook_cannot_be_named_out_of_its_shelf(tmp_path: Path) -> None:
    loaded = checked(tmp_path, "", head=HEAD.replace("pocket-rules", "../../etc/passwd"))
    assert said(loaded) == ["7:13 bad_form"]


def test_everything_wrong_is_said_in_one_run(tmp_path: Path) -> None:
    body = """teachs: [one]
start: {tracks: {trst: 4}}
rules:
  a: {name: A, at: couple, do: [trust + ], because: 3}
  b: {name: B, at: cuple, when: tension > , do: [trust +1], because: B}
"""
    assert said(checked(tmp_path, body)) == [
        "8:1 unknown_key",
        "9:18 unknown_name",
        "11:40 effect",
        "11:53 wrong_type",
        "12:20 wrong_word",
        "12:41 expression",
    ]


def rows(section: str, line: str, count: int, last: str = "") -> str:
    """``x0`` names ``x1``, which names ``x2`` …, and so on to the ``last``."""
    body = "".join(f"  x{i}: {line.format(i=i, next=i + 1)}\n" for i in range(count))
    return f"{section}:\n{body}" + (f"  x{count}: {last}\n" if last else "")


SUM = "{name: D, code: END, value: trust}"


@pytest.mark.parametrize(
    "body",
    [
        rows("derived", "{{name: D, code: D{i}, value: x{next} + 1}}", 300, SUM),
        rows("derived", "{{name: D, code: D{i}, value: x{next} + x{next}}}", 60, SUM),
        rows("effect_lists", "{{name: L, do: [use x{next}, use x{next}]}}", 300),
        rows("tables", "{{name: T, rows: [{{name: R, do: [run x{next}]}}]}}", 900),
        rows("injects", "{{title: I, code: I{i}, text: I, scheduled: false, do: [inject x{next}]}}", 900),
    ],
    ids=["derived row", "derived doubling", "lists doubling", "tables row", "injects row"],
)
def test_long_rows_of_things_made_of_each_other(tmp_path: Path, body: str) -> None:
    loaded = checked(tmp_path, body)
    assert loaded.scenario is None
    assert {"too_long", "too_large", "too_deep"} & {problem.code for problem in loaded.diagnostics}


def test_watches_that_follow_each_other_in_a_long_row(tmp_path: Path) -> None:
    tracks = rows("tracks", "{{name: T, code: X{i}, low: a, high: b}}", 101)
    watches = rows("watches", "{{name: W, track: x{i}, do: [x{next} +1], because: W}}", 100)
    assert "too_deep" in {problem.code for problem in checked(tmp_path, tracks + watches).diagnostics}


@pytest.mark.parametrize(
    "body",
    ["".join(f"stranger{i}: 1\n" for i in range(20_000)), "ban:\n" + "  - speach\n" * 40_000],
    ids=["keys", "references"],
)
def test_of_a_flood_of_mistakes_the_first_ones_are_told(tmp_path: Path, body: str) -> None:
    assert 50 <= len(checked(tmp_path, body).diagnostics) <= 200


def test_steps_within_steps_are_read_once_however_deep(tmp_path: Path) -> None:
    wrong = "trust + 1 1"
    for _ in range(12):
        wrong = f"{{when: trust > 1, do: [{wrong}]}}"
    body = f"rules: {{a: {{name: A, at: couple, do: [{wrong}], because: A}}}}\n"
    assert [problem.code for problem in checked(tmp_path, body).diagnostics] == ["effect"]
    worse = body.replace("when: trust > 1, do: [{when", "when: trust > 1, then: 1, do: [{when")
    codes_of_worse = [problem.code for problem in checked(tmp_path, worse).diagnostics]
    assert codes_of_worse.count("unknown_key") == worse.count("then: 1") == 6


def test_a_text_that_is_all_comment_is_told_so(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, "", head=HEAD.replace("It begins.", "#5 is signed")).diagnostics
    assert "comment" in problem.hint
    (problem,) = checked(tmp_path, "", head=HEAD.replace("It begins.", "")).diagnostics
    assert "comment" not in problem.hint
