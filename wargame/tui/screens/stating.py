"""A seat states, beside its order, what it wants and how likely it holds what may come about: one small question after
another, in a list that shows what stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from wargame.debrief.forecasts import stated_percent, statement_lines
from wargame.model.forecasting import LONGEST_INTENT, SeatStatement
from wargame.model.talk import tidy
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import Pick, PickItem, WriteLine
from wargame.tui.text import Hanging, Line, line
from wargame.wording.catalogue import N_, _
from wargame.wording.statements import statement_refused

if TYPE_CHECKING:
    from wargame.session.seat import TeamAtDesk

SECRET = N_("Nobody else learns of this before the debrief; there forecasts are scored.")
INTENT, DONE = "intent", "done"


async def state(asking: Asking, team: TeamAtDesk) -> None:
    """Let a team change what it states, until it is done or turns back; each change is kept at once."""
    wrong, marked = "", INTENT
    while True:
        now = team.statement
        items = tuple(_items(team.outcomes, now))
        pick = Pick(_("What you expect"), line(wrong, "$bad") if wrong else line(_(SECRET), "$text-muted"), items)
        pick.restore(((), (marked,)))
        picked = await asking.ask(pick)
        if picked is None or picked == (DONE,):
            return
        changed = await _changed(asking, picked[0], now, team.outcomes)
        objection = None if changed is None else team.statement_objection(changed)
        wrong = "" if objection is None else statement_refused(objection)
        marked = picked[0]
        if changed is not None and not wrong:
            team.state(changed)
            words = [item.word for item in items]
            marked = words[words.index(marked) + 1]  # who has answered one thing goes on to the next


def _items(outcomes: Mapping[str, str], now: SeatStatement) -> Iterator[PickItem]:
    wanted = line(now.intent or _("not stated"), "" if now.intent else "$text-muted")
    yield PickItem(INTENT, line(_("What you want this turn"), "bold"), wanted)
    for id_, asked in outcomes.items():
        stated = now.forecasts.get(id_)
        said = line(stated_percent(stated), "$text-muted" if stated is None else "bold")
        yield PickItem(f"outcome:{id_}", line(asked), said)
    yield PickItem(DONE, Content.styled(_("Done"), "bold $accent"))


async def _changed(
    asking: Asking, item: str, now: SeatStatement, outcomes: Mapping[str, str]
) -> SeatStatement | None:
    """The statement with one thing otherwise; None: they turned back."""
    if item == INTENT:
        most = _("In one line of at most {most} characters.").format(most=LONGEST_INTENT)
        said = await asking.ask(WriteLine(_("What you want this turn"), line(most), now.intent))
        return None if said is None else replace(now, intent=tidy(said))
    id_ = item.partition(":")[2]
    stated = now.forecasts.get(id_)
    ask = Content.assemble(line(outcomes[id_], "bold"), "\n", line(_("How likely, in per cent; empty: left open.")))
    value = "" if stated is None else str(stated)
    said = await asking.ask(WriteLine(_("How likely?"), ask, value, whole_number=True))
    if said is None:
        return None
    others = {one: percent for one, percent in now.forecasts.items() if one != id_}
    return replace(now, forecasts={**others, id_: int(said)} if said.lstrip("-+").isdecimal() else others)


def in_short(team: TeamAtDesk) -> str:
    """What a team states, in a few words beside its order; empty: the game is played without forecasts."""
    if not team.outcomes:
        return ""
    now = team.statement
    if now.empty:
        return _("nothing stated")
    return _("{stated} of {all} forecasts").format(stated=len(now.forecasts), all=len(team.outcomes))


def stated_lines(team: TeamAtDesk) -> Iterator[Line]:
    """What a team states; nothing in a game without forecasts."""
    if team.outcomes:
        yield from (Hanging(Content(""), line(said), 2) for said in statement_lines(team.outcomes, team.statement))
        yield line(_(SECRET), "$text-muted")
