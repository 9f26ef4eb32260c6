"""What games came to: how often each order was given, each answer, row, inject and ending; each rule was at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from wargame.engine.encoding import choice_words
from wargame.engine.names import names_of
from wargame.engine.program import Assign, Block, Change, ModifierOp, MoveSite, Op, Program, Roll, Say, Watching, When
from wargame.engine.program_walk import statements_in
from wargame.language import slots
from wargame.model.labels import Source, SourceKind, steps_of
from wargame.sim.block import Games
from wargame.sim.policies import BlockDecider, play_out
from wargame.sim.rows import Mask, Numbers, Row, Some, Truths, mask_of
from wargame.sim.scores import ScoredGames


_ACTING: frozenset[SourceKind] = frozenset(("rule", "settle", "later"))
"""What is seen at work by the statements that bear its label."""


class CountedGames(ScoredGames):
    """Games that count while they are played; names of what is counted stand in ``possible`` and ``parts_at_work``.

    Attributes:
        times: how often each thing happened, by its name; ``offer MOVE to SEAT`` counts the turns in which a seat had
            a card, its own needs met, and could pay for it.
        ever: the same names to the games in which it happened at all.
        tracks: slot of a track to how many games stood at each of its values, from its least, turn by turn (row 0:
            after the deal). Only games that played the turn.
    """

    def __init__(self, program: Program, count: int, seed: int, first: int = 0) -> None:
        super().__init__(program, count, seed, first)
        self.times: Counter[str] = Counter()
        self.ever: dict[str, Mask] = {}
        self._acting: dict[int, tuple[str, ...]] = {}
        turns = program.scenario.about.turns
        self.tracks: dict[str, Numbers] = {
            program.slots[spec.slot].name: np.zeros((turns + 1, spec.most - spec.least + 1), dtype=np.int64)
            for spec in program.tracks
            if program.slots[spec.slot].kind == "track"
        }

    def saw(self, name: str, where: Mask) -> None:
        """Something happened, once in each game of the mask."""
        times = int(np.count_nonzero(where))
        self.times[name] += times
        if times:
            self.ever[name] = self.ever[name] | where if name in self.ever else where.copy()

    def deal(self) -> None:
        """Setup, and where the tracks stand then."""
        super().deal()
        self.measure(~self.over)

    def measure(self, which: Mask) -> None:
        """Take down where the tracks stand in the games of the mask."""
        for spec in self.program.tracks:
            rows = self.tracks.get(self.program.slots[spec.slot].name)
            if rows is not None:
                rows[self.turn] += np.bincount(self.row(spec.slot)[which] - spec.least, minlength=rows.shape[1])

    def open_turn(self) -> None:
        """Open the next turn, and see what is on the table then."""
        going = ~self.over
        super().open_turn()
        for inject in self.program.scenario.injects:
            if slots.put(inject) in self.program.index:
                self.saw(f"inject {inject}", (self.row(self.program.slot(slots.put(inject))) > 0) & going)
        for site in self.program.moves.values():
            for seat in site.seats:
                self.saw(f"offer {site.move} to {seat}", offered(self, site, seat) & going)

    def run(self, block: Block, some: Some) -> None:
        """Run statements, and see whose they are."""
        names = self._acting.get(id(block))
        if names is None:
            names = self._acting[id(block)] = tuple(dict.fromkeys(name for op in block for name in parts_of(op)))
        for name in names:
            self.saw(name, some.mask)
        super().run(block, some)

    def counts(self, one: ModifierOp, some: Some) -> Truths:
        """Where a modifier counts; seen in the games that roll."""
        holds = super().counts(one, some)
        if ":" in one.source:
            self.saw(modifier_name(one), some.mask & mask_of(holds, self.count))
        return holds

    def _looks(self, watch: Watching, amount: Row, some: Some) -> Some:
        looks = super()._looks(watch, amount, some)
        self.saw(watch_name(watch), looks.mask)
        return looks

    def _roll(self, op: Roll, some: Some) -> None:
        super()._roll(op, some)
        rows = self.row(op.slot)
        for number in range(len(op.cuts) + 1):
            self.saw(row_name(op.purpose, number), some.mask & (rows == number + 1))

    def play(self, deciders: Sequence[BlockDecider]) -> Mapping[str, int]:
        """Play the games to their end; how often each thing happened, by its name."""
        play_out(self, deciders, self._look)
        ended = self.row(self.program.slot(slots.ENDED))
        for number, ending in enumerate(self.program.endings, start=1):
            self.saw(f"ending {ending}", ended == number)
        self.saw("no ending", ended == 0)
        return self.times

    def _look(self) -> None:
        """Once a turn, when all is resolved: what was ordered and answered. Games that ended before stand still."""
        program = self.program
        now = self.row(program.slot(slots.TURN)) == self.turn
        self.measure(now)
        for move, seat, parameters in cards_of(program):
            ordered = (self.row(program.slot(slots.ordered(move, seat))) > 0) & now
            self.saw(f"order {move} by {seat}", ordered)
            if not ordered.any():
                continue
            for key, several in parameters:
                row = self.row(program.slot(slots.chosen(move, key, seat)))
                for place, word in enumerate(choice_words(program, move, key)):
                    chosen = row & (1 << place) != 0 if several else row == place + 1
                    self.saw(f"choice {move}.{key}.{word}", chosen & ordered)
        for question, seat, words in asked_of(program):
            row = self.row(program.slot(slots.answered(question, seat))) * now
            if row.any():
                for place, word in enumerate(words, start=1):
                    self.saw(f"answer {question}.{word}", row == place)


def offered(games: Games, site: MoveSite, seat: str) -> Mask:
    """In which games a seat could order a move now: in its hand, its needs met, not too dear."""
    before = games.rows
    games.rows = list(before)
    for one in site.seats:  # a card's own conditions speak of a turn in which it is ordered
        games.rows[games.program.slot(slots.ordered(site.move, one))] = 1
    found = games.truth(site.exists[seat])
    met = np.ones(games.count, dtype=np.bool_)
    for need, _ in site.needs[seat]:
        met = met & games.truth(need)
    found = found & (met | games.truth(site.waived[seat]))
    for closed, _ in site.closed[seat]:
        found = found & ~games.truth(closed)
    if seat in games.program.purse:
        found = found & (games.number(site.cost[seat]) <= games.row(games.program.purse[seat]))
    games.rows = before
    return found


def row_name(purpose: str, number: int) -> str:
    """The name of a row, whoever ran the table."""
    return f"row {steps_of(purpose)[0].without_seat}#{number + 1}"


def modifier_name(one: ModifierOp) -> str:
    """The name of a modifier at work."""
    return f"modifier {one.source}"


def watch_name(watch: Watching) -> str:
    """The name of a watch that looks."""
    return watch.label.replace(":", " ", 1)


def parts_of(op: Op) -> tuple[str, ...]:
    """The rules, laters and settlings that a statement belongs to, as its labels say."""
    match op:
        case Change():
            labels = [op.source]
        case Roll():
            labels = [op.source, *op.purpose.split("<")]
        case Assign() | Say():
            labels = [getattr(op.event, key, "") for key in ("source", "cause")]
        case When():
            labels = []
    sources = (Source.parse(label) for label in labels)
    return tuple(_acting(one) for one in sources if one.kind in _ACTING and (one.kind == "settle") == _numbered(one))


def _acting(one: Source) -> str:
    return f"{one.kind} {one.id}#{one.number + 1}" if one.number is not None else f"{one.kind} {one.id}"


def _numbered(one: Source) -> bool:
    return one.number is not None


def cards_of(program: Program) -> Iterator[tuple[str, str, tuple[tuple[str, bool], ...]]]:
    """Every move a seat may order, with its parameters and whether they take several items."""
    for site in program.moves.values():
        parameters = program.scenario.moves[site.move].parameters
        for seat in site.seats:
            yield site.move, seat, tuple((key, one.several > 1) for key, one in parameters.items())


def asked_of(program: Program) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every question a seat is asked, with its answers."""
    questions = names_of(program).questions
    for site in program.questions.values():
        for seat in site.seats:
            yield site.question, seat, tuple(questions[site.question].answers)


