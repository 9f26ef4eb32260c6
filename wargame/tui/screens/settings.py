"""What the user likes: everything in a list, changed with Enter, kept at once. The keys of every command below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from textual.app import ComposeResult
from textual.content import Content

from wargame.settings import GLYPHS, LONGEST_WAIT, THEMES, Settings
from wargame.tui.goals import Menu
from wargame.tui.commands import COMMANDS, bindings
from wargame.tui.key_names import any_of, key_words
from wargame.tui.keymap import read_keymap
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick, WriteLine
from wargame.tui.screens.list_scene import ListScene
from wargame.tui.text import line, plain, stack
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _, ngettext

NAMES = {
    "theme": (N_("Colours"), N_("Dark, light, or whichever ground the terminal itself has.")),
    "motion": (
        N_("Movement"),
        N_("Whether anything on the screen may move by itself, such as the sign that something is read."),
    ),
    "glyphs": (
        N_("Signs"),
        N_(
            "Unicode, ASCII, or by the terminal: ASCII where it draws lines two cells wide, as terminals set for "
            "Chinese, Japanese or Korean may do. It is asked each time the program starts."
        ),
    ),
    "cover_minutes": (
        N_("Idle cover"),
        N_(
            "A seat's screen shows what the others must not see. Where nobody touches a key it is covered; what was "
            "chosen waits behind the cover. Where one person plays alone it never is."
        ),
    ),
    "mouse": (
        N_("Mouse"),
        N_("Whether clicks and the wheel are taken. Without, the terminal selects text. From the next start."),
    ),
    "clock": (
        N_("Clock"),
        N_(
            "Time counted down in the top line: the plan of the scenario, shared by the teams at the table, and never "
            "less than the words take to read. It is advice: nothing happens when it is over, and it is written down "
            "nowhere."
        ),
    ),
    "guide_seen": (
        N_("Guided first turn"),
        N_("Hints along the first turn. Offered until it has been taken or declined."),
    ),
}
"""Every setting but the keys: what it is called, and what it does."""
WORDS = {
    "dark": N_("dark"), "light": N_("light"), "follow": N_("as the terminal"), "auto": N_("by the terminal"),
    "unicode": N_("unicode"), "ascii": N_("ascii"),
}  # fmt: skip


def value_text(name: str, settings: Settings) -> str:
    """A setting in words."""
    value = getattr(settings, name)
    if name == "cover_minutes":
        after = ngettext("after {number} minute", "after {number} minutes", value).format(number=value)
        return after if value else _("never")
    if name == "guide_seen":
        return _("not again") if value else _("offered")
    if isinstance(value, bool):
        return _("on") if value else _("off")
    return _(WORDS[value])


class SettingsScene(ListScene[Menu]):
    """The list and what the marked line means. What is set holds at once and for the next time."""

    PLACES = ("list", "form", "settings")
    TIP = N_("Enter changes the marked line, r puts it back to the usual. Every command can have keys of your own.")
    BINDINGS = [*bindings("form"), *bindings("settings")]

    def __init__(self, change: Callable[[str, object], str], about_signs: Callable[[], tuple[str, ...]]) -> None:
        """The settings.

        Args:
            change: sets one thing, now and for the next time; gives why it could not be kept. Raises ``ValueError``.
            about_signs: what to say where the terminal, not the user, decides the signs.
        """
        super().__init__()
        self._change, self._about_signs = change, about_signs

    def widgets(self) -> ComposeResult:
        """List and text."""
        self._note = ""
        rows = Rows(tuple(self._rows()), id="form", title=_("Enter changes a line"))
        yield from self.list_and_page(_("Settings"), rows, _("About it"))

    def _rows(self) -> Iterator[ListRow]:
        for name, (title, _about) in NAMES.items():
            yield ListRow(name, Content(_(title)), Content.styled(value_text(name, self.interface.settings), "bold"))
        yield heading(_("Keys"), "$accent")
        for command in COMMANDS:
            keymap = self.interface.keymap
            keys = keymap.spelt(any_of(keymap.keys(command)))
            shown = Content.styled(keys, "bold $accent" if command.id in keymap.own else "")
            yield ListRow(f"keys:{command.id}", Content(command.id), shown)

    def on_rows_marked(self, event: Rows.Marked) -> None:
        """Explain the marked line."""
        self._tell(event.row)

    def _tell(self, row: str) -> None:
        parts: list[Content | str] = [plain(self._note, "$bad"), ""] if self._note else []
        what, _colon, id_ = row.partition(":")
        if what == "keys":
            command = next(command for command in COMMANDS if command.id == id_)
            usual = _("Usually {keys}.").format(keys=any_of(command.keys))
            place = _("Place: {place}.").format(place=command.place)
            self.explain(*parts, line(_(command.help), "bold"), "", usual, place)
        else:
            title, text = NAMES[row]
            self.explain(*parts, line(_(title), "bold"), "", _(text), *self._about_signs() * (row == "glyphs"))

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Change the line: a switch at once, the rest after asking."""
        self._note = ""
        what, _colon, id_ = event.row.partition(":")
        settings = self.interface.settings
        match what:
            case "keys":
                await self._pick_keys(id_)
            case "theme":
                await self._pick(what, THEMES)
            case "glyphs":
                await self._pick(what, GLYPHS)
            case "cover_minutes":
                text = _("After how many minutes without a key, 1 to {most}? 0: never.").format(most=LONGEST_WAIT)
                now = str(settings.cover_minutes)
                question = WriteLine(_("Cover a seat's screen"), Content(text), now, whole_number=True)
                said = await self.app.push_screen_wait(question)
                if said:
                    self._set(what, int(said) if said.isdecimal() else said)
            case "motion" | "mouse" | "clock" | "guide_seen":
                self._set(what, not getattr(settings, what))
            case unknown:
                raise AssertionError(unknown)
        self._refresh(event.row)

    async def _pick(self, name: str, words: tuple[str, ...]) -> None:
        items = [PickItem(word, Content(_(WORDS[word]))) for word in words]
        now = getattr(self.interface.settings, name)
        picked = await self.app.push_screen_wait(Pick(_(NAMES[name][0]), Content(""), items, picked=(now,)))
        if picked:
            self._set(name, picked[0])

    async def _pick_keys(self, id_: str) -> None:
        command = next(command for command in COMMANDS if command.id == id_)
        now = " ".join(map(key_words, self.interface.keymap.own.get(id_, ())))
        how = _("Keys with a blank between, like: s F5 ctrl+x. Nothing: the usual ones.")
        text = stack(line(_(command.help)), "", how)
        said = await self.app.push_screen_wait(WriteLine(id_, text, now))
        if said is not None:
            self._set_keys(id_, tuple(said.split()))

    def _set_keys(self, id_: str, words: tuple[str, ...]) -> None:
        keys = {command: own for command, own in self.interface.settings.keys.items() if command != id_}
        if words:
            keys[id_] = words
            problems = [problem for problem in read_keymap(keys)[1] if problem.startswith(f"{id_}:")]
            if problems:
                self._note = _("That cannot be: {problem}.").format(problem=problems[0])
                return
        self._set("keys", keys)

    def _set(self, name: str, value: object) -> None:
        signs = self.glyphs
        try:
            self._note = self._change(name, value)
        except ValueError as wrong:
            self._note = _("That cannot be: it must be {what}.").format(what=wrong)
        if self.glyphs is not signs:
            self.give(Menu.SETTINGS)

    def action_usual(self) -> None:
        """Put the marked line back."""
        row = self.query_one(Rows).marked or ""
        what, _colon, id_ = row.partition(":")
        if what == "keys":
            self._set_keys(id_, ())
        elif row:
            self._set(row, next(one.default for one in fields(Settings) if one.name == row))
        self._refresh(row)

    def _refresh(self, row: str) -> None:
        self.query_one(Rows).show(tuple(self._rows()))
        if row:
            self._tell(row)
