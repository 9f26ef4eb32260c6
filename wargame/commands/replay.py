"""``wargame replay``: a recorded game, told in text or as data."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from wargame.commands.answers import NotAsked
from wargame.debrief.story import story
from wargame.engine.program import Program
from wargame.model.talk import TalkView
from wargame.plain.talk import WIDTH, wrapped
from wargame.saves import Damaged, Unusable
from wargame.saves.codec import to_data
from wargame.saves.replay import Record, Told, heard, program_of, read_save, told


@click.command()
@click.argument("save", type=click.Path(path_type=Path))
@click.option("--seat", metavar="SEAT", help="Only what this seat could know, of a game that is closed.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help="Text to read, or every event with its name LINE.INDEX.")
def replay(save: Path, seat: str | None, form: str) -> None:
    """Tell the game in SAVE from its first turn. A game that goes on is told as all seats know it."""
    try:
        record = read_save(save)
        program = program_of(save, record.start)
        reader = _viewer(record, program, seat)
        events, talk = list(told(record, program, reader)), heard(record, program, reader)
    except (Unusable, Damaged) as problem:
        raise NotAsked(str(problem)) from None
    if form == "json":
        click.echo(json.dumps(_data(record, events, talk), ensure_ascii=False, indent=2))
    else:
        _tell(record, program, events, talk)


def _viewer(record: Record, program: Program, seat: str | None) -> str | None:
    if seat is None:
        return None
    if seat not in program.seats:
        raise NotAsked(f"there is no seat '{seat}'; the seats are {', '.join(program.seats)}")
    if record.close is None:
        raise NotAsked("this game goes on: until it is closed, only what all seats know can be read")
    return seat


def _data(record: Record, events: Iterable[Told], talk: TalkView) -> dict[str, object]:
    start = record.start
    return {
        "scenario": start.scenario,
        "title": start.title,
        "modules": list(start.modules),
        "players": dict(start.players),
        "closed": record.close is not None,
        "events": [{"name": one.name, "turn": one.turn, **to_data(one.event)} for one in events],
        "talk": [{**to_data(one.said), "standing": to_data(one.standing)} for one in talk.spoken],
    }


def _tell(record: Record, program: Program, events: Iterable[Told], talk: TalkView) -> None:
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 100) if sys.stdout.isatty() else WIDTH

    def say(*lines: str) -> None:
        for line in lines:
            for row in wrapped(line, width):
                click.echo(row)

    held = ", ".join(f"{program.scenario.seats[seat].name}: {player}" for seat, player in record.start.players.items())
    theory = f" ({', '.join(record.start.modules)})" if record.start.modules else ""
    say(f"{record.start.title}{theory}", held)
    if record.close is None:
        say("This game goes on; what follows is what all seats know.")
    for heading, chapters in story(program, events, talk, over=record.close is not None):
        say("", heading, "-" * len(heading))
        for chapter in chapters:
            say("", *(() if chapter.title == heading else (chapter.title,)), *chapter.lines)
