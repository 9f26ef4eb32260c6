"""What seats say to each other, in English: messages, promises, and how these stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from wargame.model.talk import TO_ALL, Promise, Spoken, Standing
from wargame.model.viewers import CONTROL
from wargame.wording.numbers import listing, sentence


class EnglishTalk:
    """Tells what seats say to each other (``wargame.wording.event_speaker.TalkSpeaker``)."""

    def __init__(self, names: Mapping[str, str], turn_name: str) -> None:
        self._names, self._turn_name = names, turn_name

    def _name(self, who: str) -> str:
        return "control" if who == CONTROL else self._names.get(who, who)

    def addressed(self, to: Iterable[str]) -> str:
        return "all" if tuple(to) == TO_ALL else listing(map(self._name, to))

    def message(self, sender: str, to: Iterable[str], words: str) -> str:
        return sentence(f"{self._name(sender)} to {self.addressed(to)}: {words}")

    def promise(self, spoken: Spoken, promise: Promise) -> str:
        to = "in public" if promise.to == TO_ALL else self.addressed(promise.to)
        return f"{self._name(promise.sender)} promises {to} {self.deed(spoken, promise)}"

    def deed(self, spoken: Spoken, promise: Promise) -> str:
        match promise.what:
            case "move":
                deed = f"order {spoken.thing}"
            case "tag":
                deed = f"order any move tagged {spoken.thing}"
            case "answer":
                deed = f"answer “{spoken.thing}” with “{spoken.reply}”" + (" if asked" if promise.will else "")
            case _:
                assert_never(promise.what)
        until = "by" if promise.will else "until the end of"
        when = f"{'in' if promise.due == promise.turn else until} {self._turn_name} {promise.due}"
        return f"{'' if promise.will else 'not '}to {deed} {when}"

    def standing(self, standing: Standing) -> str:
        match standing.how:
            case "kept" | "broken":
                return f"{standing.how} in {self._turn_name} {standing.turn}"
            case "void":
                return "it never came to it"
            case "unknown":
                return "not known"
            case "open":
                return "open"
            case _:
                assert_never(standing.how)

    def kept(self, counts: Iterable[tuple[str, int, int]]) -> str:
        return f"Words kept: {listing(f'{self._name(seat)} {kept} of {of}' for seat, kept, of in counts)}"
