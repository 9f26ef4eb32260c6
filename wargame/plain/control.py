"""Control's desk in lines, where somebody runs the game."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from wargame.debrief.notes import line_words
from wargame.plain.console import Console
from wargame.plain.naming import Unclear
from wargame.plain.typed import number, quoted
from wargame.session.control import SeatedControl
from wargame.table.refused import NotSaid
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _

SHOWN = 12
"""Lines of the journal that are listed at once."""
HELP = (
    N_("journal: the newest lines of the journal, with their numbers; journal all: every line."),
    N_("note TEXT: note something on the newest line, for the debrief; note 14 TEXT: on line 14."),
    N_("notes: what you noted so far."),
    N_("Enter: cover this page."),
)


class ControlPrompt:
    """Control at the prompt, until it covers its page."""

    def __init__(self, console: Console, control: SeatedControl) -> None:
        self._console, self._control = console, control

    def sit(self) -> None:
        """Take commands. Raises ``PlayersLeft`` at the end of input."""
        self._console.say("", *map(_, HELP))
        while said := self._console.ask("\n" + _("control>")).split():
            try:
                self._take(said)
            except Unclear as problem:
                self._console.say(str(problem))
            except NotSaid as refused:
                self._console.say(speaker_of(self._control.program).objection(refused.objection))

    def _take(self, said: Sequence[str]) -> None:
        match said:
            case ["help"]:
                self._console.say(*map(_, HELP))
            case ["journal", *rest]:
                self._journal(None if rest == ["all"] else SHOWN)
            case ["notes"]:
                self._notes()
            case ["note", *words]:
                self._note(words)
            case _:
                self._console.say(_("Control can: journal, note, notes, help; Enter covers this page."))

    def _journal(self, most: int | None) -> None:
        for n, line in islice(self._control.lines, most):
            self._console.say(f"{n:4}  {line_words(self._control.program, line)}")

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
