"""Control's desk: what was said to it and to all, and where somebody runs the game, its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content

from wargame.debrief.notes import line_words
from wargame.model.talk import Spoken
from wargame.model.views import View
from wargame.session.control import SeatedControl
from wargame.tui.answers import FromControl, Then, WriteNote
from wargame.tui.commands import bindings
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.text import Line, line
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.talk_panel import newest_first, said_row
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _


def control_lines(spoken: Sequence[Spoken], view: View, glyphs: Glyphs) -> Iterator[Line]:
    """Everything said, the newest first, under its turn."""
    for turn, words in newest_first(spoken):
        yield line(f"{(view.turn_name or _('turn')).capitalize()} {turn}", "$accent")
        for one in words:
            yield said_row(one, view, False, glyphs)
            yield ""
    if not spoken:
        yield _("Nobody has written to control, and nothing was said to all.")


def note_lines(control: SeatedControl) -> Iterator[Line]:
    """What control noted, the newest first."""
    if control.notes:
        yield from ("", line(_("Your notes"), "$accent"))
    for note in reversed(control.notes):
        about = _("On line {n}, {words}").format(n=note.n, words=line_words(control.program, note.about))
        yield line(about, "$text-muted")
        yield from map(line, note.text.split("\n"))
        yield ""


class ControlDesk(GameScene[FromControl]):
    """Reads, and where somebody runs the game, acts. Takes the view whose seats and turn it names, and what control may
    read of the talk. It does nothing itself: it gives back what was chosen."""

    PLACES = ("control",)
    TIP = N_(
        "Control reads here what the seats wrote to it, what they said to all, and how promises made so stand. What "
        "they say to each other stays theirs until the debrief. Whoever begins with “wargame play --control” may act "
        "here, too. Esc covers the screen again."
    )
    BINDINGS = bindings("control")

    def __init__(self, view: View, spoken: Sequence[Spoken], control: SeatedControl | None = None) -> None:
        """``control``: what it may do; None: it reads."""
        super().__init__()
        self._view, self._spoken, self._control = view, tuple(spoken), control

    def widgets(self) -> ComposeResult:
        """One page."""
        yield TopLine(Content.assemble((_("Control"), "bold"), "   ", line(self._view.title)), turn_text(self._view))
        yield Page(tuple(self._lines()), id="text", title=_("Said to control and to all"))

    def _lines(self) -> Iterator[Line]:
        yield from control_lines(self._spoken, self._view, self.glyphs)
        if self._control is not None:
            yield from note_lines(self._control)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one(Page).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only reads can do nothing else."""
        return False if action == "note" and self._control is None else super().check_action(action, parameters)

    def action_cover(self) -> None:
        """Back to the hand-over."""
        self.give(Then.COVER)

    @asks
    async def action_note(self) -> None:
        """On which line, and what."""
        from wargame.tui.screens.compose import WriteText  # with the field for texts, a mebibyte that few turns need

        control = self._control
        if control is None:
            return
        items = [
            PickItem(str(n), line(f"{n}  {line_words(control.program, one)}")) for n, one in control.lines
        ]
        picked = await self.app.push_screen_wait(Pick(_("Note on which line?"), Content(""), items))
        if not picked:
            return
        words = await self.app.push_screen_wait(WriteText(_("Note on line {n}").format(n=picked[0]), self._objection))
        if words is not None:
            self.give(WriteNote(int(picked[0]), words))

    def _objection(self, text: str) -> str | None:
        """Why a text cannot be written down, in words."""
        wrong = self._control and self._control.text_objection(text)
        return speaker_of(self._control.program).objection(wrong) if self._control and wrong else None
