"""The desk of a seat whose game is hosted elsewhere: it follows what the host sends, and stays while the order is
sealed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from wargame.debrief.desk import seal_broken_words
from wargame.model.orders import Order
from wargame.remote.telling import waits_for
from wargame.session.unread import latest
from wargame.tui.answers import Then
from wargame.tui.screens.asking import Asking, asks
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.hosted import HostedScene
from wargame.tui.screens.seat import SeatScene
from wargame.tui.text import line
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.debrief.chapter import PrivateNews
    from wargame.remote.seat import RemoteTeam
    from wargame.tui.screens.outlook import Outlooks
    from wargame.wording.speaker import DeskSpeaker

ORDERS = frozenset({"drop", "undo", "clear", "outlook"})
"""What cannot be done while the order is sealed."""


class HostedDesk(HostedScene[object], SeatScene):
    """A seat's desk. Sealing leaves it where it is: one reads on, speaks, and may take the order back."""

    TIP = N_(
        "Read the situation (1), see where the world stands (2), order cards (3), answer the questions that may be "
        "put and seal (4). Sealed, the order waits for the others; s takes it back until all orders are opened. What "
        "others say and propose comes by itself."
    )
    CAN_FINISH: ClassVar[bool] = False

    def __init__(
        self, team: RemoteTeam, speaker: DeskSpeaker, news: Sequence[PrivateNews], outlooks: Outlooks | None, *,
        sealed: bool,
    ) -> None:  # fmt: skip
        """As ``SeatScene``; ``sealed``: its order is sealed."""
        SeatScene.__init__(self, team, speaker, news, outlooks)
        self._sealed, self._rise = sealed, team.rise

    def action_show(self, panel: str) -> None:
        """Go to a panel; what was said is read once the talk is left."""
        if self._panel == "talk" != panel:
            self._rise()
            self.show_order()
            self.show_talk()
        super().action_show(panel)

    def hear(self, news: Sequence[PrivateNews], *, sealed: bool) -> None:
        """The host has sent another view. What is on the desk stays where it is; the order is the host's once it was
        sealed or taken back, and until then the desk's."""
        before = latest(self._view)
        turned = sealed is not self._sealed
        if turned:
            self._sealed, self._order = sealed, self._team.order
            self._before.clear()
            self.refresh_bindings()
        self._view, self._news = self._team.view(self._order), tuple(news)
        if latest(self._view) > before and self._panel != "talk":
            self._unseen.add("talk")
            self._arrange()
        self.show_world()
        self.show_order()
        self.show_talk()
        if turned or sealed:
            self.say_marked()
        if turned and self._team.seal_broken:
            self.notify(seal_broken_words(), markup=False, severity="warning", timeout=12)

    @property
    def seals(self) -> bool:
        """Whether there is an order to seal."""
        return not self._sealed

    def say_marked(self) -> None:
        """Sealed: for whom it waits. Else what Enter does."""
        if not self._sealed:
            super().say_marked()
            return
        how = _("{key} takes it back.").format(key=self.interface.keymap.text_of("seat.seal"))
        self.hint(f"{waits_for(self._view)} {how}", "bold $accent")

    def key_label(self, binding: Binding) -> str:
        """Sealed, the key that seals takes the order back."""
        return _("Take back") if self._sealed and binding.action == "seal" else super().key_label(binding)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sealed order is not worked on."""
        return False if self._sealed and action in ORDERS else super().check_action(action, parameters)

    @asks
    async def action_seal(self) -> None:
        """Ask, then seal; or take it back."""
        if not self._sealed:
            await self.ask_seal()
            return
        text = line(_("It is on your desk again, and waits until you seal it."))
        if await self.app.push_screen_wait(Ask(_("Take the order back?"), text, _("Take it back"), _("Leave it"))):
            self.give(Then.UNSEAL)

    def _change(self, order: Order, *, undone: bool = False) -> None:
        if self._sealed:
            self._hint_sealed()
        else:
            super()._change(order, undone=undone)

    async def _move(self, id_: str, asking: Asking, *, takes_off: bool) -> None:
        if self._sealed:
            self._hint_sealed()
        else:
            await super()._move(id_, asking, takes_off=takes_off)

    async def _bargain(self, way: str, id_: str, asking: Asking) -> None:
        if self._sealed and way != "decline":
            self._hint_sealed()
        else:
            await super()._bargain(way, id_, asking)

    def _hint_sealed(self) -> None:
        key = self.interface.keymap.text_of("seat.seal")
        self.hint(_("The order is sealed; {key} takes it back.").format(key=key), "bold $bad")
