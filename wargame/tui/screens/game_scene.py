"""What the scenes of a running game share: leaving asks first, and the last receipt is shown where all may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar

from wargame.tui.answers import Then
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import Ask
from wargame.tui.screens.scene import Scene
from wargame.tui.text import stack
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.saves.receipts import Given

R = TypeVar("R")


class GameScene(Scene[R | Literal[Then.LEAVE]], Generic[R]):
    """A full screen of a running game."""

    LOST: ClassVar[str] = ""
    """What is said besides, where one asks to leave."""
    receipt: Given | None = None
    """The last receipt of the game, on screens that all may see."""

    def action_receipt(self) -> None:
        """Show the receipt."""
        from wargame.tui.screens.receipt import show_receipt

        if self.receipt is not None:
            show_receipt(self.app, self.receipt, self.glyphs)

    @asks
    async def action_leave(self) -> None:
        """Ask, then go: the game is in its save."""
        text = stack(_("The game is written down as far as it was played."), _("Continue it from the launcher."))
        if self.LOST:
            text = stack(text, "", _(self.LOST))
        question = Ask(_("Leave the game?"), text, _("Leave"), _("Stay"))
        question.add_class("-anywhere")
        if await self.app.push_screen_wait(question):
            self.give(Then.LEAVE)
