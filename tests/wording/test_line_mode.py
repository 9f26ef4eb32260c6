"""No page of line mode holds English of its own: all it says comes from a catalogue, a speaker or the scenario."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner

from tests.plain.recording import HERE, RECEIPT, TRANSCRIPTS, Transcript
from tests.wording.pseudo import english_in, pseudo_language
from wargame import library
from wargame.authoring import load_scenario
from wargame.cli import main
from wargame.model.files import Scenario
from wargame.model.labels import HUMAN, IDLE, RANDOM
from wargame.plain.commands import COMMANDS
from wargame.plain.console import Console

PATH = re.compile(r"\S+\.jsonl|(?<!\S)(/|[A-Z]:\\)\S+")


@pytest.mark.parametrize(
    "transcript",
    [pytest.param(one, id=one.name, marks=pytest.mark.long if one.name == "launcher" else ()) for one in TRANSCRIPTS],
)
def test_what_line_mode_says_can_be_translated(
    transcript: Transcript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert english(transcript) == []


def test_a_sentence_of_its_own_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    say = Console.say
    monkeypatch.setattr(Console, "say", lambda console, *told: say(console, *told, "Nobody translates this."))
    assert "translates this." in english(TRANSCRIPTS[0])


def english(transcript: Transcript) -> list[str]:
    """What a session says in English though every catalogue and speaker says something else."""
    typed = (HERE / f"{transcript.name}.in").read_text(encoding="utf-8")
    with pseudo_language(), patch("wargame.plain.console.WIDTH", 1_000):  # no path is cut
        said = CliRunner().invoke(main, ["play", "--plain", *transcript.words], input=typed).output
    assert re.search("[а-я]", said)
    for word in words_to_type():
        said = said.replace(word, "")
    return english_in(PATH.sub("", RECEIPT.sub("", said)), *scenarios(transcript), typed=typed)


def words_to_type() -> Iterator[str]:
    """They are the same in all languages."""
    yield from (f"  {command.name} {command.usage}".rstrip() + ":" for command in COMMANDS)
    yield from ("wargame play --plain --continue ", "wargame replay ", "wargame aar ", " -o report.html")
    yield from ("wargame why ", HUMAN, RANDOM, IDLE)


def scenarios(transcript: Transcript) -> list[Scenario]:
    """Those whose text a session shows: the one that is played, or all there are to choose from."""
    played = transcript.words[:1]
    paths = [*map(library.find_scenario, played)] or [library.find_scenario(one.id) for one in library.scenario_index()]
    return [found for path in paths if (found := load_scenario(path).scenario) is not None]
