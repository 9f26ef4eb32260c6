"""A player who knows nothing and never rests: keys, bursts, pastes, clicks, new sizes; and what must hold meanwhile.

What it does is drawn from a seed alone, so that the same seed gives the same keys. It leans towards what gets a game on
and what opens and closes something, because only there is something to break.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from wargame.model.views import View

ENTER, ESCAPE, TAB, BACKSPACE = "\r", "\x1b", "\t", "\x7f"
UP, DOWN, RIGHT, LEFT, HOME, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[H", "\x1b[F"
COVER, PALETTE, COVER_WRITING, THEME = "`", "\x10", "\x0c", "\x14"
SINGLE = (
    *"1234567", *"szofucx", *"gwqm?/:`", *"jkvnNtre", *"#[] ", "!", "ㄴ", "ｓ", "é", "日",
    ENTER, ESCAPE, TAB, BACKSPACE, UP, DOWN, RIGHT, LEFT, HOME, END, "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x1b[3~",
    PALETTE, COVER_WRITING, THEME,
    "\x01", "\x02", "\x04", "\x05", "\x0b", "\x15", "\x17", "\x19", "\x1bOP", "\x1b[15~", "\x1b[1;5C", "\x1b[1;2D",
)  # fmt: skip
"""Single keys as a terminal sends them."""
WORDS = (
    "We hold back if you do.",
    "before \x1b[31mred\x1b[0m after",
    "two\nlines\tand [b]markup[/b] [@click=app.quit]x[/]",
    "日本 한국 e\u0301 \u202ereversed \x00 \x9b31m",
    "\x1b]0;a title\x07\x1b[2J\x1b[?1049l",
    "x" * 3000,
    "12345678901234567890123456789",
)
SIZES = ((79, 24), (80, 23), (40, 10), (1, 1), (100, 30), (132, 50), (99, 36))
"""Sizes in between; the player comes back to its own."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One thing done: bytes as a terminal sends them in one write, or a new size, then a rest.

    Attributes:
        text: what is written.
        size: the terminal's new size, where it gets one.
        rest: seconds until the next.
    """

    text: str = ""
    size: tuple[int, int] | None = None
    rest: float = 0.0


def strokes(seed: int, size: tuple[int, int]) -> Iterator[Stroke]:
    """Everything this player does, without an end."""
    dice = random.Random(seed)
    habits = {
        go_on: 30, order: 9, seal: 12, whole_turn: 4, hold_down: 7, burst: 10, single: 14, palette: 7, cover: 8,
        dialogues: 9, write: 6, paste: 5, click: 9, drag: 2, resize: 4, replay: 3, jump: 6, both_at_once: 8, leave: 2,
        find: 3,
    }  # fmt: skip
    while True:
        (habit,) = dice.choices(tuple(habits), tuple(habits.values()))
        yield from habit(dice, size)


def go_on(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Enter, as nearly everywhere leads on; after a cover a line must be marked first."""
    if dice.random() < 0.3:
        yield Stroke(DOWN, rest=_moment(dice))
    yield Stroke(ENTER, rest=0.35 if dice.random() < 0.5 else _moment(dice))


