"""``gsomia = in_force``, ``alert = on``: a status or flag takes a word."""

from __future__ import annotations


from wargame.language.effects.standing import become
from wargame.language.effects.verb import Line, Op, ProgramBuilder, Verb, Where
from wargame.language.names import Symbol
from wargame.language.tree import Choice, const
from wargame.records import record


@record
class Become(Verb):
    """A status takes a word (by its number); a flag 0 or 1."""

    slot: str
    value: int

    forms = ("STATUS = WORD", "FLAG = on|off")

    @classmethod
    def of(cls, line: Line, symbol: Symbol) -> Become:
        """Read what follows a status or flag."""
        words = symbol.type.words if isinstance(symbol.type, Choice) else ("off", "on")
        sign = line.take()
        if sign.text != "=":
            said = f"'{symbol.id}' is one of: " + ", ".join(words) if words else f"'{symbol.id}' has no words yet"
            raise line.error(sign, said, f"write {symbol.id} = {words[-1] if words else '…'}", "type")
        return cls(symbol.slot(), line.word(f"a word of '{symbol.id}'", words))

    def lower(self, to: ProgramBuilder[Op], at: Where) -> tuple[Op, ...]:
        """The slot is set."""
        return (become(to, self.slot, const(self.value), at),)
