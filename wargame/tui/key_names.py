"""Keys: Textual's name of each, how people write it, and its twins on other keyboards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.keys import Keys, _character_to_key, format_key

from wargame.wording.catalogue import _

_NAMES = frozenset(key.value for key in Keys if not key.value.startswith("<"))
_WORDS = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "tab": "Tab", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "backspace": "Backspace", "delete": "Del", "insert": "Ins",
}  # fmt: skip
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")
_JAMO = dict(zip("qwertyuiopasdfghjklzxcvbnm", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", strict=True))


def twins_of(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys with their twins on Korean and full-width keyboards: ``s`` gives ``s``, ``ㄴ`` and ``ｓ``."""

    def twins(key: str) -> Iterator[str]:
        yield key
        if key in _JAMO:
            yield _JAMO[key]
            yield chr(ord(key) + 0xFEE0)

    return tuple(twin for key in keys for twin in twins(key))


def key_words(key: str) -> str:
    """A key as people write it: ``Enter``, ``?``, ``ctrl+x``."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*held, _WORDS.get(last) or (last if len(last) == 1 or held else format_key(last))])


def any_of(keys: Iterable[str]) -> str:
    """Several keys of one command: ``Esc or q``."""
    return _(" or ").join(map(key_words, keys))


def read_key(said: str) -> str | None:
    """Textual's name of a key as people write it (``s``, ``?``, ``ctrl+x``, ``F5``); None where there is none."""
    if len(said) == 1:
        return _character_to_key(said) if said.isprintable() and said != " " else None
    *held, last = said.lower().split("+")
    if any(word not in _MODIFIERS for word in held) or not last:
        return None
    last = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "return": "enter"}.get(last, last)
    if len(last) == 1:
        return "+".join([*held, _character_to_key(last)])
    named = last in _NAMES or format_key(last) != last
    return "+".join([*held, last]) if named else None
