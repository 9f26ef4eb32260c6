"""C written for one scenario alone, as the limit of what a kernel for all of them can be held against.

The flat program becomes functions that play one game: a statement an instruction, jumps as ``goto``, what a statement
works out in variables of its own, so that the compiler keeps it in the processor's registers. ``operations.py`` says
what each operation means, ``lanes.h`` how the kernel does it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wargame.engine.flat import FlatProgram
from wargame.engine.flat.operations import WORDS, Operation
from wargame.engine.flat.writer import TEMPORARY
from wargame.sim.lanes.kernel import Kernel

COMPILER = shutil.which("gcc")
"""None: there is none here."""
_BETWEEN = {"ADD": "+", "SUB": "-", "MUL": "*", "AND": "&", "OR": "|"}
_COMPARED = {"LT": "<", "LE": "<=", "EQ": "==", "NE": "!=", "GT": ">", "GE": ">="}
_DONE = {
    "SET": "{d} = {n};", "COPY": "{d} = {a};", "ADD_NUMBER": "{d} = {a} + {n};", "SUB_FROM": "{d} = {n} - {a};",
    "MUL_NUMBER": "{d} = {a} * {n};", "NEG": "{d} = -{a};", "ABS": "{d} = {a} < 0 ? -{a} : {a};",
    "MIN": "{d} = {a} < {b} ? {a} : {b};", "MIN_NUMBER": "{d} = {a} < {n} ? {a} : {n};",
    "MAX": "{d} = {a} > {b} ? {a} : {b};", "MAX_NUMBER": "{d} = {a} > {n} ? {a} : {n};",
    "DIV_NUMBER": "{d} = {a} / {n};", "NOT": "{d} = ~{a};", "AND_NOT": "{d} = {a} & ~{b};",
    "CHOOSE": "{d} = {a} ? {b} : {c};", "ANY_BIT": "{d} = -(({a} & {n}) != 0);",
    "ALL_BITS": "{d} = -(({a} & {n}) == {n});", "COUNT_BITS": "{d} = __builtin_popcount({a} & {n});",
    "SINCE": "{d} = {a} ? __builtin_ctz({a}) : {n};", "ADD_WHERE": "{d} = {a} + ({b} & {c});",
    "ADD_NUMBER_WHERE": "{d} = {a} + ({b} & {n});", "ADD_ABOVE": "{d} = {a} + (-({b} > {w[4]}) & {n});",
    "ADD_BELOW": "{d} = {a} + (-({b} < {w[4]}) & {n});", "GRANT": "{d} = granted({a}, {b}, {c}, {r});",
    "PUT": "if ({a}) {d} = {b};", "PUT_NUMBER": "if ({a}) {d} = {n};", "MARK": "if ({a}) {d} |= {n};",
    "CLEAR": "if ({a}) for (I k = 0; k < {w[4]}; k++) r[{w[1]} + k] = 0;",
    "OLDER": "if ({a}) for (I k = 0; k < {w[4]}; k++) r[{w[1]} + k] = (I)((uint32_t)r[{w[1]} + k] << 1);",
    "TURN": "turn++; if ({a}) {d} = turn;", "DIE": "{d} = {a} + 1 + (I)(((DRAW({p}) >> 32) * (W)(uint32_t){b}) >> 32);",
    "ONE_IN": "{d} = -((DRAW({p}) & ({w[4]}u - 1)) == 0);", "JUMP": "goto at{n};", "WHILE": "if ({a}) goto at{n};",
    "WHERE": "if (!({d} = {b} & {a})) goto at{n};", "WHERE_NOT": "if (!({d} = {b} & ~{a})) goto at{n};",
    "WHERE_ANY_BIT": "if (!({d} = {b} & -(({a} & {w[4]}) != 0))) goto at{n};",
    "BEST": "{a} &= -(({d} = best(r + {w[3]}, {w[4]})) > 0); if (!{a}) goto at{n};",
    "BEST_WIDE": "{a} &= -(({d} = best_wide(work + {w[3]}, {w[4]})) > 0); if (!{a}) goto at{n};",
    "LIKING": "rank[{w[1]}] = (DRAW({p}) >> {w[3]}) + {w[4]};",
    "RANK": "rank[{w[1]}] = {a} ? ranked((DRAW({p}) >> {w[6]}) + {w[7]}, {w[7]}, {c}, rank[{w[3]}]) : 0;",
    "TAKE": "work[{w[1]}] = {a} ? rank[{w[1]}] : 0;", "CLOSE": "if ({a}) work[{w[1]}] = 0;",
    "FORGET": "rank[{w[1]}] = 0;", "OUTDO": "{d} = outdone((DRAW({p}) >> {w[6]}) + {w[7]}, {a}, rank + {w[3]});",
    "HALT": "return;",
} | {
    name: f"{{d}} = {{a}} {sign} {{b}};" for name, sign in _BETWEEN.items()
} | {
    name: f"{{d}} = -({{a}} {sign} {{b}});" for name, sign in _COMPARED.items()
} | {
    f"{name}_NUMBER": f"{{d}} = -({{a}} {sign} {{n}});" for name, sign in _COMPARED.items()
} | {
    f"WHERE_{name}": f"if (!({{d}} = {{b}} & -({{a}} {sign} {{w[4]}}))) goto at{{n}};"
    for name, sign in _COMPARED.items()
}  # fmt: skip
"""Operation to its statement: ``d``, ``a``, ``b``, ``c`` the registers, ``r`` the one that n names, ``n`` the number,
``p`` the purpose it names, ``w`` all words."""
_JUMPS = {Operation[name] for name, done in _DONE.items() if "goto" in done}
_TWO = {Operation.RANK, Operation.OUTDO}
"""Of two instructions' length."""
_FAR, _PART = 1000, 300
"""Instructions: a jump so far leaves its part, and a part ends once it has so many."""
_BEGINS = """
#include <stdint.h>
typedef int32_t I;
typedef uint64_t W;
static W mix(W w) {
  w = (w ^ (w >> 30)) * 0xBF58476D1CE4E5B9ULL;
  w = (w ^ (w >> 27)) * 0x94D049BB133111EBULL;
  return w ^ (w >> 31);
}
#define DRAW(purpose) mix(key ^ mix(purpose + 0xD1B54A32D192ED03ULL * (W)turn))
static inline I granted(I now, I by, I most, I least) {
  const I up = most - now > 0 ? most - now : 0, down = least - now < 0 ? least - now : 0;
  return by > 0 ? (by < up ? by : up) : (by > down ? by : down);
}
static I best(const I *rank, I count) {
  I found = 0, most = 0;
  for (I k = 0; k < count; k++) if (rank[k] > most) most = rank[k], found = k + 1;
  return found;
}
static I best_wide(const W *rank, I count) {
  I found = 0;
  W most = 0;
  for (I k = 0; k < count; k++) if (rank[k] > most) most = rank[k], found = k + 1;
  return found;
}
static inline W ranked(W own, W low, I together, W shared) { return together ? shared + (own & (low - 1)) : own; }
static inline I outdone(W like, I where, W *best) {
  if (!where || like <= *best) return 0;
  *best = like;
  return -1;
}
"""


