"""Control's desk: what was said to it and to all, and where somebody runs the game, its notes and rulings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from wargame.debrief.looks import sealed_words, seen_by
from wargame.debrief.notes import line_words
from wargame.model.rulings import RulingCommand
from wargame.model.state import Phase
from wargame.model.talk import Message, Said, Spoken
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.session.control import SealedLook, SeatedControl
from wargame.tui.answers import FromControl, GiveRuling, LookAt, Speak, Then, WriteNote
from wargame.tui.commands import bindings, commands_of
from wargame.tui.glyphs import Glyphs
from wargame.tui.screens.asking import Asking, asks
from wargame.tui.screens.control_record import note_lines, opened_lines, ruled_lines, sealed_lines
from wargame.tui.screens.dialogue import Ask, PickItem, Pick
from wargame.tui.screens.game_scene import GameScene
from wargame.tui.screens.hints import keys_above
from wargame.tui.text import Line, line, plain
from wargame.tui.widgets.header import TopLine, turn_text
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.talk_panel import newest_first, said_row
from wargame.tui.writer import drawn
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


def looked_lines(view: View, control: SeatedControl, glyphs: Glyphs) -> Iterator[Line]:
    """What a seat may know."""
    speaker = speaker_of(control.program)
    yield line(_("What may be known by {seat}").format(seat=speaker.events.seat(view.viewer)), "$accent")
    yield drawn(seen_by(view, speaker), glyphs)
    yield ""


ACTS = ("note", "speak", "reply", "look", "rule_track", "void", "cross", "direct", "announce", "direct_seat", "dice",
        "mend", "undo")
"""Actions that are there where somebody runs the game."""


class ControlDesk(GameScene[FromControl]):
    """Reads, and where somebody runs the game, acts. Takes the view whose seats and turn it names, and what control may
    read of the talk. It does nothing itself: it gives back what was chosen."""

    PLACES = ("control",)
    TIP = N_(
        "Control reads here what the seats wrote to it, what they said to all, and how promises made so stand. What "
        "they say to each other stays theirs until the debrief. Whoever begins with “wargame play --control” speaks, "
        "notes, looks (l), answers (r), rules, directs what comes up (i), types in real dice (d), mends texts (m) and "
        "takes the game back (u) here, too. Esc covers the screen again."
    )
    BINDINGS = bindings("control")

    def __init__(
        self, view: View, spoken: Sequence[Spoken], control: SeatedControl | None = None,
        looked: View | SealedLook | None = None,
    ) -> None:  # fmt: skip
        """``control``: what it may do; None: it reads. ``looked``: the view of a seat, or the sealed orders,
        that it looks at, if any."""
        super().__init__()
        self._view, self._spoken, self._control, self._looked = view, tuple(spoken), control, looked

    def widgets(self) -> ComposeResult:
        """One page."""
        banner = f" {_('Control').upper()} ", "bold reverse $accent"
        yield TopLine(Content.assemble(banner, "   ", line(self._view.title)), turn_text(self._view))
        yield Page(tuple(self._lines()), id="text", title=_("Said to control and to all"))
        yield Static(Content(""), id="note", markup=False)
        above = [one for one in commands_of(*self.PLACES) if one.above and self.check_action(one.action, ())]
        if above:
            yield Static(plain(keys_above(above, self.interface.keymap)), id="hint", markup=False)

    def _lines(self) -> Iterator[Line]:
        if self._control is not None and self._view.phase in (Phase.PLANNING, Phase.SEALED):
            yield from (line(sealed_words(self._view)), "")
        if self._control is not None and isinstance(self._looked, SealedLook):
            yield from sealed_lines(self._looked, self._control, self.glyphs)
        if self._control is not None and isinstance(self._looked, View):
            yield from looked_lines(self._looked, self._control, self.glyphs)
        yield from control_lines(self._spoken, self._view, self.glyphs)
        if self._control is not None:
            yield from opened_lines(self._control, self.glyphs)
            yield from ruled_lines(self._control)
            yield from note_lines(self._control)

    def on_mount(self) -> None:
        """The arrows scroll."""
        self.query_one("#note").display = False
        self.query_one(Page).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only reads can do nothing else."""
        if action in ACTS and self._control is None:
            return False
        if action == "sealed_orders" and not (self._control and self._control.lets_see):
            return False
        return super().check_action(action, parameters)

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

    @asks
    async def action_speak(self) -> None:
        """To whom, and what."""
        from wargame.tui.screens.compose import write_message

        control = self._control
        if control is None:
            return
        if control.turn is None:
            self._note(_("Nothing can be said while orders lie open."))
            return
        speaker = speaker_of(control.program)

        def objection(said: Said) -> str | None:
            wrong = control.talk_objection(said) if isinstance(said, Message) else None
            return speaker.objection(wrong) if wrong else None

        view = replace(self._view, viewer=CONTROL)
        said = await write_message(Asking(self.app, "", ""), view, objection)
        if said is not None:
            self.give(Speak(said))

    @asks
    async def action_dice(self) -> None:
        """What real dice showed."""
        from wargame.tui.screens.real_dice import real_dice

        if self._control is None:
            return
        if self._control.opened:
            self.give(await real_dice(self.app, self._control))
        else:
            self._note(_("Real dice are typed in once the orders are open (v) and before they are resolved."))

    @asks
    async def action_mend(self) -> None:
        """Which words, and what they should read."""
        from wargame.tui.screens.mending import mend_text

        if self._control is not None and (mend := await mend_text(self.app, self._control)):
            self.give(mend)

    @asks
    async def action_undo(self) -> None:
        """Where the game is taken back to."""
        from wargame.tui.screens.undo import take_game_back

        if self._control is None:
            return
        if not self._control.undoing.points:
            self._note(_("There is nothing yet that could be taken back."))
        elif back := await take_game_back(self.app, self._control):
            self.give(back)

    @asks
    async def action_look(self) -> None:
        """At which seat."""
        if self._control is None:
            return
        items = [PickItem(seat.id, line(seat.name, "bold")) for seat in self._view.seats]
        picked = await self.app.push_screen_wait(Pick(_("Look at what which seat may know?"), Content(""), items))
        if picked:
            self.give(LookAt(picked[0]))

    def action_sealed_orders(self) -> None:
        """See what is sealed."""
        if self._control is not None and self._control.sealed_now:
            self.give(Then.LOOK_AT_SEALED)
        else:
            self._note(_("No order is sealed now."))

    @asks
    async def action_reply(self) -> None:
        """Words to the seat that wrote last."""
        from wargame.tui.screens.compose import WriteText

        control = self._control
        if control is None:
            return
        to, speaker = control.asker, speaker_of(control.program)
        if control.turn is None or to is None:
            none = _("No seat has written to you yet.")
            self._note(none if control.turn is not None else _("Nothing can be said while orders lie open."))
            return
        whom = (to,)

        def objection(text: str) -> str | None:
            wrong = control.talk_objection(control.message(whom, text))
            return speaker.objection(wrong) if wrong else None

        title = _("Answer {seat}").format(seat=speaker.events.seat(to))
        words = await self.app.push_screen_wait(WriteText(title, objection))
        if words is not None:
            self.give(Speak(control.message(whom, words)))

    @asks
    async def action_rule_track(self) -> None:
        """Move a track."""
        from wargame.tui.screens.ruling import move_track

        if self._control is not None and self._may_move():
            self._give_ruling(await move_track(self.app, self._control))

    @asks
    async def action_cross(self) -> None:
        """Cross a red line."""
        from wargame.tui.screens.ruling import cross_red_line

        if self._control is None or not self._may_move():
            return
        if self._control.red_lines:
            self._give_ruling(await cross_red_line(self.app, self._control))
        else:
            self._note(_("There is no red line left that only control crosses."))

    @asks
    async def action_direct(self) -> None:
        """Do something with a situation."""
        from wargame.tui.screens.injecting import direct_inject

        if self._control is not None:
            self._give_ruling(await direct_inject(self.app, self._control))

    @asks
    async def action_direct_seat(self) -> None:
        """Act for a seat, or give it to others."""
        from wargame.tui.screens.seating_dialogue import direct_seat

        if self._control is not None and (chosen := await direct_seat(self.app, self._control)) is not None:
            self.give(chosen)

    @asks
    async def action_announce(self) -> None:
        """Put a situation of its own."""
        from wargame.tui.screens.injecting import announce

        if self._control is not None and self._may_move():
            self._give_ruling(await announce(self.app, self._control))

    @asks
    async def action_void(self) -> None:
        """Void an order; before they are opened, ask whether they shall be."""
        from wargame.tui.screens.ruling import void_order

        control = self._control
        if control is None:
            return
        if control.opened:
            self._give_ruling(await void_order(self.app, control))
        elif control.orders_wait:
            said = Content(_("You see every order before it is resolved. No team can take its order back after that."))
            question = Ask(_("Open the orders?"), said, _("Open them"), _("No"))
            if await self.app.push_screen_wait(question):
                self.give(Then.OPEN)
        else:
            self._note(_("An order can be voided once every seat has sealed."))

    def _may_move(self) -> bool:
        """Whether it is the time for it; says so where it is not."""
        if self._control is not None and self._control.opened:
            self._note(_("The orders are open: now an order can be voided; all else waits for the next turn."))
            return False
        return True

    def _give_ruling(self, ruling: RulingCommand | None) -> None:
        if ruling is not None:
            self.give(GiveRuling(ruling))

    def _note(self, words: str) -> None:
        note = self.query_one("#note", Static)
        note.update(line(words, "bold $bad"))
        note.display = True

    def _objection(self, text: str) -> str | None:
        """Why a text cannot be written down, in words."""
        wrong = self._control and self._control.text_objection(text)
        return speaker_of(self._control.program).objection(wrong) if self._control and wrong else None
