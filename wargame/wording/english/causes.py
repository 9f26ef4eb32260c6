"""Who acts and why: from the ids and source labels that events carry to the words their authors gave them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from wargame.engine.reasons import SECTION_OF, authored_reason, declared, nth_reason
from wargame.language.names import Names
from wargame.model.files import Scenario
from wargame.model.labels import SlotName, Source, place
from wargame.model.reasons import StatedReason
from wargame.wording.english.refusals import reason_in_words
from wargame.wording.english.values import named
from wargame.wording.numbers import listing, sentence


class EnglishCauses:
    """Names seats, moves and causes of one scenario; what it does not know goes by its id."""

    def __init__(self, scenario: Scenario, names: Names) -> None:
        self._scenario, self._names = scenario, names

    def seat(self, seat: str) -> str:
        return self._scenario.seats[seat].name if seat in self._scenario.seats else seat

    def _seats(self, seats: Iterable[str]) -> str:
        return listing(map(self.seat, seats))

    def move(self, move: str) -> str:
        card = self._scenario.moves.get(move)
        return f"{card.code} {card.name}" if card else move

    def doing(self, seats: Sequence[str], what: str) -> str:
        return f"{self._seats(seats)}: {what}" if seats else what

    def cause(self, label: str) -> str:
        source, scenario = Source.parse(label), self._scenario
        match source.kind:
            case "hidden":
                return "cause not known"
            case "start":
                return "The opening position"
            case "undo":
                return "A passing change runs out"
            case "ruling":
                return f"A ruling of control ({source.id})"
            case "theory":
                return sentence(reason_in_words(StatedReason("theory")))
            case "move" | "choice":
                return self.move(source.id)
            case "inject" | "settle":
                inject = scenario.injects.get(source.id)
                return f"{inject.code} {inject.title}" if inject else _spoken(source.id)
            case "question" | "answer":
                question = self._names.questions.get(source.id)
                reply = question.answers.get(".".join(source.path)) if question else None
                return f"{question.ask} {reply.text if reply else ''}".strip() if question else _spoken(source.id)
            case (
                "rule" | "watch" | "table" | "actor" | "later" | "grant" | "list" | "module" | "deck" | "ending"
                | "profile" | "card" | "standing"
            ):
                thing = declared(scenario, SECTION_OF[source.kind], source.id)
                return str(getattr(thing, "name", None) or _spoken(source.id))
            case (
                "chance" | "set" | "scaling" | "use" | "need" | "bound" | "carry" | "deal" | "observe" | "marker"
                | "schedule" | "condition" | "closed" | "modify" | "turn" | "other"
            ):
                return _spoken(source.id or label)
            case _:
                assert_never(source.kind)

    def because(self, label: str) -> str:
        source = Source.parse(label)
        if source.kind == "hidden":
            return "something not public"
        if source.kind == "theory":
            return reason_in_words(StatedReason("theory"))
        if source.kind == "modify":
            return "what others did this turn"
        return authored_reason(self._scenario, source) or self.cause(label)

    def acted(self, label: str, seats: Sequence[str] = ()) -> str:
        return self.cause(label) + (f" ({self._seats(seats)})" if seats else "")

    def why(self, label: str, seats: Sequence[str] = ()) -> str:
        reason = self.because(label)
        return self.acted(label, seats) + (f": {reason}" if sentence(reason) != self.cause(label) else "")

    def acts(self, actor: str) -> str:
        return f"{actor} {'act' if ' and ' in actor else 'acts'}"

    def _limit(self, slot: str, label: str) -> str:
        """What kept a change from being granted in full, as words that follow a colon."""
        track, source = self._scenario.tracks.get(SlotName.parse(slot).id), Source.parse(label)
        if label == "step" and track and track.step:
            return f"at most {track.step} a turn"
        if label in ("min", "max"):
            return "it cannot fall further" if label == "min" else "it cannot rise further"
        if label == "to":
            return "this alone takes it no further"
        if source.kind == "bound" and track:
            number = source.number if source.number is not None else place(source.id)
            return nth_reason(track.bounds, number) or f"a bound of {named(slot, self._scenario)}"
        return self.because(label)


def _spoken(id: str) -> str:
    return id.replace("_", " ")
