"""Control puts slips of the pen right in what is on every screen."""

from __future__ import annotations

from collections.abc import Callable

from wargame.model.mending import Mend, TextChange, MendObjection
from wargame.model.state import Phase
from wargame.records import record
from wargame.saves.control_words import one_line
from wargame.saves.history import History
from wargame.saves.journal import Journal
from wargame.saves.lines import Line, MendLine
from wargame.saves.mending import line_objection, mended_texts
from wargame.table.refused import NotMended
from wargame.text.characters import forbidden


@record
class MendCommands:
    """Mending at a table (``ControlCommands.mending``). Words are made tidy first: one line, single blanks."""

    _history: History
    _journal: Journal
    _write: Callable[[Line], None]

    def texts(self, wrong: str, right: str) -> tuple[TextChange, ...]:
        """Every text that would read otherwise, as it reads now and then."""
        return self._texts(Mend(one_line(wrong), one_line(right)))

    def objection(self, wrong: str, right: str) -> MendObjection | None:
        """Why texts cannot be mended so now; None: they can."""
        if not self._journal.roomy:
            return MendObjection("full")
        now, mend = self._history.last, Mend(one_line(wrong), one_line(right))
        if now.state.phase is Phase.CLOSED:
            return MendObjection("game_over")
        against = line_objection(now.mends, mend)
        if against is not None and against.against != "no_right_words":
            return against
        found = self._texts(mend)
        if not found:
            return MendObjection("nowhere", mend.wrong)
        return against or self._text_objection(found)

    def mend(self, wrong: str, right: str) -> None:
        """Wherever a text has the words ``wrong``, it has the words ``right`` from now on, for all who read it. Raises
        ``NotMended``."""
        against = self.objection(wrong, right)
        if against is not None:
            raise NotMended(against)
        self._write(MendLine(turn=self._history.last.state.turn, wrong=one_line(wrong), right=one_line(right)))

    def _texts(self, mend: Mend) -> tuple[TextChange, ...]:
        now = self._history.last
        return mended_texts(self._history.program.scenario, now.state, now.events, mend)

    def _text_objection(self, found: tuple[TextChange, ...]) -> MendObjection | None:
        """Why these texts cannot read so; None: they can."""
        from wargame.authoring.mended_texts import refused_terms  # here: most games mend nothing

        for text in found:
            if bad := forbidden(text.then, 1):  # a sign that stands well alone can stand wrongly beside another
                return MendObjection("character", character=bad[0][1], path=text.path)
            if text.longest and len(text.then) > text.longest:
                return MendObjection("too_long", path=text.path, most=text.longest)
        for text, because in refused_terms(self._history.program.scenario, found):
            return MendObjection("term", because, path=text.path)
        return None
