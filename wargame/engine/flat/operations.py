"""What a flat program is made of: instructions of six whole numbers over rows of registers.

An instruction is ``(operation, d, a, b, c, n)``: ``d``, ``a``, ``b``, ``c`` name registers, ``n`` is a number. A
register holds one whole number a game (a *lane*); a truth is -1 or 0, so that ``&`` chooses. ``sim/lanes/lanes.h`` runs
them; the list of names in ``kernel.c`` must be the one here.
"""

from __future__ import annotations

from enum import IntEnum, auto


class Operation(IntEnum):
    """Every operation. Where a jump is told of, it goes to instruction ``n``, counted from 0."""

    HALT = 0
    """The games are over."""
    SET = auto()
    """d = n"""
    COPY = auto()
    """d = a"""
    ADD = auto()
    ADD_NUMBER = auto()
    SUB = auto()
    SUB_FROM = auto()
    """d = n - a"""
    MUL = auto()
    MUL_NUMBER = auto()
    NEG = auto()
    ABS = auto()
    MIN = auto()
    MIN_NUMBER = auto()
    MAX = auto()
    MAX_NUMBER = auto()
    DIV_NUMBER = auto()
    """d = a / n, toward zero"""
    LT = auto()
    LE = auto()
    EQ = auto()
    NE = auto()
    LT_NUMBER = auto()
    LE_NUMBER = auto()
    EQ_NUMBER = auto()
    NE_NUMBER = auto()
    GT_NUMBER = auto()
    GE_NUMBER = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    AND_NOT = auto()
    CHOOSE = auto()
    """d = b where a, else c"""
    ANY_BIT = auto()
    """whether a has one of the bits n"""
    ALL_BITS = auto()
    """whether a has all of the bits n"""
    COUNT_BITS = auto()
    """how many of the bits n a has"""
    SINCE = auto()
    """the place of the lowest bit of a; n where there is none"""
    ADD_WHERE = auto()
    """d = a + (c where b)"""
    ADD_NUMBER_WHERE = auto()
    """d = a + (n where b)"""
    ADD_ABOVE = auto()
    """d = a + (n where b > c, a number)"""
    ADD_BELOW = auto()
    """d = a + (n where b < c, a number)"""
    GRANT = auto()
    """d = what an upper limit c and a lower limit (register n) leave of a change b of a; it is never turned round"""
    PUT = auto()
    """d = b where a"""
    PUT_NUMBER = auto()
    """d = n where a"""
    CLEAR = auto()
    """the c registers from d = 0 where a"""
    MARK = auto()
    """d = d with the bits n where a"""
    OLDER = auto()
    """the c registers from d shifted by one bit, of which ``HISTORY_BITS`` stay, where a"""
    TURN = auto()
    """the next turn begins; d = its number where a"""
    DIE = auto()
    """d = a + a face, from 1 to b, of the purpose n"""
    ONE_IN = auto()
    """whether a draw of the purpose n falls on one in c, a power of two"""
    JUMP = auto()
    WHILE = auto()
    """jump where any lane of a is true"""
    WHERE = auto()
    """d = a and b; jump where no lane is true. So do the next ones; what they ask of a is held against c, a number"""
    WHERE_NOT = auto()
    """d = b and not a"""
    WHERE_LT = auto()
    WHERE_LE = auto()
    WHERE_EQ = auto()
    WHERE_NE = auto()
    WHERE_GT = auto()
    WHERE_GE = auto()
    WHERE_ANY_BIT = auto()
    BEST = auto()
    """d = the place, from 1, of the first greatest of the c registers from b, 0 where none is above 0; a = a and d > 0;
    jump where no lane is left"""
    LIKING = auto()
    """wide row d = a draw of the purpose n without its lowest b bits, and c"""
    RANK = auto()
    """wide row d = where a a draw of its own, where c too the wide row b and the last bits of that draw; the next words
    are no instruction: (shift, low) of the draw as in LIKING"""
    TAKE = auto()
    """working row d = wide row d where a"""
    CLOSE = auto()
    """working row d = 0 where a"""
    BEST_WIDE = auto()
    """BEST over working rows"""
    FORGET = auto()
    """wide row d = 0"""
    OUTDO = auto()
    """d = a where a draw of the purpose n is above the wide row b, which becomes that draw; (shift, low) follow"""
    SAW = auto()
    """counter n grows by the lanes of a; d = d or a"""
    STOOD = auto()
    """where b, one game more has the value a (of c values, d the least) at this turn, in the table that begins at n"""


NAMES = " ".join(operation.name for operation in Operation)
"""What a kernel must know, in this order."""
WORDS = 6
"""Numbers of an instruction."""