def source(flat: FlatProgram) -> str:
    """The C of a program without counters, of 32 bits."""
    return "\n".join((_BEGINS, *_game(flat), *_games(flat)))


Instruction = tuple[int, Sequence[int]]
"""Its place, and its words."""


def _game(flat: FlatProgram) -> Iterator[str]:
    """A game in parts of their own, and the function that calls one after the other. A compiler takes ten times as long
    over all of it in one."""
    parts = list(_parts(flat.code))
    temporary = range(flat.loaded, flat.loaded + TEMPORARY)
    holds: dict[int, set[int]] = {}
    for number, part in enumerate(parts):
        for _, w in part:
            for register in w[1:5]:
                holds.setdefault(register, set()).add(number)
    own = {one for one, within in holds.items() if one in temporary and len(within) == 1}
    yield f"static I turn, r[{flat.registers}];"
    yield f"static W key, rank[{flat.wide}], work[{flat.wide}];"
    calls = ["static void game(void) {", f"  turn = 0; goto at{flat.code[WORDS * flat.dealt + 5]};"]
    for number, part in enumerate(parts):
        targets = {w[5] for _, w in part if w[0] in _JUMPS}
        lines = [_statement(flat, w, own) for _, w in part]
        calls.append(f"at{part[0][0]}:")
        if len(part) == 1:
            calls += lines
            continue
        mine = sorted({one for _, w in part for one in w[1:5]} & own)
        yield f"static __attribute__((noinline)) void part{number}(void) {{"
        yield "".join(f"  I t{one} = 0;" for one in mine)
        for (place, _), line in zip(part, lines, strict=True):
            yield f"at{place}: {line}" if place in targets else line
        yield from (f"at{end}:;" for end in targets - {place for place, _ in part})
        yield "}"
        calls.append(f"part{number}();")
    yield from calls
    yield "}"


