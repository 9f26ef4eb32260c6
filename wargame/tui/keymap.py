"""Keys of one's own in place of the usual ones: read by command id, checked, and refused in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from wargame.records import record
from wargame.tui.commands import COMMANDS, TOGETHER, Command, commands_of
from wargame.tui.key_names import any_of, key_words, read_key, twins_of
from wargame.wording.catalogue import N_, _

_KEPT = {
    "tab": N_("Tab goes to the next panel"),
    "shift+tab": N_("shift+Tab goes to the panel before"),
    "ctrl+c": N_("ctrl+c belongs to the terminal"),
    "ctrl+q": N_("ctrl+q always leaves"),
    "ctrl+z": N_("ctrl+z belongs to the terminal"),
    "ctrl+s": N_("many terminals stop at ctrl+s"),
}
_ARROWS = str.maketrans({"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"})


@record
class Keymap:
    """Which keys each command has.

    Attributes:
        own: command id to Textual's names of the keys that replace the usual ones.
        ascii: whether arrows are written as words.
    """

    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ascii: bool = False

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return self.own.get(command.id, command.keys)

    def text(self, command: Command) -> str:
        """How they are written for people: all of one's own, of the usual ones those that are shown."""
        keys = self.keys(command)
        return self.spelt(any_of(keys if command.both or command.id in self.own else keys[:1]))

    def spelt(self, text: str) -> str:
        """Keys as the terminal can show them: without arrow signs ``↓`` is ``Down``, not ``v``."""
        return text.translate(_ARROWS) if self.ascii else text

    def text_of(self, id_: str) -> str:
        """The same for a command id."""
        return next(self.text(command) for command in COMMANDS if command.id == id_)

    def for_textual(self) -> dict[str, str]:
        """What ``App.set_keymap`` takes: letters with their twins on other keyboards."""
        return {id_: ",".join(twins_of(keys)) for id_, keys in self.own.items()}


def read_keymap(said: Mapping[str, Sequence[str]]) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap a user wrote, and in sentences what of it cannot hold; those commands keep their usual keys."""
    problems: list[str] = []
    own: dict[str, tuple[str, ...]] = {}
    for id_, words in said.items():
        wrong = list(_wrong(id_, words))
        problems += wrong
        if not wrong:
            own[id_] = tuple(dict.fromkeys(read_key(word) or "" for word in words))
    while own and (found := clash(Keymap(own))):  # the usual keys are held apart by a test
        key, one, other = found
        loser, winner = (other, one) if other.id in own else (one, other)
        del own[loser.id]
        taken = _("{command}: {key} is the key of {other} ({help})")
        problems.append(taken.format(command=loser.id, key=key_words(key), other=winner.id, help=_(winner.help)))
    return Keymap(own), tuple(problems)


def clash(keymap: Keymap) -> tuple[str, Command, Command] | None:
    """A key that would mean two things at once, with both commands; None where there is none."""
    for places in TOGETHER:
        taken: dict[str, Command] = {}
        for command in commands_of(*places):
            for key in twins_of(keymap.keys(command)):
                other = taken.setdefault(key, command)
                if other is not command:
                    return key, other, command
    return None


def key_lines(keymap: Keymap) -> Iterator[tuple[str, str, str]]:
    """Every command: its id, its keys, and what it does; one's own keys are marked."""
    for command in COMMANDS:
        mine = " " + _("(usually {keys})").format(keys=any_of(command.keys)) if command.id in keymap.own else ""
        yield command.id, any_of(keymap.keys(command)) + mine, _(command.help)


def _wrong(id_: str, words: Sequence[str]) -> Iterator[str]:
    known = [command.id for command in COMMANDS]
    shown = ascii(id_)[1:-1][:60]
    if id_ not in known:
        from wargame.wording.numbers import did_you_mean  # not for keys that are right

        hint = did_you_mean(id_, known, _("`wargame keys` lists them"), quotes="")
        yield _("there is no command “{command}”; {hint}").format(command=shown, hint=hint)
        return
    if not words:
        yield _("{command}: it needs at least one key").format(command=id_)
    for word in words:
        key = read_key(word)
        if key is None:
            none = _("{command}: there is no key “{key}”; write one like s, ?, F5, ctrl+x or space")
            yield none.format(command=id_, key=ascii(word)[1:-1][:40])
        elif key in _KEPT:
            yield f"{id_}: {_(_KEPT[key])}"
