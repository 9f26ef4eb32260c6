"""What a terminal sends, cut into keys, clicks and pastes: whole sequences, none of them typed letter by letter.

A terminal tells its keys, and much else, in sequences that begin with escape. Textual's parser spells out one that it
does not know, a colour in a pasted text for instance, as keys. Here only what can be a key or a click reaches it; all
else that is well formed is put away. A text that comes all at once was pasted, whether the terminal says so or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message

LONGEST_PASTE = 20_000
"""Characters of a pasted text that are taken; no field holds as many."""
MANY = 40
"""From so many characters of text in one read on it was pasted; nobody types as fast, unless a key is held down."""
SOME = 8
"""So many may be typed ahead, whatever is among them."""
FEW_KEYS = 3
"""So many different characters at most come from keys that are held down."""
ESC, BEGINS, ENDS = "\x1b", "\x1b[200~", "\x1b[201~"
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # CSI: a key, a click, an answer, a colour
    r"|O[ -~]"  # SS3: a key
    r"|[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC, DCS and the like: an answer, a title
    r"|[^\[O\]PX^_\x1b])"  # with Alt
)
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|O|[]PX^_][^\x07\x1b]*\x1b?)?\Z")
_TOLD = re.compile(
    r"\x1b\[(?:<-?\d{1,6};-?\d{1,6};-?\d{1,6}[mM]"  # a click
    r"|\?\d{1,5};\d\$y|[IO]"  # what it can do; whether its window is in front
    r"|48;[\d:]{1,9};[\d:]{1,9};[\d:]{1,9};[\d:]{1,9}t"  # its size
    r"|(\d{1,7})?(?:;\d{0,3}(?:;(\d{1,7}))?)?[u~ABCDEFHPQRS])\Z"  # a key, as newer terminals tell it
)
_COLOUR = re.compile(r"\x1b\[[0-9;:]*m")
_LONGEST_SEQUENCE = 4096
_ANY_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|.)|[\x9b][0-?]*[ -/]*[@-~]", re.DOTALL
)


def without_sequences(text: str) -> str:
    """A pasted text without what a terminal would obey in it."""
    return _ANY_SEQUENCE.sub("", text).replace(ESC, "")


class InputReader:
    """Reads what comes from a terminal, piece by piece as it comes."""

    def __init__(self) -> None:
        self._parser = XTermParser()
        self._held = ""
        self._pasted: list[str] | None = None
        self._unmarked: list[str] = []
        self._room = LONGEST_PASTE

    @property
    def waits(self) -> bool:
        """Whether something was begun that may go on: escape alone, half of a sequence, a paste without marks."""
        return bool(self._held or self._unmarked)

    def read(self, text: str) -> Iterator[Message]:
        """What this piece, after those before, says."""
        text = self._held + text
        self._held = ""
        while text:
            if self._pasted is not None:
                inside, ended, text = text.partition(ENDS)
                if not ended:
                    inside, self._held = _but_a_beginning_of(ENDS, inside)
                    text = ""
                self._paste(self._pasted, inside)
                if ended:
                    yield self._end_of(self._pasted)
                    self._pasted = None
            else:
                before, begun, text = text.partition(BEGINS)
                yield from self._typed(before, last=not begun)
                if begun:
                    self._pasted = []

    def flush(self) -> Iterator[Message]:
        """Nothing more has come for a while: escape alone was the key, half of a sequence was nothing, and a paste
        without marks is over."""
        held, self._held = self._held, ""
        if self._pasted is not None:
            self._paste(self._pasted, held)
        elif self._unmarked:
            yield self._end_of(self._unmarked)
        elif held == ESC:
            yield events.Key("escape", ESC)

    def _paste(self, pasted: list[str], text: str) -> None:
        pasted.append(text[: self._room])
        self._room -= len(pasted[-1])

    def _end_of(self, pasted: list[str]) -> events.Paste:
        text = "".join(pasted)
        pasted.clear()
        self._room = LONGEST_PASTE
        return events.Paste(without_sequences(text).replace("\x00", ""))

    def _typed(self, text: str, *, last: bool) -> Iterator[Message]:
        """Keys and clicks; ``last``: more may come, so that a sequence begun at the end is held back."""
        if last and (begun := _BEGUN.search(text)) and len(begun[0]) <= _LONGEST_SEQUENCE:
            text, self._held = text[: begun.start()], begun[0]
        if self._unmarked or _is_pasted(text):
            self._paste(self._unmarked, text)
            if not last:
                yield self._end_of(self._unmarked)
            return
        at = 0
        while at < len(text):
            if text[at] != ESC:
                yield from self._keys(text[at])
                at += 1
            elif found := _SEQUENCE.match(text, at):
                yield from self._sequence(found[0])
                at = found.end()
            else:
                yield events.Key("escape", ESC)
                at += 1

    def _keys(self, text: str) -> Iterator[Message]:
        if text not in "\ufffd\x00":
            yield from self._parser.feed(text)

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence in ANSI_SEQUENCES_KEYS or _is_told(sequence):
            yield from self._parser.feed(sequence)
        elif len(sequence) == 2 and sequence[1].isprintable():
            yield events.Key(f"alt+{_character_to_key(sequence[1])}", None)


def _is_told(sequence: str) -> bool:
    found = _TOLD.match(sequence)
    return found is not None and all(number is None or _is_character(int(number)) for number in found.groups())


def _is_character(code: int) -> bool:
    return code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _is_pasted(text: str) -> bool:
    """Whether a text without marks was pasted: no key sends a colour or a line feed, and much at once that is not from
    keys held down was typed by nobody."""
    words = without_sequences(text)
    if len(words) < SOME:
        return False
    return bool(_COLOUR.search(text)) or "\n" in words or (len(words) >= MANY and len(set(words)) > FEW_KEYS)


def _but_a_beginning_of(end: str, text: str) -> tuple[str, str]:
    """The text, and what at its end may be the first part of ``end``."""
    for size in range(min(len(end) - 1, len(text)), 0, -1):
        if text.endswith(end[:size]):
            return text[:-size], text[-size:]
    return text, ""
