"""Whether the first line of a save says of its game what the scenario inside the save says.

Checked: title, scenario, turns, seats, theories, files, who holds the seats (as far as the form goes), the form
of the version, and the digest of the rules. What nothing in a save can prove: who really held a seat, whether control
had switched the adviser off, and, in a people's game, whether its seed was typed and which version wrote it. A receipt
of the first line (``saves.receipts``), kept since the beginning, settles these too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from wargame.text.characters import forbidden
from wargame.engine.program import Program
from wargame.model.labels import DOCTRINE, SCRIPT, SeatHolder
from wargame.saves.counterfactual_dice import impossible
from wargame.saves.lines import BranchLine, StartLine
from wargame.saves.verdict import Discrepancy

_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}([a-z0-9.+-]{0,24})\Z")
_LONGEST = 1_000
"""Characters of the name of a player's script."""


def mismatches(program: Program, start: StartLine) -> Iterator[Discrepancy]:
    """Everything in the first line that the scenario inside it belies; ``program``: lowered from that scenario."""
    about = program.scenario.about
    for field, expected, found in (
        ("scenario", about.id, start.scenario),
        ("title", about.title, start.title),
        ("turns", str(about.turns), str(start.turns)),
        ("modules", _listed(program.modules), _listed(start.modules)),
        ("seats", _listed(program.seats), _listed(start.seats)),
        ("players", _listed(sorted(program.seats)), _listed(sorted(start.players))),
    ):
        if expected != found:
            yield Discrepancy(1, field, expected, found[:200])
    yield from forms(program, start, 1)
    yield from impossible(program, start)
    if start.forecasts and not program.scenario.forecasts:
        yield Discrepancy(1, "forecasts", "false, for there is nothing to forecast", "true")
    if start.rehearsal and not start.typed_seed:
        yield Discrepancy(1, "typed_seed", "true, as in every rehearsal", "false")
    if start.rehearsal and start.dice != "seed":
        yield Discrepancy(1, "dice", "the seed, as in every rehearsal", start.dice)
    if start.dice == "class" and not start.typed_seed:
        yield Discrepancy(1, "typed_seed", "true, as wherever a class has a code", "false")
    written = tuple((file.name, file.text) for file in program.scenario.files)
    if tuple((file.name, file.text) for file in start.files) != written:
        yield Discrepancy(
            1, "files", f"the {len(written)} files that the scenario is made of", f"{len(start.files)} files, not these"
        )


def forms(program: Program, begun: StartLine | BranchLine, line: int) -> Iterator[Discrepancy]:
    """What cannot be compared, and has a form at least: who holds the seats, and the version."""
    for seat, player in begun.players.items():
        if not _well_formed(program, player):
            kinds = "human, random, idle, strong, script or doctrine:NAME"
            yield Discrepancy(line, f"players.{seat}"[:80], kinds, player[:80])
    if not _VERSION.match(begun.wargame):
        yield Discrepancy(line, "wargame", "a version, e.g. 0.1.0", begun.wargame[:80])


def digest_mismatch(program: Program, begun: StartLine | BranchLine, line: int) -> Discrepancy | None:
    """Another digest of the rules than they have here, under the semantics that the save names: it was adjudicated by
    a program that lowers the same texts otherwise, or it was forged."""
    return None if begun.program == program.digest else Discrepancy(line, "program", program.digest, begun.program[:80])


def _well_formed(program: Program, player: str) -> bool:
    if len(player) > _LONGEST or forbidden(player, 1):
        return False
    holder = SeatHolder.parse(player)
    if holder.kind == DOCTRINE:
        return holder.name in program.scenario.doctrines
    return holder.complete or player == SCRIPT  # a save names no file; those of version 0.1 did


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
