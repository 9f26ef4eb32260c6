"""A text that control mends, in words: where it stands, as it reads now and then, and why it cannot be mended so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import assert_never

from wargame.document.nodes import Group, items, text
from wargame.engine.program import Program
from wargame.model.mending import TextChange, MendObjection, TextPath
from wargame.saves.lines import MendLine
from wargame.wording import speaker_of
from wargame.wording.catalogue import N_, _

SHOWN, AROUND = 12, 32
"""Texts that are shown at once; letters that are shown on either side of the words."""
_KINDS: Mapping[str, str] = {
    "seats": N_("seat"), "tags": N_("word of cards"), "tracks": N_("track"), "statuses": N_("status"),
    "flags": N_("what holds or not"), "tokens": N_("token"), "derived": N_("value"), "marks": N_("mark"),
    "groups": N_("heading"), "moves": N_("card"), "questions": N_("question"), "modifier_sets": N_("modifiers"),
    "standing": N_("standing change"), "tables": N_("table"), "effect_lists": N_("effects"),
    "laters": N_("what is due"), "grants": N_("grant"), "watches": N_("watch"), "rules": N_("rule"),
    "actors": N_("actor"),
    "injects": N_("situation"), "decks": N_("deck"), "modules": N_("theory"), "cards": N_("private aim"),
    "profiles": N_("leader"), "objectives": N_("aim"), "red_lines": N_("red line"), "endings": N_("ending"),
    "outcomes": N_("outcome"), "score_bands": N_("score"), "forecasts": N_("forecast"), "doctrines": N_("doctrine"),
    "scales": N_("scale"), "map": N_("map"), "currency": N_("currency"),
}  # fmt: skip
_PARTS: Mapping[str, str] = {
    "name": N_("its name"), "title": N_("its title"), "text": N_("its text"), "texts": N_("its text"),
    "because": N_("the reason"), "brief": N_("the private brief"), "seat_texts": N_("what one seat reads"),
    "views": N_("how a public sees it"), "headlines": N_("headline"), "headline": N_("headline"), "ask": N_("question"),
    "low": N_("its low end"), "high": N_("its high end"), "opening": N_("how the crisis begins"),
    "summary": N_("summary"), "note": N_("remark for instructors"), "source": N_("source"),
    "accuracy": N_("notes on accuracy"), "teaches": N_("what it teaches"), "debrief": N_("question of the debrief"),
    "turn_name": N_("what a turn is called"), "warning": N_("warning"), "word": N_("word"), "levels": N_("level"),
}  # fmt: skip


def place_words(program: Program, path: TextPath) -> str:
    """Which text of what: ``card “Show of force”: its text``."""
    section, *inside = path
    if section == "announced":
        return _("a situation of yours: {part}").format(part=_part(inside))
    if section == "edited":
        return _("{kind} “{name}”: {part}").format(
            kind=_("situation"), name=program.scenario.injects[str(inside[0])].title, part=_("your text for it")
        )
    if section == "about" and inside[:1] == ["setup"]:
        return _("{kind} “{name}”: {part}").format(
            kind=_("seat"), name=speaker_of(program).events.seat(str(inside[1])), part=_part(inside[2:])
        )
    if section == "about":
        return _("the crisis: {part}").format(part=_part(inside))
    kind, name = _(_KINDS.get(str(section), str(section).replace("_", " "))), _name(program, path)
    said = _("{kind} “{name}”: {part}") if name else _("{kind}: {part}")
    return said.format(kind=kind, name=name, part=_part(inside[1:] or ["name"]))


def mend_words(program: Program, texts: Sequence[TextChange]) -> Iterator[str]:
    """A mend as it is put to control before it counts: each text, as the seats read it now and would read it."""
    for one in texts[:SHOWN]:
        now, then = _around(one)
        where = place_words(program, one.path)
        yield _("{where}: “{now}” → “{then}”").format(where=where, now=now, then=then)
    more = len(texts) - SHOWN
    if more > 0:
        yield _("And as many texts more: {more}.").format(more=more)
    yield _("Words alone are changed, for all who read them, at once and on every page; no rule, number or order is. "
            "No seat is told. An undo takes it not back.")  # fmt: skip


def mended_words(wrong: str, right: str) -> str:
    """A mend in a line."""
    return _("“{wrong}” → “{right}”").format(wrong=wrong, right=right)


def mends_group(program: Program, mends: Sequence[tuple[int, MendLine]]) -> Group:
    """What control mended, for the debrief; each with its turn, and its line."""
    turn, said = speaker_of(program).events.turn, _("{what}, by control, {turn} (line {n})")
    when = {one.turn: turn(one.turn) if one.turn else _("before the first turn") for _n, one in mends}
    told = (said.format(what=mended_words(one.wrong, one.right), turn=when[one.turn], n=n) for n, one in mends)
    return Group(text(_("Texts that control mended"), tone="quiet"), tuple(items(*told)))


def mend_refused(program: Program, wrong: MendObjection) -> str:
    """Why texts cannot be mended so."""
    match wrong.against:
        case "no_words":
            return _("Which words are wrong? Type them as they stand.")
        case "no_right_words":
            return _("What should they read? To take a word out, type the word beside it, too.")
        case "untidy":
            return _("Type the words in one line, with single blanks.")
        case "too_long_words":
            return _("That is too long: {most} letters at most. Type a word or two.").format(most=wrong.most)
        case "character":
            said = _("No text may hold {character}.")
            return said.format(character=wrong.character)
        case "no_change":
            return _("That is what it reads already: “{words}”.").format(words=wrong.about)
        case "nowhere":
            said = _(
                "“{words}” stands in no text of this game, as words of their own and with these capitals. What seats "
                "wrote stays as they wrote it."
            )
            return said.format(words=wrong.about)
        case "too_long":
            said = _("{where} would be too long: {most} letters at most.")
            return said.format(where=place_words(program, wrong.path), most=wrong.most)
        case "term":
            said = _("{where} would say what these rulebooks do not let a text say: {why}")
            return said.format(where=place_words(program, wrong.path), why=wrong.about)
        case "too_many":
            return _("Texts can be mended {most} times in a game, and have been.").format(most=wrong.most)
        case "game_over":
            return _("The game is closed; its texts stay as they are.")
        case "full":
            return _("The record of this game takes no more words.")
        case unknown:
            assert_never(unknown)


def _part(inside: Sequence[str | int]) -> str:
    """Of what was declared, which part: the last thing on the way that has a word."""
    names = [str(one) for one in inside]
    known = next((one for one in reversed(names) if one in _PARTS), None)
    plain = [one.replace("_", " ") for one in names if not one.isdecimal()]
    return _(_PARTS[known]) if known else plain[-1] if plain else _("its text")


def _name(program: Program, path: TextPath) -> str:
    """What the thing is called that a text is part of."""
    body = getattr(program.scenario, str(path[0]), None)
    if len(path) > 1 and isinstance(body, (dict, tuple)):
        body = body[path[1]]  # type: ignore[index]
    found = (getattr(body, part, None) for part in ("name", "title", "text", "code"))
    named = next((one for one in found if isinstance(one, str)), None)
    return (named or (str(path[1]) if len(path) > 1 and isinstance(body, str) is False else "")).split("\n")[0][:60]


def _around(one: TextChange) -> tuple[str, str]:
    """The words with what stands beside them, as they read now and then."""
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one.now, one.then, strict=False))))
    rest = min(len(one.now), len(one.then)) - alike
    pairs = zip(reversed(one.now), reversed(one.then), strict=False)
    behind = min(rest, len(list(takewhile(lambda pair: pair[0] == pair[1], pairs))))
    return _cut(one.now, alike, len(one.now) - behind), _cut(one.then, alike, len(one.then) - behind)


def _cut(said: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(said), end + AROUND)
    shown = " ".join(said[first:last].split())
    return f"{'…' * (first > 0)}{shown}{'…' * (last < len(said))}"
