"""Walking along the words of an effect line, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.language.names import Bindings, Names, Symbol
from wargame.language.parser import parse_number
from wargame.language.tokens import BOUND_WORDS, Lexeme, check_brackets, meant, tokens
from wargame.language.tree import LanguageError, Node, const


class Line:
    """The words of one effect, and where we are in it. Every refusal carries the column of the word it is about."""

    def __init__(self, text: str, names: Names, bindings: Bindings) -> None:
        self.text, self.names, self.bindings = text, names, bindings
        self._tokens = tokens(text)
        check_brackets(self._tokens)
        self._at = 0

    @property
    def here(self) -> Lexeme:
        """The next word; at the end of the line one without text."""
        if self._at < len(self._tokens):
            return self._tokens[self._at]
        end = len(self.text.rstrip())
        return Lexeme("sign", "", end, end)

    def take(self) -> Lexeme:
        """The next word, passed over."""
        token = self.here
        self._at += 1
        return token

    def skip(self, *words: str) -> bool:
        """Pass over these words, if they come next."""
        found = tuple(token.text for token in self._tokens[self._at : self._at + len(words)])
        if found == words:
            self._at += len(words)
            return True
        return False

    def error(self, token: Lexeme, message: str, hint: str = "", code: str = "effect") -> LanguageError:
        """What is wrong with the line at a word."""
        return LanguageError(token.start, message, hint, code)

    def _wrong(self, token: Lexeme, what: str, hint: str = "") -> LanguageError:
        given = f"{what} belongs here, not '{token.text}'" if token.text else f"{what} is missing"
        return self.error(token, given, hint)

    def finish(self, may_follow: str = "") -> None:
        """Refuse anything more."""
        if self.here.text:
            raise self.error(
                self.here, f"'{self.here.text}' is not expected here", may_follow or "the effect ends before it"
            )

    def name(self, what: str) -> Lexeme:
        """An id or word without quotes."""
        token = self.take()
        if token.kind == "word":
            raise self.error(token, f"{what} stands here without quotes", f"write {token.text[1:-1]}")
        if token.kind != "name":
            raise self._wrong(token, what)
        return token

    def declared(self, what: str, group: Mapping[str, object]) -> str:
        """The id of a declared thing."""
        token = self.name(f"the id of a {what}")
        if token.text not in group:
            if self.names.codes.get(token.text) in group:
                self.names.refuse_code(token.text, token.start)
            raise self.error(
                token, f"there is no {what} '{token.text}'", self.names.meant(token.text, list(group)), "unknown_name"
            )
        return token.text

    def word(self, what: str, words: Iterable[str]) -> int:
        """The place of a word in a closed list. Items that are a seat's move are written ``seat:move``."""
        listed = list(words)
        token = self.name(what)
        text = token.text
        if self.here.text == ":" and self.skip(":"):
            text = f"{text}:{self.name('a move').text}"
        if text not in listed:
            raise self.error(token, f"'{text}' is not one of the words here", meant(text, listed), "unknown_word")
        return listed.index(text)

    def seat_in_brackets(self, possible: tuple[str, ...], what: str) -> str | None:
        """``[seat]`` after a move, grant or mark; None where there is none."""
        if not self.skip("["):
            return None
        seat, token = self.seat(possible, what), self.take()
        if token.text != "]":
            raise self.error(token, "']' belongs here" + (f", not '{token.text}'" if token.text else ""))
        return seat

    def seat(self, possible: tuple[str, ...], what: str) -> str:
        """A seat, or a word bound to one; ``what`` has only the ``possible`` ones."""
        token = self.name("a seat")
        seat = self.bindings.seats.get(token.text, token.text)
        if seat not in possible:
            if token.text in BOUND_WORDS and token.text not in self.bindings.seats:
                hint = "use 'each: […]' with 'do:' to do it for several" if token.text in ("others", "all") else ""
                raise self.error(token, f"'{token.text}' means no single seat here", hint, "unbound")
            raise self.error(token, f"{what} has no {seat}", meant(seat, possible), "unknown_name")
        return seat

    def amount(self) -> Node:
        """A whole number, or an expression in parentheses."""
        token = self.take()
        if token.kind == "number":
            return const(int(token.text))
        if token.text == "-" and self.here.kind == "number":
            return const(-int(self.take().text))
        if token.text == "(":
            return self._expression(token)
        if token.kind == "name":
            raise self.error(token, f"a number belongs here, not '{token.text}'",
                             f"put an expression in parentheses: ({token.text})")
        raise self._wrong(token, "a number", "a whole number, or an expression in parentheses")

    def signed(self, sign: Lexeme, amount: Node) -> Node:
        """An amount as the sign before it means it."""
        if sign.text != "-":
            return amount
        if amount.op == "const" and isinstance(amount.value, int):
            return const(-amount.value)
        return Node("neg", amount.type, (amount,), span=amount.span)

    def within(self, symbol: Symbol) -> Node:
        """A value that a track can have."""
        at = self.here
        value = self.amount()
        if value.op == "const" and isinstance(value.value, int) and not symbol.lo <= value.value <= symbol.hi:
            raise self.error(at, f"'{symbol.id}' lies between {symbol.lo} and {symbol.hi}, never at {value.value}",
                             "give a value between them", "useless")
        return value

    def for_seat(self) -> str | None:
        """``for SEAT``, where it is said."""
        return self.seat(self.names.seats, "the game") if self.skip("for") else None

    def count(self, what: str, least: int, most: int) -> int:
        """A plain number within bounds."""
        token = self.take()
        if token.kind != "number":
            raise self._wrong(token, what, f"between {least} and {most}")
        number = int(token.text)
        if not least <= number <= most:
            raise self.error(token, f"{number} is not {what}", f"between {least} and {most}")
        return number

    def expression(self, start: int, end: int) -> Node:
        """A number written between two columns; its errors have the columns of the whole line."""
        return parse_number(" " * start + self.text[start:end], self.names, self.bindings)

    def inner(self, opening: Lexeme) -> tuple[int, int]:
        """Pass over everything up to the bracket that closes ``opening``; the columns between them."""
        depth, start = 1, opening.end
        while depth:
            token = self.take()
            depth += (token.text in ("(", "[")) - (token.text in (")", "]"))
        return start, token.start

    def _expression(self, opening: Lexeme) -> Node:
        start, end = self.inner(opening)
        if not self.text[start:end].strip():
            raise self.error(opening, "the parentheses are empty", "write a number or an expression")
        return self.expression(start, end)
