"""Say something to the other seats: a message, or a promise put together from lists. Nothing is sent before the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from wargame.model.talk import LONGEST, TO_ALL, Message, Promise, Said, Spoken, TalkView, tidy
from wargame.model.viewers import CONTROL
from wargame.model.views import View
from wargame.records import record
from wargame.session.unread import spoken
from wargame.tui.app_interface import app_of
from wargame.tui.screens.asking import Asking
from wargame.tui.screens.dialogue import DONE, Ask, Dialogue, PickItem, Pick, Read
from wargame.tui.text import clean, line, stack
from wargame.tui.widgets.rows import ListRow, Rows
from wargame.tui.widgets.talk_panel import PROMISE, SAID
from wargame.wording import talk_speaker
from wargame.wording.catalogue import _

if TYPE_CHECKING:
    from wargame.wording.event_speaker import TalkSpeaker

Objection = Callable[[Said], str | None]
"""Says why something cannot be said (``Table.objection``)."""
T = TypeVar("T")


@record
class Thing:
    """What a promise can be about: its line in the list, and its facts and names as a promise has them."""

    text: str
    what: Literal["move", "tag", "answer"]
    id: str
    name: str
    word: str = ""
    reply: str = ""


class ToWhom(Pick):
    """Tick the seats it goes to, or everybody: a communiqué goes to all at once, so it takes the other ticks away."""

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Everybody and single seats exclude each other; then as in any list of ticks."""
        if event.row == DONE and not self._picked:
            event.prevent_default().stop()
            self._note(_("Tick somebody first."))
        elif (event.row == TO_ALL[0] and event.row not in self._picked) or (
            event.row not in (DONE, TO_ALL[0]) and TO_ALL[0] in self._picked
        ):
            self._picked.clear()


class Words(TextArea):
    """The field a message is written in; it takes no more than a message may hold. What is pasted is cleaned of what a
    terminal would obey or not show."""

    @property
    def _room(self) -> int:
        return LONGEST - len(self.text) + len(self.selected_text)

    def _on_paste(self, event: events.Paste) -> None:  # type: ignore[override]
        event.text = clean(event.text)[: max(0, self._room)]

    async def _on_key(self, event: events.Key) -> None:
        """A letter that has no room is no letter."""
        if (event.is_printable or event.key == "enter") and self._room <= 0:
            event.stop()
            event.prevent_default()