def order(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A card or an answer is chosen."""
    yield Stroke(dice.choice("34"), rest=_moment(dice))
    yield Stroke(DOWN * dice.randint(0, 6), rest=_moment(dice))
    for _ in range(dice.randint(1, 4)):
        yield Stroke(ENTER, rest=_moment(dice))


def seal(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """An order is sealed, patiently or in one write."""
    if dice.random() < 0.3:
        yield Stroke("s" + ENTER * dice.randint(1, 3), rest=_moment(dice))
    yield Stroke("s", rest=0.06)
    yield Stroke(ENTER, rest=0.35)


def whole_turn(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """What a hurried table does: covered, each team sits down and seals, the orders are opened and all is told."""
    yield Stroke(ESCAPE, rest=0.15)
    yield Stroke(COVER, rest=0.2)
    for _ in range(2):
        for keys in (DOWN, ENTER, "s", ENTER):
            yield Stroke(keys, rest=0.2 if keys == DOWN else 0.35)
    for keys in (HOME + ENTER, END, ENTER, ENTER):
        yield Stroke(keys, rest=0.35)


def hold_down(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A key is held down, so that the terminal sends it many times, in one write or in several."""
    key = dice.choice((*"gso?c:qm`/v]", ENTER, ESCAPE, DOWN, UP, TAB, PALETTE, THEME, " "))
    for _ in range(dice.randint(1, 5)):
        yield Stroke(key * dice.randint(1, 12), rest=dice.choice((0.0, 0.01, 0.03)))


def burst(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Any keys, all at once."""
    yield Stroke("".join(dice.choices(SINGLE, k=dice.randint(2, 40))), rest=_moment(dice))


def single(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Any key."""
    yield Stroke(dice.choice(SINGLE), rest=_moment(dice))


def palette(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Something out of the palette, or the palette opened and left."""
    yield Stroke(dice.choice((PALETTE, ":")), rest=_moment(dice))
    yield Stroke(dice.choice(("", "se", "co", "le", "x", "out", "a", "seal")), rest=_moment(dice))
    yield Stroke(DOWN * dice.randint(0, 5) + dice.choice((ENTER, ENTER, ENTER * 2, ESCAPE, ESCAPE * 2)))
    yield Stroke(rest=_moment(dice))


def cover(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """The screen is covered, and somebody sits down again."""
    yield Stroke(dice.choice((COVER, COVER_WRITING, ESCAPE)) * dice.randint(1, 2), rest=_moment(dice))
    yield Stroke(DOWN + dice.choice(("", DOWN)) + ENTER, rest=_moment(dice))


def dialogues(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Something opens over the scene and is closed, or answered twice."""
    yield Stroke(dice.choice("?oocm7qs"), rest=_moment(dice))
    yield Stroke(dice.choice((ESCAPE, ESCAPE * 2, ENTER * 2, ENTER + ESCAPE, TAB + ENTER, COVER, "")))
    yield Stroke(rest=_moment(dice))


def write(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A message or a promise to another team."""
    yield Stroke("7", rest=_moment(dice))
    yield Stroke(HOME + DOWN * dice.randint(0, 3), rest=_moment(dice))
    for _ in range(dice.randint(1, 5)):
        yield Stroke(dice.choice((ENTER, ENTER, END + ENTER, DOWN + ENTER)), rest=_moment(dice))
    yield Stroke(dice.choice(("We hold.", "q? 1 s", "ㄴㄴ")), rest=_moment(dice))
    yield Stroke(TAB + ENTER if dice.random() < 0.7 else ESCAPE * 2, rest=_moment(dice))


def paste(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A text out of the clipboard, marked as pasted or not."""
    text = dice.choice(WORDS)
    yield Stroke(f"\x1b[200~{text}\x1b[201~" if dice.random() < 0.6 else text, rest=_moment(dice))


def click(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A click, a double click, or the wheel, somewhere."""
    at = f"{dice.randint(1, size[0])};{dice.randint(1, size[1])}"
    down, up, wheel = f"\x1b[<0;{at}M", f"\x1b[<0;{at}m", f"\x1b[<{dice.choice((64, 65))};{at}M"
    yield Stroke(dice.choice((down + up, (down + up) * 2, wheel * dice.randint(1, 5), down)), rest=_moment(dice))


def drag(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """The mouse goes across the screen with its button down."""
    path = [f"{dice.randint(1, size[0])};{dice.randint(1, size[1])}" for _ in range(4)]
    moved = "".join(f"\x1b[<32;{at}M" for at in path)
    yield Stroke(f"\x1b[<0;{path[0]}M{moved}\x1b[<0;{path[-1]}m", rest=_moment(dice))


def resize(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """The window gets another size, something is typed, and it comes back."""
    yield Stroke(size=dice.choice(SIZES), rest=_moment(dice))
    yield Stroke("".join(dice.choices(SINGLE, k=dice.randint(0, 4))), rest=_moment(dice))
    yield Stroke(size=size, rest=_moment(dice))


def replay(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Keys that a recorded game takes, and the shelf."""
    yield Stroke("".join(dice.choices((*"[]vnN#tc", RIGHT, LEFT, HOME, END), k=dice.randint(1, 6))), rest=_moment(dice))


def jump(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """To a panel by its letter."""
    yield Stroke("g" * dice.choice((1, 1, 2, 3)) + dice.choice("asdfhjklx"), rest=_moment(dice))


def both_at_once(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """Two things in one write that do not go together."""
    pairs = (COVER + ENTER, "s" + COVER, "s" + ENTER + COVER, PALETTE + ENTER, ENTER + PALETTE, "g" + COVER,
             "o" + COVER, "q" + ENTER, "?" + ESCAPE, ENTER + ESCAPE, ":" + ESCAPE + ":", TAB + ENTER,
             "m" + ENTER, ENTER + "q", "oo", "c" + ENTER + ENTER, "/a" + ESCAPE * 2, "q" + COVER, ENTER * 3)
    yield Stroke(dice.choice(pairs), rest=_moment(dice))


def find(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """A few letters are searched for."""
    yield Stroke("/", rest=_moment(dice))
    yield Stroke(dice.choice(("a", "mis", "zzz", "1")), rest=_moment(dice))
    yield Stroke(dice.choice((ENTER, ESCAPE, DOWN, ESCAPE * 2)), rest=_moment(dice))


def leave(dice: random.Random, size: tuple[int, int]) -> Iterator[Stroke]:
    """The game is left and gone on with, or the settings are looked at."""
    yield Stroke("q", rest=0.06)
    yield Stroke(ENTER, rest=0.1)
    yield Stroke(DOWN * dice.choice((0, 0, 0, 1, 2, 3, 4)) + ENTER, rest=0.3)


def _moment(dice: random.Random) -> float:
    return dice.choice((0.0, 0.0, 0.005, 0.02, 0.05))


SHORTEST = 18
"""Letters that a private text must have, to be looked for; shorter ones stand in public texts too."""


def texts(value: object) -> Iterator[str]:
    """Every string in a view."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from texts(one)


def private_to(view: View, others: View) -> frozenset[str]:
    """The beginnings of the texts that one viewer may know and the others may not."""
    known = " ".join(" ".join(text.split()) for text in texts(others))
    own = (" ".join(text.split()) for text in texts(view))
    return frozenset(text[:SHORTEST] for text in own if len(text) >= SHORTEST and text[:SHORTEST] not in known)