def _parts(code: Sequence[int]) -> Iterator[list[Instruction]]:
    """Instructions that jump among themselves alone, or behind their last; one that jumps far is a part by itself."""
    every = list(_instructions(code))
    far = {place for place, w in every if w[0] == Operation.HALT or (w[0] in _JUMPS and abs(w[5] - place) > _FAR)}
    inside, ends = set[int](), {target for place, w in every if place in far for target in (place, place + 1, w[5])}
    for place, w in every:
        if w[0] in _JUMPS and place not in far:
            inside.update(range(min(place, w[5]) + 1, max(place + 1, w[5])))
    part: list[Instruction] = []
    for place, w in every:
        if part and (place in ends or (place not in inside and len(part) >= _PART)):
            yield part
            part = []
        part.append((place, w))
    yield part


def _instructions(code: Sequence[int]) -> Iterator[Instruction]:
    place = 0
    while place < len(code) // WORDS:
        length = 2 if code[WORDS * place] in _TWO else 1
        yield place, code[WORDS * place : WORDS * (place + length)]
        place += length


def _statement(flat: FlatProgram, w: Sequence[int], own: Collection[int]) -> str:
    """``own``: the registers that are variables."""
    d, a, b, c, r = (f"t{number}" if number in own else f"r[{number}]" for number in (*w[1:5], w[5]))
    purpose = f"{flat.purposes[w[5]]}ULL" if 0 <= w[5] < len(flat.purposes) else ""
    return _DONE[Operation(w[0]).name].format(d=d, a=a, b=b, c=c, r=r, n=w[5], p=purpose, w=w)


def _games(flat: FlatProgram) -> Iterator[str]:
    yield "void play(const W *keys, int64_t count, const I *start, const I *keep, I kept, I *out) {"
    yield "  for (int64_t g = 0; g < count; g++) {"
    yield f"    for (I k = 0; k < {flat.loaded}; k++) r[k] = start[k];"
    yield "    key = keys[g];"
    yield "    game();"
    yield "    for (I k = 0; k < kept; k++) out[k * count + g] = r[keep[k]];"
    yield "  }"
    yield "}"


class GeneratedC:
    """The program compiled for itself; ``COMPILER`` is needed.

    Attributes:
        seconds: of a processor that compiling took.
    """

    def __init__(self, kernel: Kernel, folder: Path) -> None:
        """Takes a while. ``folder``: where the source and what is compiled lie."""
        assert COMPILER is not None
        self._kernel = kernel
        (folder / "game.c").write_text(source(kernel.flat), "utf-8")
        options = ["-O3", "-march=native", "-fwrapv", "-shared", "-fPIC", "-w", "-o", "game.so"]
        before = os.times().children_user
        subprocess.run([COMPILER, *options, "game.c"], cwd=folder, check=True)
        self.seconds = os.times().children_user - before
        self._play = ctypes.CDLL(str(folder / "game.so")).play

    def fresh(self, keys: npt.NDArray[np.uint64], keep: Sequence[int]) -> npt.NDArray[np.int32]:
        """Fresh games to their end; the registers asked for, by games."""
        out, kept = np.empty((len(keep), len(keys)), dtype=np.int32), np.array(keep, dtype=np.int32)
        start = np.ascontiguousarray(self._kernel.start[:, 0])
        at = [one.ctypes.data_as(ctypes.c_void_p) for one in (keys, start, kept, out)]
        self._play(at[0], ctypes.c_int64(len(keys)), at[1], at[2], ctypes.c_int32(len(keep)), at[3])
        return out
