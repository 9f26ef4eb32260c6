"""What ``wargame branch`` says of counterfactual games: what was made, its family, two games side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame.commands.answers import NotAsked, refused, say, say_json
from wargame.files import shell_word
from wargame.records import record
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.engine.program import Program
    from wargame.model.orders import Order
    from wargame.saves.family import FamilyMember
    from wargame.saves.save import Save
    from wargame.table.counterfactual import Changes


@record
class WhatIfOptions:
    """What the command line says is to be otherwise."""

    turn: int | None
    seats: tuple[str, ...]
    orders: tuple[str, ...]
    theories: tuple[str, ...]
    dice: tuple[str, ...]
    swap: bool

    def said(self) -> bool:
        """Whether anything is."""
        return bool(self.seats or self.orders or self.theories or self.dice or self.swap)


def tell_what_if(save: Path, to: Path | None, asked: WhatIfOptions, fresh: Callable[[], Path]) -> None:
    """Make the game that ``asked`` describes, and tell what became otherwise."""
    from wargame.commands.writing import warn_of_name
    from wargame.debrief.beside import lost
    from wargame.saves import Damaged, Unusable
    from wargame.saves.replay import program_of
    from wargame.saves.save import read_save
    from wargame.table.counterfactual import CannotAsk, counterfactual
    from wargame.table.counterfactual_saves import write

    with refused(Unusable, Damaged, CannotAsk):
        parent = read_save(save)
        changes = _changes(parent, program_of(save, parent.start), asked)
        if to is not None:
            warn_of_name(to)
        made, path = counterfactual(parent, changes), to or fresh()
        write(made.lines, path, private=not parent.start.rehearsal)
    say(_("What if: {path} says the same as {save} up to line {line}.").format(path=path, save=save, line=made.common))
    for line in lost(made):
        say(line)
    tell_beside(save, path, "text")


def played_anew(
    save: Path, to: Path | None, turn: int | None, held: tuple[Mapping[str, str], Mapping[str, str]],
    fresh: Callable[[], Path],
) -> None:
    """Make a game that stands at a turn of a finished one, with its dice, for people to plan that turn anew."""
    from wargame.model.labels import HUMAN
    from wargame.saves import Damaged, Unusable
    from wargame.saves.save import read_save
    from wargame.table.counterfactual import CannotAsk, Changes
    from wargame.table.counterfactual_saves import play_on

    players, scripts = held
    if scripts:
        raise NotAsked(_("with --same-dice no seat is held by a script"))
    if turn is None:
        raise NotAsked(_("--same-dice plans a turn anew: say which, with --at NUMBER"))
    with refused(Unusable, Damaged, CannotAsk):
        seats = read_save(save).start.seats
        path = to or fresh()
        play_on(save, path, Changes(turn), {**dict.fromkeys(seats, HUMAN), **players})
    say(_("Turn {turn} is planned anew, with the dice that fell in {save}.").format(turn=turn, save=save))
    say(_("Saved: {path}").format(path=path))
    say(_("Go on with: wargame play --continue {save}").format(save=shell_word(path)))


def _changes(parent: Save, program: Program, asked: WhatIfOptions) -> Changes:
    from wargame.table.counterfactual import Changes

    turn = asked.turn
    if turn is None and asked.theories and not (asked.seats or asked.dice or asked.swap):
        turn = 1
    if turn is None:
        raise NotAsked(_("at which turn? Say --at NUMBER"))
    if len(asked.seats) != len(asked.orders):
        raise NotAsked(_("--seat and --orders go in pairs: whose orders, and which"))
    orders: dict[tuple[int, str], Order] = {}
    for seat, said in zip(asked.seats, asked.orders, strict=True):
        if seat not in program.seats:
            raise NotAsked(_("there is no seat '{asked}'; the seats are {seats}"), asked=seat,
                           seats=", ".join(program.seats))  # fmt: skip
        orders |= {(at, seat): order for at, order in _orders(program, seat, turn, said).items()}
    return Changes(turn, orders, asked.theories or None, dict(map(_faces, asked.dice)), asked.swap)


def _orders(program: Program, seat: str, turn: int, said: str) -> Mapping[int, Order]:
    """Orders by turn, of a script or of what is said of one turn."""
    from wargame.authoring.yaml.source import SourceText
    from wargame.players.script import ScriptProblems, read_script, script_in

    try:
        if Path(said).is_file():
            return dict(read_script(Path(said), program.scenario, seat).orders)
        if ":" in said:
            body = said.strip().removeprefix("{").removesuffix("}")
        else:
            moves = [part.strip() for part in said.split(",") if part.strip() not in ("", "none")]
            body = f"moves: [{', '.join(moves)}]"
        source = SourceText("--orders", f"- {{turn: {turn}, {body}}}")
        return dict(script_in(source, program.scenario, seat).orders)
    except ScriptProblems as problem:
        first = problem.diagnostics[0]
        hint = f" ({first.hint})" if first.hint else ""
        raise NotAsked(f"--orders: {first.message}{hint}") from None


def _faces(said: str) -> tuple[str, tuple[int, ...]]:
    purpose, equals, faces = said.rpartition("=")
    numbers = [part.strip() for part in faces.split(",")]
    if not equals or not all(part.isascii() and part.isdigit() and len(part) < 8 for part in numbers):
        raise NotAsked(_("--die: “{said}” is no PURPOSE=FACES, e.g. move:joint_statement=6,1"), said=said)
    return purpose, tuple(map(int, numbers))


def tell_beside(save: Path, other: Path, form: str) -> None:
    """Two finished games of one origin side by side."""
    from wargame.commands.replay import width
    from wargame.debrief.beside import beside, differences
    from wargame.debrief.recording import Recording
    from wargame.document.lines import lines
    from wargame.saves import Damaged, Unusable
    from wargame.saves.codec import to_data

    with refused(Unusable, Damaged):
        both = Recording.open(save), Recording.open(other)
    if not all(one.finished for one in both):
        raise NotAsked(_("a game goes on: games are laid side by side when they are closed"))
    if both[0].record.start.scenario != both[1].record.start.scenario:
        raise NotAsked(_("these are games of two scenarios"))
    if form == "json":
        say_json(to_data(differences(*both)))
        return
    click.echo("")
    click.echo(lines(beside(*both, (save.stem, other.stem)), width()), nl=False)


def tell_family(save: Path, form: str) -> None:
    """A save with its branches, as a tree."""
    from wargame import library
    from wargame.saves import Damaged, Unusable
    from wargame.saves.family import family
    from wargame.saves.mending import mends_in, with_mends
    from wargame.saves.replay import program_of

    with refused(Unusable, Damaged):
        folders = {save.resolve().parent, library.saves_dir().resolve()}
        others = {path for folder in folders if folder.is_dir() for path in folder.glob("*.jsonl")}
        tree = family(save, others)
        program = with_mends(program_of(save, tree.save.start), mends_in(tree.save.lines))
    if form == "json":
        say_json(_data(tree))
        return
    for line in _tree(tree, program, 0):
        say(line)


def _data(branch: FamilyMember) -> dict[str, object]:
    from wargame.saves.codec import to_data

    what_if = branch.save.start.what_if
    return {
        "save": str(branch.save.path), "line": branch.line, "closed": branch.save.close is not None,
        "what_if": None if what_if is None else to_data(what_if), "branches": [_data(one) for one in branch.branches],
    }  # fmt: skip


def _tree(branch: FamilyMember, program: Program, depth: int) -> Iterator[str]:
    from wargame.debrief.origin import changed
    from wargame.wording.numbers import listing

    start, indent = branch.save.start, "  " * depth
    if start.what_if is not None:
        words = listing(changed(start.what_if, program.scenario, start.modules))
        about = _("what if: {changes}").format(changes=words)
    else:
        about = _("played on under new secrets, from line {line}").format(line=branch.line) if depth else ""
    state = _ended(branch, program) or _("goes on")
    yield f"{indent}{branch.save.path.name}: {'; '.join(part for part in (about, state) if part)}"
    for one in branch.branches:
        yield from _tree(one, program, depth + 1)


def _ended(branch: FamilyMember, program: Program) -> str:
    """Ending and scores of a closed game; "": it is not closed."""
    from wargame.model.events import Ended, Scored
    from wargame.saves.lines import events_of
    from wargame.saves.standing import standing
    from wargame.wording import speaker_of

    if branch.save.close is None:
        return ""
    events = [event for _n, line in standing(branch.save.lines) for event in events_of(line)]
    speaker = speaker_of(program).events
    ending = next((program.scenario.endings[one.ending].name for one in events if isinstance(one, Ended)), _("left"))
    scores = ", ".join(f"{speaker.seat(one.seat)} {one.total}" for one in events if isinstance(one, Scored))
    return f"{ending} ({scores})" if scores else ending
