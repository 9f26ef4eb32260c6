"""What seats say to each other, in English: messages, promises, proposals, and how these stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from wargame.model.talk import TO_ALL, Promise, Proposal, Response, Spoken, Standing, Stands
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

    def proposal(self, spoken: Spoken, proposal: Proposal) -> str:
        to = self.addressed(proposal.to)
        changed = f"changes what {self._name(spoken.proposer)} proposed, to {to}"
        verb = changed if spoken.about else f"proposes to {to}"
        return f"{self._name(proposal.sender)} {verb}: {self.offer(spoken, proposal)}"

    def offer(self, spoken: Spoken, proposal: Proposal) -> str:
        return f"{self._move(spoken)}{self._without(spoken, proposal)}"

    def asked(self, spoken: Spoken, proposal: Proposal, seat: str) -> str:
        among = [one for one, _how in spoken.standing.seats] if spoken.standing else [*proposal.to]
        others = [self._name(one) for one in among if one not in (proposal.sender, seat)]
        verb = "proposes instead" if spoken.about else "proposes"
        beside = f"with {listing(('you', *others))}{self._without(spoken, proposal)}"
        return f"{self._name(proposal.sender)} {verb} {self._move(spoken)} {beside}"

    def badge(self, standing: Standing, proposal: Proposal, seat: str) -> str:
        match standing.how:
            case "open":
                waits = [one for one, how in standing.seats if how == "open"]
                return f"proposed by {self._name(proposal.sender)}" if seat in waits else self.standing(standing)
            case "accepted":
                return f"agreed with {listing(self._name(one) for one, _how in standing.seats if one != seat)}"
            case "declined":
                return self.standing(standing)
            case "changed" | "withdrawn" | "lapsed" | "kept" | "broken" | "unknown" | "void":
                return ""
            case _:
                assert_never(standing.how)

    def _move(self, spoken: Spoken) -> str:
        return f"{spoken.thing} ({'; '.join(spoken.terms)})" if spoken.terms else spoken.thing

    def _without(self, spoken: Spoken, proposal: Proposal) -> str:
        among = {proposal.sender, *(seat for seat, _how in spoken.standing.seats)} if spoken.standing else {}
        left = [self._name(seat) for seat in proposal.to if among and seat not in among]
        return f", without {listing(left)}" if left else ""

    def response(self, spoken: Spoken, response: Response) -> str:
        return f"{self._name(response.sender)} {self.answer(spoken, response)}"

    def answer(self, spoken: Spoken, response: Response) -> str:
        match response.says:
            case "accepted":
                verb = f"accepts what {self._name(spoken.proposer)} proposed"
            case "declined":
                verb = f"declines what {self._name(spoken.proposer)} proposed"
            case "withdrawn":
                verb = "takes its proposal back"
            case _:
                assert_never(response.says)
        return f"{verb}: {spoken.thing}{self._why(response)}"

    def _why(self, response: Response) -> str:
        match response.why:
            case "":
                return ""
            case "unwanted":
                return ". It does not want that now"
            case "cannot":
                return ". It cannot order that now"
            case "engaged":
                return ". It has agreed to something that leaves no room for it"
            case _:
                assert_never(response.why)

    def standing(self, standing: Standing) -> str:
        match standing.how:
            case "kept" | "broken":
                by = self._by(standing, "broken") if standing.how == "broken" else ""
                return f"{standing.how}{by} in {self._turn_name} {standing.turn}"
            case "void":
                return "it never came to it"
            case "unknown":
                return "not known"
            case "open":
                waits = [self._name(seat) for seat, how in standing.seats if how == "open"]
                return f"open, waits for {listing(waits)}" if waits else "open"
            case "accepted":
                return "accepted"
            case "declined" | "changed":
                return f"{standing.how}{self._by(standing, standing.how)}"
            case "withdrawn":
                return "taken back"
            case "lapsed":
                return "lapsed"
            case _:
                assert_never(standing.how)

    def _by(self, standing: Standing, how: Stands) -> str:
        who = [self._name(seat) for seat, did in standing.seats if did == how]
        return f" by {listing(who)}" if who else ""

    def kept(self, counts: Iterable[tuple[str, int, int]]) -> str:
        return f"Words kept: {listing(f'{self._name(seat)} {kept} of {of}' for seat, kept, of in counts)}"
