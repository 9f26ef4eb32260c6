"""What the scenes of a running game share: leaving asks first, and the last receipt is shown where all may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.content import Content

from wargame.tui.answers import Away, Then
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Ask, Leaving
from wargame.tui.screens.scene import Scene
from wargame.tui.text import stack
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.saves.receipts import Given

R = TypeVar("R")
FINISH = N_(
    "It ends for every seat, without a score: all orders, cards and secrets of the game are opened, to talk about. It "
    "cannot be continued after that; a branch of it can be played."
)


class GameScene(Scene[R | Away], Generic[R]):
    """A full screen of a running game."""

    LOST: ClassVar[str] = ""
    """What is said besides, where one asks to leave."""
    CAN_FINISH: ClassVar[bool] = True
    """Whether there is a game to end before its end: a turn has begun."""
    receipt: Given | None = None
    """The last receipt of the game, on screens that all may see."""

    def action_receipt(self) -> None:
        """Show the receipt."""
        from wargame.tui.screens.receipt import show_receipt

        if self.receipt is not None:
            show_receipt(self.app, self.receipt, self.glyphs)

    @asks
    async def action_leave(self) -> None:
        """Ask, then go: the game is in its save. Or end it here for good, asked twice: then all secrets are told."""
        text = stack(_("The game is written down as far as it was played."), _("Continue it from the launcher."))
        if self.LOST:
            text = stack(text, "", _(self.LOST))
        question = Leaving(_("Leave the game?"), text, finish=self.CAN_FINISH)
        question.add_class("-anywhere")
        match await self.app.push_screen_wait(question):
            case "leave":
                self.give(Then.LEAVE)
            case "finish":
                sure = Ask(_("End the game here?"), Content(_(FINISH)), _("End it for all"), _("Play on"))
                sure.add_class("-anywhere")
                if await self.app.push_screen_wait(sure):
                    self.give(Then.FINISH)
            case _:
                pass
