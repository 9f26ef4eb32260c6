"""One line of text becomes one effect. ``read_effect`` is the only way in."""

from __future__ import annotations

from wargame.language.change_words import CHANGES, as_change
from wargame.language.effects import VERBS, Become, Effect, SetTo, Shift, Tokens
from wargame.language.line import Line
from wargame.language.names import NOTHING, Bindings, Names, Symbol
from wargame.language.spans import SPANS
from wargame.language.targets import read_targets
from wargame.language.tokens import Lexeme, meant, nearest, suggestion
from wargame.language.read_once import read_once
from wargame.language.tree import LanguageError
from wargame.language.unknown import other_kind

WORDS: dict[str, type[Effect]] = {verb.word: verb for verb in VERBS if verb.word}
"""What a line begins with to the verb that reads the rest of it."""
ALIKE = 0.7
"""How close a verb or track must be spelt to be named: of words this short much comes near."""
_FIRST = tuple(dict.fromkeys(word.partition(" ")[0] for word in WORDS))


@read_once
def read_effect(text: str, names: Names, bindings: Bindings = NOTHING) -> Effect:
    """One effect. Raises ``LanguageError`` and nothing else, whatever the text."""
    line = Line(text, names, bindings)
    first = line.name("an effect")
    symbol = names.symbols.get(first.text)
    if first.text in WORDS and not (symbol is not None and line.here.text in ("=", "+", "-", "[")):
        longer = f"{first.text} {line.here.text}"
        effect = WORDS[longer if longer in WORDS and line.take() else first.text].read(line)
    elif symbol is None:
        raise _wrong_beginning(line, first)
    else:
        effect = _of_symbol(line, first, symbol)
    line.finish(SPANS if isinstance(effect, Shift | Tokens) else "")
    return effect


def _wrong_beginning(line: Line, first: Lexeme) -> LanguageError:
    names, word = line.names, first.text
    names.refuse_code(word, first.start)
    kind, _ = other_kind(names, word)
    if kind:
        verbs = {verb.meant_by: f"write {verb.word} {word}" for verb in VERBS}
        said = f"'{word}' is {kind}, and an effect begins with a verb or a track"
        return line.error(first, said, verbs.get(kind, ""))
    change = as_change(line.text, names.symbols)
    if change or word in CHANGES:
        hint = change or "a change is written TRACK +1, TRACK -1 or TRACK = 3"
        return line.error(first, f"unknown effect '{word}'", hint, "unknown_verb")
    otherwise = meant(word, _FIRST) or "an effect begins with a track, or one of: " + ", ".join(_FIRST)
    hint = suggestion(nearest(word, [*_FIRST, *names.symbols], ALIKE), names.called(word, names.symbols) or otherwise)
    return line.error(first, f"unknown effect '{word}'", hint, "unknown_verb")


def _of_symbol(line: Line, first: Lexeme, symbol: Symbol) -> Effect:
    match symbol.kind:
        case "track" | "number":
            return _of_track(line, first, symbol)
        case "status" | "flag":
            return Become.of(line, symbol)
        case "token":
            raise line.error(first, f"'{symbol.id}' is a token", f"write: token {line.text.strip()}", "token")
        case "derived":
            raise line.error(first, f"'{symbol.id}' is derived from other values", "change what it is made of")
        case "parameter":
            raise line.error(first, f"'{symbol.id}' is set by the instructor", "no effect changes it")


def _of_track(line: Line, first: Lexeme, symbol: Symbol) -> Effect:
    targets = read_targets(line, symbol, first)
    sign = line.take()
    if sign.text in ("+", "-") and line.here.text != "=":
        return Shift.of(line, symbol, targets, sign)
    if sign.text in ("=", "at"):
        return SetTo.of(line, symbol, targets, sign)
    word = f"{sign.text}=" if line.here.text == "=" else sign.text
    wrong = f"'{word}' says nothing about" if word else "nothing is said about"
    hint = as_change(line.text, line.names.symbols) or f"write {symbol.id} +1, = 2, at least 2 or at most 2"
    raise line.error(sign, f"{wrong} '{symbol.id}'", hint)
