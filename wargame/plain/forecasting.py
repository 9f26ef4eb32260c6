"""What a seat states beside its order, at the prompt: its intent and its forecasts, asked for one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wargame.debrief.forecasts import stated_percent, statement_lines
from wargame.model.forecasting import LONGEST_INTENT, NOTHING_STATED, SeatStatement
from wargame.model.talk import tidy
from wargame.plain.console import Back, Console
from wargame.plain.naming import Unclear
from wargame.plain.typed import number, quoted
from wargame.session.seat import TeamAtDesk
from wargame.table.refused import NotStated
from wargame.wording.catalogue import N_, _
from wargame.wording.statements import statement_refused

OPEN = "open"
"""What is typed for an outcome that no forecast is made of."""
WRONG = N_("{said} is no whole number from 0 to 100. Type one, Enter to leave it as it is, or open for no forecast.")


class ForecastPrompt:
    """A team states, changes and looks at what goes with its order; ``team.outcomes`` is not empty."""

    def __init__(self, console: Console, team: TeamAtDesk) -> None:
        self._console, self._team = console, team

    def take(self, said: Sequence[str]) -> None:
        """What was typed behind ``forecast``: nothing, to be asked for everything; ``NUMBER PERCENT``; ``intent TEXT``;
        ``none``, to state nothing. Raises ``Unclear``, and ``Back`` where they would rather not say."""
        now = self._team.statement
        match said:
            case []:
                self._asked(now)
                return
            case ["none"]:
                self._state(NOTHING_STATED)
            case ["intent", *words]:
                self._state(replace(now, intent=tidy(" ".join(words))))
            case [place, percent]:
                self._state(self._with(now, self._outcome(place), percent))
            case _:
                raise Unclear(_("Type forecast with NUMBER PERCENT, intent TEXT, none, or nothing."))
        self.show()

    def before_sealing(self) -> None:
        """Where nothing is stated, ask once; otherwise show what goes with the order."""
        if not self._team.statement.empty:
            self.show()
        elif self._console.agreed(_("A forecast to go with it? (yes, or Enter for none)")):
            self.take(())

    def show(self) -> None:
        """What would be stated, for this seat alone."""
        self._console.say(*statement_lines(self._team.outcomes, self._team.statement))

    def _asked(self, now: SeatStatement) -> None:
        console = self._console
        console.say(
            _("What you state here nobody else learns before the debrief; forecasts are scored there. Enter leaves a "
              "thing as it is.")
        )  # fmt: skip
        intent = console.ask(
            _("What do you want this turn, in one line of at most {most} characters (now: {intent})").format(
                most=LONGEST_INTENT, intent=now.intent or _("not stated"))
        )  # fmt: skip
        if intent.lower() == "back":
            raise Back
        now = self._state(replace(now, intent=tidy(intent))) if intent else now
        for place, (id_, text) in enumerate(self._team.outcomes.items(), 1):
            console.say(f"{place}. {text}")
            now = self._percent(now, id_)
        self.show()

    def _percent(self, now: SeatStatement, outcome: str) -> SeatStatement:
        """Ask for one probability until it is one."""
        while True:
            stated = stated_percent(now.forecasts.get(outcome))
            said = self._console.ask(_("How likely, in per cent (now: {stated})").format(stated=stated))
            if said.lower() == "back":
                raise Back
            if not said:
                return now
            try:
                return self._state(self._with(now, outcome, said))
            except Unclear as problem:
                self._console.say(str(problem))

    def _outcome(self, place: str) -> str:
        outcomes = tuple(self._team.outcomes)
        found = number(place, 1, len(outcomes))
        if found is None:
            raise Unclear(_("{said} is on no list: the outcomes are 1 to {last}.").format(
                said=quoted(place), last=len(outcomes)))  # fmt: skip
        return outcomes[found - 1]

    def _with(self, now: SeatStatement, outcome: str, said: str) -> SeatStatement:
        """With this probability of an outcome. Raises ``Unclear``."""
        if said.lower() == OPEN:
            return replace(now, forecasts={id_: stated for id_, stated in now.forecasts.items() if id_ != outcome})
        percent = number(said.rstrip("% "), 0, 100)
        if percent is None:
            raise Unclear(_(WRONG).format(said=quoted(said)))
        return replace(now, forecasts={**now.forecasts, outcome: percent})

    def _state(self, statement: SeatStatement) -> SeatStatement:
        """State it. Raises ``Unclear`` where it cannot be."""
        try:
            self._team.state(statement)
        except NotStated as problem:
            raise Unclear(statement_refused(problem.objection)) from None
        return statement
