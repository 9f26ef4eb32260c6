"""A seat speaks: what it writes and promises, and the joint moves it proposes and answers."""

from __future__ import annotations

from wargame.model.talk import Said, Spoken
from wargame.players import diplomacy
from wargame.players.draft import with_act
from wargame.tui.answers import NotWritten
from wargame.tui.screens import bargain_dialogues as bargains
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.bargain_dialogues import Bargain
from wargame.tui.screens.ordering import OrderingScene
from wargame.wording.catalogue import _
from wargame.wording.opposite import Opposite

WAYS = ("propose", "accept", "change", "decline", "answer")
"""What can be done about a joint move; ``WAY:ID`` is a row that is worked on, with the id of a card or the number of a
proposal, or neither."""


class TalkingScene(OrderingScene):
    """A screen of panels on which a team speaks."""

    _opposite: Opposite | None

    def _do(self, panel: str, row: str, asking: Asking) -> None:
        """Work on a row, as a worker that asks."""
        raise NotImplementedError

    def show_talk(self) -> None:
        """Show the talk as it is now."""
        raise NotImplementedError

    def action_bargain(self, way: str) -> None:
        """Propose the marked joint card, or answer the marked proposal; where neither is marked, one that waits."""
        panel, _slash, row = self._marked.partition("/")
        row = row.removeprefix("move:")
        card = next((card for card in self._view.moves if card.id == row), None)
        one = self._marked_proposal(panel, row)
        if one is not None:
            own = one.said.sender == self._view.viewer
            self._begin(("answer" if own else "change") if way == "propose" else way, str(one.number))
        elif way == "propose" and card is not None:
            if not card.joint:
                self.hint(_("This card is yours alone; joint cards can be proposed."))
            elif not card.open:
                self.hint(_("Closed: the card says what it would need."), "bold $bad")
            else:
                self._begin(way, card.id)
        elif diplomacy.waiting(self._view):
            self._begin("change" if way == "propose" else way, "")
        elif way == "propose":
            self.hint(_("Mark a joint card in 3; p proposes it."))
        else:
            self.hint(_("Nothing is proposed to you that waits for an answer."))

    def _begin(self, way: str, id_: str) -> None:
        panel, row = self._marked.partition("/")[0] or "talk", f"{way}:{id_}"
        self._do(panel, row, Asking(self.app, panel, row))

    def _answerable(self, panel: str, row: str) -> Spoken | None:
        """The proposal that Enter on this row answers: on a card one that waits, in the talk any that still can be."""
        one = self._marked_proposal(panel, row)
        return one if panel == "talk" or one in diplomacy.waiting(self._view) else None

    def _marked_proposal(self, panel: str, row: str) -> Spoken | None:
        """The proposal that the marked row speaks of, where it can still be answered."""
        what, _colon, number = row.partition(":")
        if panel == "talk" and what == "said":
            return next((one for one in diplomacy.standing(self._view) if str(one.number) == number), None)
        return diplomacy.about(self._view, row) if panel in ("moves", "order") else None

    async def _bargain(self, way: str, id_: str, asking: Asking) -> None:
        """Ask what is to be asked, say it, and order what goes with it."""
        try:
            made = await self._made(way, id_, asking)
        except diplomacy.NoProposal:
            self.hint(_("The move is not in your hand now."), "bold $bad")
            return
        if made is None or self.interface.between_scenes:
            return
        longer = self._order if made.act is None else with_act(self._order, made.act)
        refused = () if made.act is None else self._refused(longer)
        if refused:
            self.hint(_("Not said: {why}").format(why=refused[0]), "bold $bad")
        elif self._said(made.said):
            self._change(longer)
            self.hint(self._told(way))

    async def _made(self, way: str, id_: str, asking: Asking) -> Bargain | None:
        view = self._view
        if way == "propose":
            card = next(card for card in view.moves if card.id == id_)
            return await bargains.propose(asking, view, self._order, card, self._speaker)
        one = diplomacy.numbered(view, int(id_)) if id_ else await bargains.which(asking, view, _("Which proposal?"))
        if one is None:
            return None
        if way == "accept":
            return bargains.accept(view, one)
        if way == "decline":
            return bargains.decline(view, one)
        if way == "change":
            return await bargains.change(asking, view, one, self._speaker)
        return await bargains.answer(asking, view, one, self._speaker)

    def _told(self, way: str) -> str:
        """What was done, above the key bar."""
        if way == "accept":
            return _("Accepted, and in your order. Nothing binds until you seal.")
        return _("Said to those it concerns. Nothing binds until you seal.")

    def _objection(self, said: Said) -> str | None:
        """Why something cannot be said, in words."""
        return self._speaker.objection(wrong) if (wrong := self._team.objection(said)) else None

    async def _speak(self, row: str, asking: Asking) -> None:
        from wargame.tui.screens.compose import speak  # with the field for texts, a mebibyte that few turns need
        said = await speak(asking, self._view, row, self._objection)
        if said is not None and not self.interface.between_scenes:
            self._said(said)

    def _said(self, said: Said) -> bool:
        """Put it into the record; whether it is there."""
        if wrong := self._objection(said):
            self.hint(wrong, "bold $bad")
            return False
        try:
            self._team.say(said)
        except OSError as reason:
            self.give(NotWritten(reason))
            return False
        self._view = self._team.view(self._order)
        self.show_talk()
        self.show_order()
        if self._opposite and (deaf := self._opposite.unanswered(said)):
            self.hint(deaf)
        return True
