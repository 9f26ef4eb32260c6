"""The terms lint: every text of a game against the terms its rulebooks declare. Knows no word itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.checks.phrases import Phrases, TextWord, spoken
from wargame.authoring.yaml.spans import Path
from wargame.authoring.shape.validation import AnyFile
from wargame.authoring.link.elements import elements_of_file
from wargame.model.files import Sections
from wargame.model.rules import Inject
from wargame.model.terms import Term

MOST_PHRASES = 5_000
"""Phrases of a game: ten times as many as ship."""
MOST_STEPS = 300_000
"""How many words are compared in one game before the rest is left alone: a hundred times what ships."""
CITING = frozenset(("accuracy", "source", "note"))
"""Where articles are cited, and may be quoted in their own words."""
_QUOTED = re.compile(r"""(?<!\w)(?:"[^"]*"|'[^']*(?:'\w[^']*)*'|“[^”]*”|‘[^’]*’|«[^»]*»)(?!\w)""")
MOST_FOUND = 100
"""How many slips of one game are told."""


@dataclass(frozen=True)
class Terms:
    """The terms of a game, ready to be looked for: each phrase that is refused or allowed, and its term."""

    refused: Phrases[Term] = field(default_factory=Phrases)
    allowed: Phrases[Term] = field(default_factory=Phrases)

    @classmethod
    def of(cls, terms: Mapping[str, Term]) -> Terms:
        """Every phrase of every term, ``{any}`` written out."""
        made = cls()
        for phrase, term in islice(_refused(terms.values()), MOST_PHRASES):
            made.refused.add(phrase, term)
        for phrase, term in islice(_allowed(terms.values()), MOST_PHRASES):
            made.allowed.add(phrase, term)
        return made

    @property
    def steps(self) -> int:
        """How much looking there was so far."""
        return self.refused.steps + self.allowed.steps

    def slips(self, text: str, cites: bool = False) -> Iterator[tuple[TextWord, Term]]:
        """What ``text`` should not say, from left to right. Of two that overlap the first and longest is told.

        ``cites``: an article may be quoted here, and then some names stand as it has them.
        """
        if not self.refused.may_be_in(text):
            return
        words = spoken(text)
        quotes = [found.span() for found in _QUOTED.finditer(text)] if cites else []
        fine = [(start, end) for start, end, _ in self.allowed.found(words)]
        told = 0
        for start, end, term in self.refused.found(words):
            at, ends = words[start].at, words[end - 1].ends
            if term.quoted and any(a <= at and ends <= b for a, b in quotes):
                continue
            if start >= told and not any(a <= start and end <= b for a, b in fine):
                told = end
                yield TextWord(text[at:ends], at), term


@whole
def term_can_be_found(context: CheckContext) -> None:
    """A term must refuse or allow something, and every phrase must be one that can be found."""
    phrases = 0
    for at, term in context.each(Term):
        if not (term.refuse or term.together or term.allow):
            at.say("no_phrase", "this term refuses nothing and allows nothing", "add 'refuse:'", at_key=True)
        for key in ("refuse", "together", "words", "allow"):
            for place, phrase in enumerate(getattr(term, key)):
                words = term.words if key in ("refuse", "allow") else ()
                one = next(_written_out(phrase, words))
                phrases += len(words) if one != phrase else 1
                wrong = Phrases.objection(one)
                if wrong:
                    at.say("bad_phrase", *wrong, inside=(key, place))
        if phrases > MOST_PHRASES:
            at.say("too_many_phrases", f"more than {MOST_PHRASES} phrases", "leave some out", at_key=True)
            return


@whole
def situation_has_its_views(context: CheckContext) -> None:
    """A situation with a tag that asks for them carries the view of each public."""
    tags = context.sections.tags
    for at, inject in context.each(Inject):
        wanted = dict.fromkeys(seat for id_ in inject.tags if id_ in tags for seat in tags[id_].views_of)
        missing = [seat for seat in wanted if seat not in inject.views]
        if missing:
            said, hint = "such a situation looks different to each public", "add 'views:' with one line for "
            at.doubt("no_views", said, hint + ", ".join(missing))


@whole
def texts_keep_to_the_terms(context: CheckContext) -> None:
    """Looks through every text of every file."""
    terms = Terms.of(context.sections.terms)
    said = 0
    for element in context.elements:
        if element.is_prose and not element.is_key and element.declared.section != "terms":  # terms say what is refused
            said += _say(context.diagnostics, element.file, element.path, element.value, terms)
            if said > MOST_FOUND or terms.steps > MOST_STEPS:
                context.subject(element).say(
                    "too_much_said", "the texts after this one are not looked through for terms",
                    "mend these first, or shorten the terms", severity="warning",
                )  # fmt: skip
                return


def doubt_texts(file: AnyFile, sections: Sections, diagnostics: Diagnostics) -> None:
    """The same for a file that is no part of a game, e.g. a back-cast: only ever a doubt, for nobody plays it."""
    terms = Terms.of(sections.terms)
    for element in elements_of_file(file):
        if element.is_prose:
            _say(diagnostics, file, element.path, element.value, terms, only_doubt=True)


def _say(
    diagnostics: Diagnostics, file: AnyFile, path: Path, text: str, terms: Terms, *, only_doubt: bool = False
) -> int:
    count = 0
    for slip, term in terms.slips(text, cites=not CITING.isdisjoint(path)):
        write = term.write or "/".join(term.together)
        hint = f"write {write}" if write else "say it otherwise"
        doubt = term.doubt or only_doubt
        diagnostics.say(
            file, path, "term", f"'{slip.text}': {term.because}",
            f"{hint}, or 'allow' it under 'terms' with a reason" if term.doubt else hint,
            severity="warning" if doubt else "error", offset=slip.at, text=text,
        )  # fmt: skip
        count += 1
    return count


def _refused(terms: Iterable[Term]) -> Iterator[tuple[str, Term]]:
    for term in terms:
        for name in term.together:
            yield name.lower(), term
        for phrase in term.refuse:
            yield from ((one, term) for one in _written_out(phrase, term.words))


def _allowed(terms: Iterable[Term]) -> Iterator[tuple[str, Term]]:
    for term in terms:
        if term.together:
            yield "/".join(term.together), term
        for phrase in term.allow:
            yield from ((one, term) for one in _written_out(phrase, term.words))


def _written_out(phrase: str, words: tuple[str, ...]) -> Iterator[str]:
    return (phrase.replace("{any}", word) for word in words) if words and "{any}" in phrase else iter((phrase,))
