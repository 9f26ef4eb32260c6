"""How a game gets to the table: begun afresh, or gone on with from its journal."""

from __future__ import annotations

import os
import secrets as chance
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wargame import __version__
from wargame.engine.draws import Dice, KeyedDice
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.engine.seeds import LARGEST_SEED, seed_of_code
from wargame.files import why
from wargame.model.files import Scenario
from wargame.model.state import Phase
from wargame.saves.codec import line_body, order_text
from wargame.saves.drawer import Drawer, Secrets, drawer_of
from wargame.saves.journal import Journal
from wargame.saves.lines import EmbeddedFile, Start
from wargame.saves.position import Position, beginning
from wargame.saves.problems import Unusable
from wargame.saves.replay import moments, program_of, typed_lines
from wargame.saves.seals import (
    SECRET_BYTES,
    dice_seed,
    game_id,
    rehearsal_secret,
    seal_digest,
    seal_salt,
    seed_commitment,
)

MOST = 1 << 64
"""Every seed below it is another game."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Everything a table holds when people sit down at it."""

    program: Program
    start: Start
    journal: Journal
    drawer: Drawer
    secrets: Secrets
    position: Position

    @property
    def dice(self) -> Dice:
        """What every draw of this game comes from."""
        return KeyedDice(dice_seed(self.start.dice, bytes.fromhex(self.secrets.secret), self.secrets.seed))


def begin(
    scenario: Scenario,
    path: Path,
    modules: Sequence[str],
    players: Mapping[str, str],
    seed: int | None,
    rehearsal: bool,
    drawers: Path | None,
    advice: bool = True,
    class_code: str | None = None,
) -> Sitting:
    """A new game: its drawer, then the first line of its journal. Raises ``Unusable`` where the file cannot be made."""
    program = lower(scenario, tuple(modules))
    if class_code is not None:
        seed = seed_of_code(class_code)
    dice = chance.randbelow(LARGEST_SEED + 1) if seed is None else seed
    if not 0 <= dice < MOST:
        raise ValueError("there is no such seed")
    secret = rehearsal_secret(dice) if rehearsal else chance.token_bytes(SECRET_BYTES)
    secrets = Secrets(secret.hex(), dice)
    start = Start(
        game=game_id(secret),
        wargame=__version__,
        rehearsal=rehearsal,
        typed_seed=seed is not None,
        dice="seed" if rehearsal else "mixed" if class_code is None else "class",
        advice=advice,
        scenario=scenario.about.id,
        title=scenario.about.title,
        turns=scenario.about.turns,
        modules=program.modules,
        seats=program.seats,
        players=dict(players),
        program=program.digest,
        commitment=seed_commitment(secret, dice),
        files=tuple(EmbeddedFile(name=file.name, text=file.text) for file in scenario.files),
        semantics=program.semantics,
    )
    drawer = drawer_of(start.game, save=path, rehearsal=rehearsal, folder=drawers)
    journal = Journal.create(path, private=not rehearsal)
    try:
        # The drawer first: a journal whose secrets were lost could never go on.
        drawer.put(secrets)
        journal.append(start.kind, line_body(start))
    except BaseException as error:
        journal.close()
        if not rehearsal or not os.path.lexists(path):  # the drawer of a rehearsal is called after its save
            with suppress(OSError):
                drawer.remove()
        if isinstance(error, OSError):
            raise Unusable(Path(error.filename or path), f"the game cannot be kept here ({why(error)})") from None
        raise
    return Sitting(program, start, journal, drawer, secrets, beginning(program))


def go_on(path: Path, drawers: Path | None) -> Sitting:
    """A game from its journal and its drawer, where its last whole line left it.

    Raises:
        Damaged: a line is not what was written.
        Unusable: no save, closed, in use, made under other rules, or its drawer is not on this computer.
    """
    journal = Journal.open(path)
    try:
        lines = typed_lines(path, journal.entries)
        start = lines[0]
        assert isinstance(start, Start)
        program = program_of(path, start)
        if program.digest != start.program:
            raise Unusable(path, f"it was begun under the rules of another version ({start.wargame}) of this program")
        *_, last = moments(path, program, lines)
        drawer = drawer_of(start.game, save=path, rehearsal=start.rehearsal, folder=drawers)
        if last.position.state.phase is Phase.CLOSED:
            # A crash between the last line and this.
            drawer.remove()
            raise Unusable(path, "the game is closed; it can be replayed")
        found = _fitting(path, start, last.position, drawer)
        journal.mend()
        return Sitting(program, start, journal, drawer, found, last.position)
    except BaseException:
        journal.close()
        raise


def _fitting(path: Path, start: Start, now: Position, drawer: Drawer) -> Secrets:
    """The drawer's contents, if they are this game's and hold the orders that its journal says are sealed."""
    try:
        found = drawer.take()
    except Unusable as error:
        raise Unusable(path, f"its secrets are not on this computer ({error})") from None
    secret = bytes.fromhex(found.secret)
    if game_id(secret) != start.game or seed_commitment(secret, found.seed) != start.commitment:
        raise Unusable(path, f"the drawer {drawer.path} is not of this game")
    for seat, seal in now.seals.items():
        sealed = found.sealed.get(seat)
        if now.orders or (
            sealed
            and sealed.line == seal.line
            and seal_digest(seal_salt(secret, seal.line), now.state.turn, seat, order_text(sealed.order)) == seal.digest
        ):
            continue
        raise Unusable(path, f"the sealed order of {seat} is not in the drawer {drawer.path}")
    return found
