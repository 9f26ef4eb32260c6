"""Where the points of a finished game came from, as a page: a sentence a seat, then a table of the turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from wargame.debrief.order_holders import OrderHolders
from wargame.document.nodes import Document, Node, grid, items, paragraph, section
from wargame.sim.effects import Effect
from wargame.sim.ledger_records import Account, ScoreLedger, LedgerPart
from wargame.sim.doctrine_deciders import AT_RANDOM
from wargame.sim.doctrine_mix import DoctrineMix
from wargame.sim.played_game import PlayedGame
from wargame.wording.catalogue import _
from wargame.wording.numbers import level, listing, measured, percentage, whole
from wargame.wording.speaker import Speaker


LEAST = 0.05
"""What is less is written as nothing."""


def ledger_document(game: PlayedGame, ledger: ScoreLedger, speaker: Speaker) -> Document:
    """The whole of it: a sentence a seat, whose decisions those of programs were, what the numbers mean, and how each
    turn went for each seat."""
    return (
        *map(paragraph, ledger_sentences(game, ledger, speaker)),
        *items(*OrderHolders(game.program, game.givers).handovers()),
        *how_to_read(ledger, speaker),
        *(node for seat in ledger.accounts for node in _turns(ledger, seat, speaker)),
    )


def ledger_sentences(game: PlayedGame, ledger: ScoreLedger, speaker: Speaker) -> tuple[str, ...]:
    """How each seat came to its score, in a sentence whose numbers add up to it."""
    return tuple(_sentence(game, ledger, seat, account, speaker) for seat, account in ledger.accounts.items())


def _sentence(game: PlayedGame, ledger: ScoreLedger, seat: str, account: Account, speaker: Speaker) -> str:
    others = sum((one.points for one in account.others.values()), Fraction())
    parts = [
        *_own(game, ledger, seat, account),
        (_("by the decisions of the other seats"), others),
        (_("by the dice"), account.dice.points),
        (_("by what was dealt and what came up"), account.events.points),
    ]
    tenths = in_tenths([*(points for _words, points in parts), account.start.points], account.score)
    said = listing(
        _("{change} {by}").format(change=measured(number / 10), by=words)
        for (words, _points), number in zip(parts, tenths, strict=False)
    )
    return _("{seat} ended at {score}: {parts}. Before it began, {start} were to be expected.").format(
        seat=speaker.events.seat(seat), score=whole(account.score), parts=said, start=level(tenths[-1] / 10)
    )


def _own(game: PlayedGame, ledger: ScoreLedger, seat: str, account: Account) -> Iterator[tuple[str, Fraction]]:
    """What a seat's own decisions gave it: those of its team apart from those of programs that held the seat."""
    held = OrderHolders(game.program, game.givers)
    turns = held.programs(seat)
    if not turns:
        yield _("by its own decisions"), account.own.points
        return
    theirs = sum(
        (one.effects[seat].points for one in ledger.parts
         if one.kind == "decision" and one.seat == seat and one.turn in turns),
        Fraction(),
    )  # fmt: skip
    if len(turns) < len(game.turns):
        yield _("by the decisions of its team"), account.own.points - theirs
    yield _("by those of {holder}").format(holder=held.programs_words(seat)), theirs


def in_tenths(points: Sequence[Fraction], total: int) -> list[int]:
    """Parts of a whole number in tenths that add up to it, none a tenth from what it is (largest remainders)."""
    found = [floor(10 * one) for one in points]
    left = 10 * total - sum(found)
    for place in sorted(range(len(points)), key=lambda at: (found[at] - 10 * points[at], at))[:left]:
        found[place] += 1
    return found