class WriteText(Dialogue[str]):
    """A text of several lines; Tab and Enter send it. It stays open while something is wrong with it."""

    DEFAULT_CSS = "WriteText Words { height: 8; } WriteText #items { height: 1; }"

    def __init__(self, title: str, objection: Callable[[str], str | None]) -> None:
        super().__init__(title, Content(""))
        self._objection = objection
        self._warned = False
        self._begun = ""

    def kept(self) -> object:
        """The words."""
        return self.query_one(Words).text

    def restore(self, kept: object) -> None:
        """The same words, to be gone on with at their end."""
        self._begun = str(kept)

    def body(self) -> ComposeResult:
        """The field, the way to send it, and how long it is."""
        yield Words(self._begun, id="field", highlight_cursor_line=False)
        send = Content.styled(f"{app_of(self).glyphs.point} {_('Send it')}", "bold $accent")
        yield Rows((ListRow("send", send),), id="items")
        yield Static(Content(""), id="note", markup=False, classes="-said")

    def on_mount(self) -> None:
        """Ready to write."""
        field = self.query_one(Words)
        field.focus()
        field.move_cursor(field.document.end)
        self._count()

    @property
    def _written(self) -> str:
        return tidy(clean(self.query_one(Words).text))

    def _note(self, text: Content) -> None:
        self.query_one("#note", Static).update(text)

    def _count(self) -> None:
        long = len(self._written)
        style = "$bad" if long > LONGEST else "$text-muted"
        text = _("{number} of {most} characters. Tab, then Enter sends it.").format(number=long, most=LONGEST)
        self._note(Content.styled(text, style))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Count along."""
        event.stop()
        self._warned = False
        self._count()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Send, if nothing speaks against it."""
        event.stop()
        text = self._written
        wrong = self._objection(text)
        if wrong is None:
            self.dismiss(text)
        else:
            self._note(line(wrong, "$bad"))
            self.query_one(Words).focus()

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close; where something is written, only when asked twice."""
        if self._written and not self._warned:
            self._warned = True
            self._note(Content.styled(_("Esc once more throws these words away."), "$bad"))
            return
        self.dismiss(None)


def talk_of(view: View) -> TalkView:
    """The talk in a view; without any, nothing can be said."""
    return view.talk or TalkView()


def things(view: View) -> tuple[Thing, ...]:
    """Everything this seat can promise: its cards, all with a tag, answers to the questions it may be asked."""
    order, tagged = _("order {card}"), _("order any move tagged {tag}")
    reply_with = _("answer “{question}” with “{reply}”")
    cards = [
        Thing(order.format(card=named), "move", card.id, named)
        for card in view.moves
        for named in (f"{card.code} {card.name}",)
    ]
    kinds = [Thing(tagged.format(tag=name), "tag", id_, name) for id_, name in talk_of(view).kinds]
    answers = [
        Thing(reply_with.format(question=asked.ask, reply=reply.text), "answer", asked.id, asked.ask, reply.word,
              reply.text)
        for asked in view.questions
        for reply in asked.answers
    ]  # fmt: skip
    return (*cards, *answers, *kinds)


def _due_text(view: View, turn: int, due: int, will: bool) -> str:
    if due == turn:
        text = _("in {turn} {number}, with the order you now seal")
    else:
        text = _("by {turn} {number}") if will else _("until the end of {turn} {number}")
    return text.format(turn=view.turn_name, number=due)


async def _pick(asking: Asking, title: str, text: str, choices: Sequence[tuple[str, T]]) -> T | None:
    """One of several; None where the player turned back."""
    items = [PickItem(str(number), line(words)) for number, (words, _choice) in enumerate(choices)]
    picked = await asking.ask(Pick(title, line(text, "bold"), items))
    return choices[int(picked[0])][1] if picked else None


def _speaker(view: View) -> TalkSpeaker:
    return talk_speaker({seat.id: seat.name for seat in view.seats}, view.turn_name)


def _to(recipients: Sequence[str], view: View) -> str:
    return _("To {seats}").format(seats=_speaker(view).addressed(recipients))


def answering(one: Spoken, viewer: str) -> tuple[str, ...]:
    """To whom an answer goes: all who were in it but oneself; to a communiqué, to its sender alone."""
    if one.said.to == TO_ALL:
        return TO_ALL if one.said.sender == viewer else (one.said.sender,)
    return tuple(who for who in (one.said.sender, *one.said.to) if who != viewer)


async def ask_whom(asking: Asking, view: View, title: str, to: Sequence[str] = ()) -> tuple[str, ...] | None:
    """Who shall hear it; None where the player turned back."""
    control = Content.styled(_("who runs the game; else it stays in the record"), "$text-muted")
    all_ = Content.styled(_("a communiqué, public at once"), "$text-muted")
    items = [PickItem(seat.id, line(seat.name)) for seat in view.seats if seat.id != view.viewer]
    if view.viewer != CONTROL:
        items.append(PickItem(CONTROL, Content(_("Control")), control))
    items.append(PickItem(TO_ALL[0], Content(_("Everybody")), all_))
    text = Content.styled(_("Only those you tick will ever see it, until the debrief."), "$text-muted")
    return await asking.ask(ToWhom(title, text, items, picked=to, most=len(items)))


async def write_message(
    asking: Asking, view: View, objection: Objection, to: Sequence[str] = ()
) -> Message | None:
    """A message, ready to be sent; None where the player turned back. Called from a worker. ``to``: ticked already."""
    turn = talk_of(view).turn
    recipients = None if turn is None else await ask_whom(asking, view, _("A message: to whom?"), to)
    if turn is None or recipients is None:
        return None

    def message(text: str) -> Message:
        return Message(turn=turn, sender=view.viewer, to=recipients, text=text)

    text = await asking.ask(WriteText(_to(recipients, view), lambda text: objection(message(text))))
    return None if text is None else message(text)


async def make_promise(asking: Asking, view: View, objection: Objection) -> Promise | None:
    """A promise, read once more and confirmed; None where the player turned back. Called from a worker."""
    turn = talk_of(view).turn
    to = None if turn is None else await ask_whom(asking, view, _("A promise: to whom?"))
    if turn is None or to is None:
        return None
    whom, we_will, we_will_not = _to(to, view), _("We will {what}…"), _("We will not {what}…")
    word = ((we_will.format(what=""), True), (we_will_not.format(what=""), False))
    will = await _pick(asking, whom, _("Your word"), word)
    if will is None:
        return None
    so_far = we_will if will else we_will_not
    found = await _pick(asking, whom, so_far.format(what=""), tuple((one.text, one) for one in things(view)))
    if found is None:
        return None
    turns = tuple((_due_text(view, turn, due, will), due) for due in range(turn, view.turns + 1))
    due = await _pick(asking, whom, so_far.format(what=f"{found.text} "), turns)
    if due is None:
        return None
    promise = Promise(
        turn=turn, sender=view.viewer, to=to, will=will, what=found.what, id=found.id, word=found.word, due=due
    )
    wrong = objection(promise)
    if wrong is not None:
        await asking.ask(Read(_("It cannot be promised"), (line(wrong),)))
        return None
    words = _speaker(view).promise(Spoken(0, promise, found.name, found.reply), promise)
    binds = _("It binds nobody. It stays in the record, and the debrief holds it against what you did.")
    text = stack(line(words, "bold"), "", Content.styled(binds, "$text-muted"))
    return promise if await asking.ask(Ask(_("Give your word?"), text, _("Give it"), _("Not now"))) else None


async def speak(asking: Asking, view: View, row: str, objection: Objection) -> Message | Promise | None:
    """What Enter on a row of the talk panel leads to; the caller gives it to the table. Called from a worker."""
    if row == PROMISE:
        return await make_promise(asking, view, objection)
    number = row.removeprefix(SAID)
    said = next((one for one in spoken(view) if str(one.number) == number), None)
    return await write_message(asking, view, objection, answering(said, view.viewer) if said else ())
