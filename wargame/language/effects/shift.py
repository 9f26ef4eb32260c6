"""``trust +1 to at most 7 for 2``: a track or named number rises or falls."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.language.effects.verb import Line, OnTargets, Op, ProgramBuilder, Swing, Where
from wargame.language.names import Symbol
from wargame.language.spans import FOR_GOOD, SPANS, Span, read_span
from wargame.language.targets import Target, swings_of
from wargame.language.tokens import Lexeme, meant
from wargame.language.tree import Node
from wargame.records import record


@record
class Shift(OnTargets):
    """A track or named number rises or falls; with a span it comes back when the span ends."""

    targets: tuple[Target, ...]
    amount: Node
    at_most: Node | None = None
    at_least: Node | None = None
    span: Span | None = None
    carry: bool = False

    forms = ("TRACK +E|-E [to at most E] [to at least E | floor E] [SPAN] [carry]",)

    @classmethod
    def of(cls, line: Line, symbol: Symbol, targets: tuple[Target, ...], sign: Lexeme) -> Shift:
        """Read what follows the sign after a track."""
        at = line.here
        amount = line.amount()
        if amount.op == "const" and isinstance(amount.value, int):
            if amount.value < 0:
                raise line.error(
                    at, f"two signs stand before {-amount.value}", f"write {symbol.id} {sign.text}{-amount.value}"
                )
            if amount.value == 0:
                raise line.error(at, "a change by 0 changes nothing", "leave it out", "useless")
            if amount.value > symbol.hi - symbol.lo:
                raise line.error(
                    at, f"'{symbol.id}' lies between {symbol.lo} and {symbol.hi}", "change it by less", "useless"
                )
        at_most = at_least = None
        span: Span | None = None
        carry = False
        while line.here.text:
            at = line.here
            if line.skip("to", "at", "most") and at_most is None:
                at_most = line.within(symbol)
            elif (line.skip("to", "at", "least") or line.skip("floor")) and at_least is None:
                at_least = line.within(symbol)
            elif line.skip("carry") and not carry:
                carry = True
            elif span is None and (found := read_span(line)) is not None:
                span = found
            else:
                options = ("to at most", "to at least", "floor", "carry", "this turn", "next turn", "for")
                raise line.error(at, f"'{at.text}' is not expected here", meant(at.text, options) or SPANS)
        return cls(targets, line.signed(sign, amount), at_most, at_least, None if span == FOR_GOOD else span, carry)

    def on(self, target: Target, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """A change by the amount."""
        limits = {"at_most": self.at_most, "at_least": self.at_least}
        return (to.change(target.slot, "+", self.amount, at, **limits, span=self.span, carry=self.carry),)

    def swings(self) -> Iterator[Swing]:
        """Up or down, where the number itself says so."""
        fixed = self.amount.value if self.amount.op == "const" else None
        return swings_of(self.targets, "any" if not isinstance(fixed, int) else "rise" if fixed > 0 else "fall")