def how_to_read(ledger: ScoreLedger, speaker: Speaker) -> Document:
    """What the numbers are, in words that need nothing else."""
    return section(
        3, _("How to read this"),
        items(
            _(
                "A position is worth what a seat scores on average when others play the game to its end from there. "
                "Those others are doctrines: ready-made ways of playing that the crisis brings along. {mix}"
            ).format(mix=mix_words(ledger.mix)),
            _(
                "Decisions: what the orders that were given brought, compared with the orders these doctrines would "
                "have given in the same place, before any die of the turn fell. Where orders work together, each "
                "seat gets its fair share (the mean over every order in which they could have been added)."
            ),
            _(
                "Dice: what the faces that fell brought, compared with all the faces that could have fallen. What "
                "came up: private cards, injects and other things that a turn opened with."
            ),
            _(
                "Numbers in brackets cannot be told from nothing: chance alone could have made them so large. What "
                "stands without brackets is sure in the sense that in 19 of 20 such tables not one number stands "
                "without brackets wrongly."
            ),
            _(
                "{games:,} games were played on from every position, each time with the same players and the same "
                "dice, so that differences come from the positions. Every sum above is exact within ± {give:.1f} "
                "points; the parts add up to the score."
            ).format(games=ledger.games, give=max(ledger.give, 0.05)),
        ),
    )


def mix_words(drawn: DoctrineMix) -> str:
    """Who plays on, and how often: a sentence."""
    names = [name for name, _share in drawn.shares]
    whole_ = sum(share for _name, share in drawn.shares)
    if names == [AT_RANDOM]:
        return _("This crisis has none: every seat orders at random.")
    if len(names) == 1:
        return _("Here every seat follows “{doctrine}”.").format(doctrine=names[0])
    if len({share for _name, share in drawn.shares}) == 1:
        return _("For each seat of each game one of {doctrines} is drawn, all alike often.").format(
            doctrines=listing(f"“{name}”" for name in names)
        )
    shares = (f"“{name}” ({percentage(f'{100 * share / whole_:.0f}')})" for name, share in drawn.shares)
    return _("For each seat of each game one of them is drawn: {doctrines}.").format(doctrines=listing(shares))


def _turns(ledger: ScoreLedger, seat: str, speaker: Speaker) -> Iterator[Node]:
    name, worth = speaker.events.seat, {one.turn: one.worth[seat] for one in ledger.values if not one.open}
    seats = list(ledger.accounts)
    decided = (_("{seat} decided").format(seat=name(one)) for one in seats)
    head = ("", _("came up"), *decided, _("dice"), _("worth then"))
    expected = level(ledger.parts[0].effects[seat].mean)
    rows = [(_("before the deal"), *("" for _column in head[2:]), expected)]
    for turn in worth:
        parts = [one for one in ledger.parts if one.turn == turn and one.kind != "start"]
        cells = [
            _cell(parts, "deal" if turn == 0 else "opening", "", seat),
            *(_cell(parts, "decision", one, seat) for one in seats),
            _cell(parts, "dice", "", seat),
        ]
        label = speaker.events.turn(turn) if turn else _("the deal")
        rows.append((label, *cells, level(worth[turn].mean)))
    title = _("{seat}: points gained and lost, turn by turn").format(seat=name(seat))
    yield from grid(head, rows, title, range(1, len(head)))
    as_ruled = [
        speaker.events.turn(one.turn) for one in ledger.parts
        if one.kind == "decision" and one.seat == seat and one.as_doctrine == 1
    ]
    if as_ruled:
        said = _("{seat} ordered exactly what the doctrines would have ordered in: {turns}. There its part is 0.")
        yield paragraph(said.format(seat=name(seat), turns=listing(as_ruled)))


def _cell(parts: Sequence[LedgerPart], kind: str, by: str, seat: str) -> str:
    found = next((one.effects[seat] for one in parts if one.kind == kind and one.seat == by), None)
    return "" if found is None else effect_words(found)


def effect_words(one: Effect) -> str:
    """A gain or loss for a table: in brackets where it cannot be told from nothing."""
    if abs(one.mean) < LEAST:
        return "0" if one.points == 0 else "(0.0)"
    return measured(one.mean) if one.sure else f"({measured(one.mean)})"
