"""``token goodwill +1 for 2``: counters are given, taken away or set."""

from __future__ import annotations

from typing import Literal

from wargame.language import slots
from wargame.language.effects.standing import become, last
from wargame.language.effects.verb import Line, OnTargets, Op, ProgramBuilder, Where
from wargame.language.formulas import plus, read
from wargame.language.spans import Span, read_lasting
from wargame.language.targets import Target, read_targets
from wargame.language.tokens import meant
from wargame.language.tree import NUMBER, Node, const
from wargame.model.labels import SlotName
from wargame.records import record


@record
class Tokens(OnTargets):
    """A token's count rises, falls or is set."""

    targets: tuple[Target, ...]
    how: Literal["+", "="]
    amount: Node
    span: Span | None = None

    word = "token"
    forms = ("token NAME +E|-E|= E [SPAN]",)

    @classmethod
    def read(cls, line: Line) -> Tokens:
        """The token, its member, what becomes of its count, how long."""
        first = line.name("the id of a token")
        symbol = line.names.symbols.get(first.text)
        if symbol is None or symbol.kind != "token":
            tokens = line.names.sections.tokens
            if line.names.codes.get(first.text) in tokens:
                line.names.refuse_code(first.text, first.start)
            if symbol is not None:
                raise line.error(first, f"'{first.text}' is no token but a {symbol.kind}", "leave 'token' out")
            raise line.error(first, f"there is no token '{first.text}'", meant(first.text, tokens), "unknown_name")
        targets = read_targets(line, symbol, first)
        sign, at = line.take(), line.here
        if sign.text not in ("+", "-", "="):
            raise line.error(sign, f"nothing is said about '{symbol.id}'", f"write token {symbol.id} +1, -1 or = 0")
        amount = line.amount()
        if amount.op == "const" and isinstance(amount.value, int):
            if amount.value < 0:
                raise line.error(at, "a number of tokens is 0 or more", f"write token {symbol.id} -1 to take one away")
            if sign.text != "=" and amount.value == 0:
                raise line.error(at, "a change by 0 changes nothing", "leave it out", "useless")
            if amount.value > symbol.hi:
                raise line.error(at, f"there are never more than {symbol.hi} of '{symbol.id}'", "write less", "useless")
        return cls(targets, "=" if sign.text == "=" else "+", line.signed(sign, amount), read_lasting(line))

    def on(self, target: Target, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """A new count, between none and the most there may be, and how long what is given stands."""
        family, holder = SlotName.parse(target.slot).id, SlotName.parse(target.slot).member
        owner = to.scenario.tokens[family]
        if not to.has(target.slot) and to.semantics > 1:  # of a move off the menu nobody has made one yet
            seat = holder if holder in owner.per else None
            to.slot(target.slot, "token", owner=family, seat=seat)
            to.slot(slots.until(target.slot), "until", owner=family, seat=seat)
        wanted = self.amount if self.how == "=" else plus(read(target.slot), self.amount)
        held = Node("max", NUMBER, (const(0), Node("min", NUMBER, (const(owner.most), wanted))))
        gains = self.amount.op != "const" or int(str(self.amount.value)) > 0
        lasts = (last(to, target.slot, self.span),) if gains else ()
        return (*lasts, become(to, target.slot, held, at))
