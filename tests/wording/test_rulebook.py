"""The rulebook and the help of commands hold no English of their own either."""

from __future__ import annotations

import click
import pytest

from docs.interface_texts import found
from tests.plain.recording import POCKET
from tests.wording.pseudo import english_in, pseudo_language
from wargame.authoring import load_scenario
from wargame.cli import COMMANDS, main
from wargame.document.lines import lines
from wargame.manual.rulebook import manual_of


@pytest.mark.parametrize("instructor", [False, True], ids=["players", "instructor"])
def test_a_rulebook_can_be_translated(instructor: bool) -> None:
    scenario = load_scenario(POCKET).scenario
    assert scenario is not None
    with pseudo_language():
        said = lines(manual_of(scenario, instructor=instructor), 10_000)
    assert english_in(said, scenario) == []


def test_translators_are_given_the_help_of_every_command() -> None:
    texts = {one.texts[0] for one in found()}
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert command.help in texts
        asked = [param.help for param in command.params if isinstance(param, click.Option) and param.help]
        assert [help_ for help_ in asked if help_ not in texts] == []


def test_help_is_said_in_the_language_of_the_reader() -> None:
    with pseudo_language():
        command = main.get_command(click.Context(main), "scenarios")
    assert command is not None
    assert english_in(str(command.help)) == []
    command = main.get_command(click.Context(main), "scenarios")
    assert command is not None
    assert "scenarios" in str(command.help)