def possible(program: Program) -> frozenset[str]:
    """The name of everything that a game of this program could come to, by its rules alone."""
    names = {f"ending {ending}" for ending in program.endings}
    for move, seat, parameters in cards_of(program):
        names.add(f"order {move} by {seat}")
        names |= {f"choice {move}.{key}.{word}" for key, _ in parameters for word in choice_words(program, move, key)}
    for question, _, words in asked_of(program):
        names |= {f"answer {question}.{word}" for word in words}
    names |= {f"inject {inject}" for inject in program.scenario.injects if slots.put(inject) in program.index}
    rolls = (op for op in statements_in(program) if isinstance(op, Roll))
    names |= {row_name(roll.purpose, number) for roll in rolls for number in range(len(roll.cuts) + 1)}
    return frozenset(names)


def parts_at_work(program: Program) -> frozenset[str]:
    """The name of every part of the rules that can be seen at work: rules, laters and settlings by what they change,
    watches by what they look at, modifiers by the rolls they count in. A part that touches orders or marks alone (it
    strikes a choice, crosses a red line) leaves no label, and is not among them."""
    names: set[str] = set()
    for op in statements_in(program):
        names.update(parts_of(op))
        if isinstance(op, Change):
            names.update(map(watch_name, op.watches))
        elif isinstance(op, Roll):
            names.update(modifier_name(one) for one in op.modifiers if ":" in one.source)
    return frozenset(names)
