"""``wargame names FILE [WORD]``: ids by what readers see, and the other way round."""

from __future__ import annotations

import json
import re
from pathlib import Path

from click.testing import CliRunner, Result

from wargame.cli import main

POCKET = Path(__file__).parents[1] / "fixtures" / "pocket"
SOUND = Path(__file__).parents[1] / "authoring" / "sound.yaml"


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, ["names", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def _ids(*args: str) -> list[str]:
    return [row["id"] for row in json.loads(run(*args, "--format", "json").output)]


def test_everything_with_an_id_is_listed_with_its_place() -> None:
    rows = {row["id"]: row for row in json.loads(run(str(POCKET / "pocket.yaml"), "--format", "json").output)}
    some = {"amber", "trust", "support[amber]", "speech", "budget", "denial", "raiders", "HOPE", "peace", "port"}
    assert some <= set(rows)
    assert rows["support[amber]"] == {
        "id": "support[amber]", "code": "SUA", "kind": "track", "name": "Support in Amber", "tags": [],
        "file": str(POCKET / "pocket-rules.yaml"), "line": _line("pocket-rules.yaml", r"^  support:"),
    }  # fmt: skip
    assert rows["speech"]["tags"] == ["talk"]
    assert (rows["denial"]["kind"], rows["denial"]["name"]) == ("question", "Do you deny it?")
    assert rows["denial"]["line"] == _line("pocket-rules.yaml", r"^      denial:")
    assert (rows["port"]["kind"], rows["port"]["line"]) == ("place", _line("pocket.yaml", r"^    port:"))


def test_a_word_is_looked_for_in_ids_codes_names_kinds_and_tags() -> None:
    file = str(SOUND)
    assert _ids(file, "picket") == ["picket"]  # an id
    assert _ids(file, "brd") == ["bread"]  # a code
    assert _ids(file, "strike", "fund") == ["purse[union]"]  # a name
    assert _ids(file, "on the quay") == ["police", "scuffle", "mood"]  # in the order of the sections
    assert _ids(file, "objective") == ["members", "harbour"]  # a kind
    assert _ids(file, "talks") == ["talks", "mediation"]  # a tag, and who carries it


def test_for_people_it_is_a_table() -> None:
    head, row = run(str(SOUND), "mediator").output.splitlines()
    assert re.split(r"\s{2,}", head) == ["id", "code", "kind", "what readers call it", "tags", "declared at"]
    assert re.split(r"\s{2,}", row) == ["mediation", "M1", "move", "Call a mediator", "talks", row.split()[-1]]
    assert re.fullmatch(r"sound\.yaml:\d+", row.split()[-1])


def test_a_word_that_nothing_holds_is_a_no() -> None:
    result = run(str(SOUND), "submarine")
    assert result.exit_code == 1
    assert result.output.startswith("Nothing holds 'submarine': ")


def test_names_are_looked_up_while_one_writes(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    file.write_text(SOUND.read_text(encoding="utf-8").replace("seats: owner", "seats: ownr"), encoding="utf-8")
    assert _ids(str(file), "lockout") == ["lockout"]


def test_a_rulebook_has_names_too_and_what_is_no_file_has_none(tmp_path: Path) -> None:
    assert _ids(str(POCKET / "pocket-rules.yaml"), "TRU") == ["trust"]
    assert run(str(tmp_path / "nowhere.yaml")).exit_code == 2


def _line(file: str, pattern: str) -> int:
    lines = (POCKET / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if re.match(pattern, line))
