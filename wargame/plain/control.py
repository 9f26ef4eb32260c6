"""Control's desk in lines, where somebody runs the game."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice

from wargame.debrief.looks import look_noted, sealed_for_noted, sealed_look_noted, sealed_orders, sealed_words, seen_by
from wargame.debrief.notes import journal_rows, line_words
from wargame.debrief.mending import mend_refused
from wargame.debrief.msel import msel_lines, read_by
from wargame.debrief.decision_words import order_lines
from wargame.debrief.rulings import considered_words, red_line_words
from wargame.model.rulings import CATEGORIES, Category, Ruling, RulingCommand, kind_of
from wargame.model.talk import TO_ALL
from wargame.plain.console import Console
from wargame.plain.mending import mend_text
from wargame.plain.naming import Unclear, one_of
from wargame.plain.real_dice import ask_rolls
from wargame.plain.typed import number, quoted
from wargame.plain.undo import take_back
from wargame.session.control import SeatedControl
from wargame.table.refused import NotMended, NotRuled, NotSaid, OrderRefused
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _

SHOWN = 12
"""Lines of the journal that are listed at once."""
HELP = (
    N_("journal: the newest lines of the journal, with their numbers; journal all: every line."),
    N_("note TEXT: note something on the newest line, for the debrief; note 14 TEXT: on line 14."),
    N_("notes: what you noted so far."),
    N_("look SEAT: what a seat may know, not what it ordered; each look is noted. sealed: who has sealed."),
    N_("reply TEXT: answer the seat that wrote to you last."),
    N_("say SEAT TEXT, say SEAT,SEAT TEXT, say all TEXT: words of yours, which those they go to find in their talk."),
    N_("tracks: where every track stands, and how far it may be moved; red lines: those that you alone cross."),
    N_("move TRACK +2 CATEGORY REASON: a ruling that moves a track, before the first seal of a turn."),
    N_("cross RED-LINE CATEGORY REASON: a ruling that a red line of yours was crossed."),
    N_("open: open the orders, once all are sealed, before they are resolved; orders: what they hold."),
    N_("void SEAT CATEGORY REASON: a ruling that an opened order does not count."),
    N_("dice: type in real dice, roll by roll, once orders are open. Enter leaves a roll to the program, rest all."),
    N_("undo: where the game can be taken back to; undo 1 REASON: take it back there, other dice fall; undo 1 keep "
       "REASON: the same dice fall."),
    N_("msel: every situation, with its code, and how it stands; fire CODE CATEGORY REASON: it comes up now."),
    N_("hold, skip or release CODE CATEGORY REASON: it does not come up by itself, or does so again."),
    N_("retext CODE CATEGORY REASON: it comes up now, with a text of yours, which is asked for."),
    N_("inject SEAT,SEAT|all CATEGORY REASON: a situation of your own; its title and text are asked for."),
    N_("mend: put a slip of the pen right in what all read; the wrong words, and the right ones, are asked for."),
    N_("seats: who holds each seat; give SEAT HOLDER CATEGORY REASON: who does from now on, human for its team."),
    N_("seal SEAT: seal for a team that is not there what it has begun, or no move; it is noted."),
    N_("CATEGORY: correction, judgement, conduct or exercise. REASON: told to all who may know of the ruling."),
    N_("Enter: cover this page."),
)

SEES = N_("orders: before they are opened, too, for this scenario lets you see what is sealed; each look is noted.")
COMMANDS = (
    "journal, note, notes, look, sealed, say, reply, tracks, red lines, move, cross, open, orders, void, msel, fire, "
    "hold, skip, release, retext, inject, mend, seats, give, seal, dice, undo, help"
)
_AMOUNT = re.compile(r"[+−-]?[0-9]{1,4}\Z")


class ControlPrompt:
    """Control at the prompt, until it covers its page."""

    def __init__(self, console: Console, control: SeatedControl) -> None:
        self._console, self._control = console, control

    def sit(self) -> None:
        """Take commands. Raises ``PlayersLeft`` at the end of input."""
        self._console.say("", *map(_, self._help))
        while said := self._console.ask("\n" + _("control>")).split():
            try:
                self._take(said)
            except Unclear as problem:
                self._console.say(str(problem))
            except NotSaid as refused:
                self._console.say(speaker_of(self._control.program).objection(refused.objection))
            except NotMended as refused:
                self._console.say(mend_refused(self._control.program, refused.objection))
            except NotRuled as refused:
                self._console.say(speaker_of(self._control.program).ruling_objection(refused.objection))

    @property
    def _help(self) -> tuple[str, ...]:
        return (*HELP[:-1], SEES, HELP[-1]) if self._control.lets_see else HELP

    def _take(self, said: Sequence[str]) -> None:
        match said:
            case ["help"]:
                self._console.say(*map(_, self._help))
            case ["journal", *rest]:
                self._journal(None if rest == ["all"] else SHOWN)
            case ["notes"]:
                self._notes()
            case ["note", *words]:
                self._note(words)
            case ["say", to, *words]:
                self._say(to, words)
            case ["reply", *words]:
                self._reply(words)
            case ["look", *seat]:
                self._look(seat)
            case ["sealed"]:
                self._console.say(sealed_words(self._control.view))
            case ["tracks"]:
                self._tracks()
            case ["red", "lines"]:
                self._red_lines()
            case ["orders"]:
                self._orders()
            case ["open"]:
                self._open()
            case ["dice"]:
                self._dice()
            case ["undo", *words]:
                take_back(self._console, self._control, words)
            case ["move", track, by, *why] if _AMOUNT.match(by):
                slot = one_of(_("track"), track, self._slots())
                self._rule("track", slot, why, int(by.replace("−", "-")))
            case ["cross", red_line, *why]:
                self._rule("red_line", one_of(_("red line"), red_line, {one: one for one in self._lines()}), why)
            case ["void", seat, *why]:
                self._rule("order", one_of(_("seat"), seat, self._seats()), why)
            case ["seats"]:
                self._console.say(*(f"{seat}: {holder}" for seat, holder in self._control.holders.items()))
            case ["give", seat, holder, *why]:
                self._rule("seat", f"{one_of(_('seat'), seat, self._seats())}={holder}", why)
            case ["seal", seat]:
                self._seal(one_of(_("seat"), seat, self._seats()))
            case ["mend"]:
                mend_text(self._console, self._control)
            case ["msel"]:
                self._console.say(*msel_lines(self._control.program, self._control.injects))
            case ["fire" | "hold" | "skip" | "release" as what, code, *why]:
                self._rule(what, self._inject(code), why)
            case ["retext", code, *why]:
                inject = self._inject(code)
                text = self._console.ask(_("Its text in this game, in one line:"))
                self._rule("fire", inject, why, text=text)
            case ["inject", to, *why]:
                seats = () if to == "all" else tuple(one_of(_("seat"), one, self._seats()) for one in to.split(","))
                title = self._console.ask(_("Its title:"))
                self._rule("announce", "", why, seats=seats, title=title, text=self._console.ask(_("Its text:")))
            case _:
                known = _("Control can: {commands}; Enter covers this page.")
                self._console.say(known.format(commands=COMMANDS))

    def _journal(self, most: int | None) -> None:
        lines = islice(self._control.lines, most)
        self._console.say(*journal_rows(self._control.program, lines, self._control.undone))

    def _notes(self) -> None:
        if not self._control.notes:
            self._console.say(_("You have noted nothing yet."))
        for note in self._control.notes:
            about = _("On line {n}, {words}").format(n=note.n, words=line_words(self._control.program, note.about))
            self._console.say(about, *(f"  {words}" for words in note.text.split("\n")))

    def _note(self, words: Sequence[str]) -> None:
        newest, _line = next(iter(self._control.lines))
        about = newest
        if words and words[0].isdecimal() and len(words) > 1:
            found = number(words[0], 1, newest)
            if found is None:
                span = _("There is no line {said}: they go from 1 to {last}.")
                raise Unclear(span.format(said=quoted(words[0]), last=newest))
            about, words = found, words[1:]
        if not words:
            raise Unclear(_("Note what? note TEXT, or note 14 TEXT."))
        self._control.note(about, " ".join(words))
        self._console.say(_("Noted on line {n}. Nobody else reads it before the debrief.").format(n=about))

    def _say(self, to: str, words: Sequence[str]) -> None:
        if self._control.turn is None:
            raise Unclear(_("Nothing can be said while orders lie open."))
        names = [one for one in to.split(",") if one]
        whom = TO_ALL if names == ["all"] else tuple(one_of(_("seat"), one, self._seats()) for one in names)
        self._control.say(self._control.message(whom, " ".join(words)))
        self._console.say(_("Said."))

    def _reply(self, words: Sequence[str]) -> None:
        if self._control.turn is None:
            raise Unclear(_("Nothing can be said while orders lie open."))
        if self._control.asker is None:
            raise Unclear(_("No seat has written to you yet."))
        self._control.say(self._control.message((self._control.asker,), " ".join(words)))
        self._console.say(_("Said."))

    def _look(self, said: Sequence[str]) -> None:
        program = self._control.program
        seat = one_of(_("seat"), " ".join(said), self._seats())
        view = self._control.look(seat, look_noted(program, seat))
        title = _("What may be known by {seat}").format(seat=program.scenario.seats[seat].name)
        self._console.say(title, "", *seen_by(view, speaker_of(program)))

    # Rulings

    def _slots(self) -> Mapping[str, str]:
        """Every track by its slot, its id alone where there is no family, and its name."""
        name = speaker_of(self._control.program).name
        return {word.lower(): one.slot for one in self._control.tracks for word in (one.slot, name(one.slot))}

    def _seats(self) -> Mapping[str, str]:
        seats = self._control.program.scenario.seats.items()
        return {word.lower(): id_ for id_, seat in seats for word in (id_, seat.name, seat.letter)}

    def _lines(self) -> Sequence[str]:
        return tuple(self._control.program.scenario.red_lines)

    def _tracks(self) -> None:
        name = speaker_of(self._control.program).name
        room = _("{slot}: {now}, from {least} to {most} ({name})")
        for one in self._control.tracks:
            self._console.say(
                room.format(slot=one.slot, now=one.now, least=one.least, most=one.most, name=name(one.slot))
            )

    def _red_lines(self) -> None:
        for one in self._control.red_lines:
            self._console.say(f"{one}: {red_line_words(self._control.program, one)}")
        if not self._control.red_lines:
            self._console.say(_("There is no red line left that only control crosses."))

    def _orders(self) -> None:
        if sealed := self._control.sealed_now:
            look = self._control.look_at_sealed(sealed_look_noted(self._control.program, sealed))
            self._console.say(_("Sealed, and not opened yet:"), *sealed_orders(self._control.program, look.orders))
        elif not self._control.opened:
            self._console.say(_("No orders lie open."))
        for seat, order in self._control.opened.items():
            held = "; ".join(order_lines(self._control.program, order))
            self._console.say(f"{self._control.program.scenario.seats[seat].name}: {held}")

    def _open(self) -> None:
        if not self._control.orders_wait:
            raise Unclear(_("Orders are opened once every seat has sealed."))
        if self._console.agreed(_("No team can take its order back after that. Open them? (yes, or Enter to go back)")):
            self._control.open_orders()
            self._orders()

    def _dice(self) -> None:
        if not self._control.opened:
            raise Unclear(_("Real dice are typed in once orders are open and before they are resolved: type open."))
        typed = ask_rolls(self._console, self._control.program, self._control.real_dice)
        self._console.say(_("Rolls that were typed in: {typed}. The others are the program’s.").format(typed=typed))

    def _seal(self, seat: str) -> None:
        program = self._control.program
        if seat not in self._control.absent:
            raise Unclear(_("That seat has sealed, or nothing is ordered now, or no team holds it."))
        try:
            self._control.seal_for(seat, sealed_for_noted(program, seat))
        except OrderRefused as refused:
            raise Unclear(speaker_of(program).refusals(refused.refusals)) from None
        self._console.say(_("Sealed, and noted."))

    def _inject(self, code: str) -> str:
        injects = self._control.program.scenario.injects.items()
        return one_of(_("situation"), code, {word.lower(): id_ for id_, one in injects for word in (id_, one.code)})

    def _rule(
        self, what: Ruling, id_: str, why: Sequence[str], by: int = 0, seats: tuple[str, ...] = (), title: str = "",
        text: str = "",
    ) -> None:  # fmt: skip
        category = _category(why)
        reason = " ".join(why[1:])
        ruling = RulingCommand(
            category=category, reason=reason, what=what, id=id_, by=by, seats=seats, title=title, text=text
        )
        wrong, unfit = self._control.objection(ruling), self._control.text_of_ruling_objection(ruling)
        if wrong is not None:
            raise NotRuled(wrong)
        if unfit is not None:
            raise NotSaid(unfit)
        program, now = self._control.program, {one.slot: one.now for one in self._control.tracks}.get(id_, 0)
        does, _why, *told = considered_words(
            program, ruling, now, self._control.told_to(ruling), self._control.sealed
        )
        self._console.say(does, *told)
        if kind_of(ruling.what).text != "none":
            self._console.say(*read_by(self._control.would_read(ruling), program))
        if self._console.agreed(_("Rule so? (yes, or Enter to go back)")):
            self._control.rule(ruling)
            self._console.say(_("It is ruled, and written down."))


def _category(why: Sequence[str]) -> Category:
    names: Mapping[str, Category] = {one: one for one in CATEGORIES}
    if not why:
        raise Unclear(_("Of what category, and why? It is one of: {names}.").format(names=", ".join(CATEGORIES)))
    return one_of(_("category"), why[0], names)
