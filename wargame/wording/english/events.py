"""What happened, in English: one event, one line. The words are looked up in the scenario by the ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from wargame.engine.reasons import declared, rows_of
from wargame.model import events as e
from wargame.model.labels import SlotName, Source, TargetWord, place
from wargame.model.orders import Act
from wargame.model.talk import Promise, Standing
from wargame.text.runs import Run, Text, plain, text
from wargame.wording.english.joint_moves import failed_in_words
from wargame.wording.english.rolls import EnglishRolls
from wargame.wording.english.talk import EnglishTalk
from wargame.wording.english.values import named
from wargame.wording.event_speaker import EffectWords, FailedJointMove
from wargame.wording.holders import holder_words
from wargame.wording.numbers import listing, points, sentence, signed, whole

_YES_OR_NO = re.compile(r"(yes|no)\b", re.IGNORECASE)


class EnglishEvents(EnglishRolls):
    """Tells the events of one scenario (``wargame.wording.event_speaker.EventSpeaker``)."""

    def turn(self, turn: int) -> str:
        about = self._scenario.about
        return f"{about.turn_name.capitalize()} {turn} of {about.turns}"

    def line(self, event: e.Event) -> str | None:
        scenario = self._scenario
        match event:
            case e.TurnOpened():
                return f"{self.turn(event.turn)} begins."
            case e.Put():
                inject, title = scenario.injects.get(event.inject), self._situation(event.inject)
                return f"{title}. {inject.text}" if inject else title
            case e.Closed():
                return f"Settled: {self._situation(event.inject)}"
            case e.Drawn():
                deck = scenario.decks.get(event.deck)
                drawn = self._situation(event.inject) if event.inject else "nothing this time"
                return f"{deck.name if deck else event.deck}: {drawn}"
            case e.Ordered():
                price = f" (cost {event.cost})" if event.cost else ""
                said = "".join(f"; {self._chosen(event.move, *one)}" for one in event.chosen.items() if one[1])
                partners = f"; with {self._seats(event.partners)}" if event.partners else ""
                return f"{self.seat(event.seat)} orders {self.move(event.move)}{price}{said}{partners}"
            case e.Answered():
                question = self._names.questions.get(event.question)
                answer = question.answers.get(event.answer) if question else None
                asked, said = question.ask if question else event.question, answer.text if answer else event.answer
                return f"{self.seat(event.seat)}: {asked} {said}"
            case e.Joined():
                together = "carry out" if len(event.seats) > 1 else "carries out"
                return f"{self._seats(event.seats)} {together} {self.move(event.move)}"
            case e.OfferFailed():
                listed = f", offered to {self._seats(event.listed)}," if event.listed else ""
                return f"{self.seat(event.seat)}’s order of {self.move(event.move)}{listed} does not stand"
            case e.Lapsed():
                gone = f"{self.seat(event.seat)}’s {self.move(event.move)} does not happen"
                return f"{gone}: {self._lapse(event)}; nothing is paid for it"
            case e.CameOut():
                return f"It has come out that {self.come_out(event)} last {scenario.about.turn_name}."
            case e.Rolled():
                return self.roll(event) if event.is_told else None
            case e.Changed() | e.Became():
                effect = self.effect(event)
                return f"{plain(effect.words)} ({self.cause(event.source)})" if effect else None
            case e.BandChanged():
                return f"{self.move(event.move)}: {self.band_change(event)} ({self.cause(event.source)})"
            case e.Told():
                return self.row_text(event) or None
            case e.Fired():
                return self.why(event.source, event.seats) if event.source else None
            case e.Dealt():
                dealt = scenario.cards.get(event.id) if event.what == "card" else scenario.profiles.get(event.id)
                what = "private card" if event.what == "card" else "leader"
                return f"{self.seat(event.seat)}’s {what}: {dealt.name if dealt else event.id}"
            case e.TurnedOver():
                card = scenario.cards.get(event.card)
                shown = f"{card.name}. {card.text}" if card else event.card
                return f"{self.seat(event.seat)} turns over its private card: {shown}"
            case e.RedLineCrossed():
                return f"{self.crossed(event.red_line)} ({points(scenario.red_lines[event.red_line].points)})"
            case e.Ended():
                return f"The game is over. {self.fate(event)}".strip()
            case e.OutcomeReached():
                return self.fate(event)
            case e.Scored():
                band = scenario.score_bands[event.band].name if event.band < len(scenario.score_bands) else ""
                return f"{self.seat(event.seat)} scores {whole(event.total)}{f', {band}' if band else ''}"
            case e.Ruled():
                return f"{self._ruled(event)} ({event.category}): {event.reason}"
            case e.Undone():
                return f"{self._undone(event)}: {event.reason}"
            case e.Announced():
                return None if event.inject else f"{event.title}. {event.text}"
            case e.TurnEnded() | e.Noted() | e.Observed():
                return None
            case _:
                assert_never(event)

    def _undone(self, event: e.Undone) -> str:
        turn = self.turn(event.turn)
        to = f"as {turn} had opened" if event.what == "opening" else f"as the orders of {turn} had been opened"
        dice = "; the dice are thrown anew" if event.dice == "other" else ""
        return f"Control takes the game back to where it stood {to}{dice}"

    def _ruled(self, event: e.Ruled) -> str:
        match event.what:
            case "track":
                return f"Control rules on {named(event.id, self._scenario)}"
            case "order":
                return f"Control voids the order of {self.seat(event.id)}"
            case "red_line":
                return "Control rules that a red line was crossed"
            case "fire":
                return f"Control puts {self._situation(event.id)} now"
            case "hold":
                return f"Control holds {self._situation(event.id)} back"
            case "skip":
                return f"Control skips {self._situation(event.id)}"
            case "release":
                return f"Control lets {self._situation(event.id)} come up again as the rules say"
            case "seat":
                seat, _equals, holder = event.id.partition("=")
                return f"Control gives the seat of {self.seat(seat)} to {holder_words(holder)}"
            case "announce":
                return "Control puts a situation of its own"
            case _:
                assert_never(event.what)

    def come_out(self, event: e.CameOut) -> str:
        """What has come out: ``Seoul ordered S6 Work through Beijing``."""
        return f"{self.seat(event.seat)} ordered {self.move(event.move)}"

    def crossed(self, red_line: str) -> str:
        # Others may have brought it about, and its text speaks to its seat: so it is quoted.
        line = self._scenario.red_lines[red_line]
        return f"A red line of {self.seat(line.seat)} is crossed: “{line.text}”"

    def red_line(self, red_line: str) -> str:
        line = self._scenario.red_lines[red_line]
        return f"{self.seat(line.seat)}, “{line.text}” ({points(line.points)})"

    def fate(self, event: e.Ended | e.OutcomeReached) -> str:
        if isinstance(event, e.Ended):
            ending = self._scenario.endings.get(event.ending)
            return f"{ending.name}: {ending.text}" if ending else ""
        outcome = self._scenario.outcomes[event.outcome]
        return f"Shared outcome. {outcome.name}: {outcome.text}"

    def held_against(self, promise: Promise, standing: Standing) -> str:
        words = EnglishTalk({}, self._scenario.about.turn_name).standing(standing)
        if isinstance(standing.act, e.CameOut):
            words += f": {self.come_out(standing.act)}"
        elif standing.act is not None:
            words += f": {self.line(standing.act)}"
        elif standing.how in ("kept", "broken"):
            words += ": no such order was given"
        elif standing.how == "unknown":
            words += f": such {'an answer' if promise.what == 'answer' else 'an order'} is secret"
        return sentence(words)

    def failed(self, failed: FailedJointMove) -> str:
        return failed_in_words(failed, self.move(failed.move), self.seat)

    def score(self, total: int, band: str, between: str = ", ") -> str:
        return f"{points(total)}{between}{band}" if band else points(total)

    def band_change(self, event: e.BandChanged) -> str:
        bands = rows_of(self._scenario, f"move:{event.move}")
        band = f"now {bands[event.to - 1].name}" if 0 < event.to <= len(bands) else "no result"
        return f"{band}, {self.because(event.source)}"

    def effect(self, event: e.Changed | e.Became) -> EffectWords | None:
        match event:
            case e.Changed():
                # A rulebook's own numbers have no name for readers: what they are for, the reasons of the rolls say.
                return None if event.slot in self._scenario.numbers else EffectWords("", self._change(event))
            case e.Became():
                return self._became(SlotName.parse(event.slot), event.to)

    def nothing_moved(self) -> str:
        return "It moves nothing that is counted."

    def nothing_seen(self, by_all: bool) -> str:
        return "It moves no number that all can see." if by_all else "It moves no number that you can see."

    def not_told_apart(self) -> str:
        return "What it moved cannot be told from what else did."

    def felt_elsewhere(self, seats: Sequence[str]) -> str:
        return f"If it is felt, then in {self._seats(seats)} only."

    def moved(self, slot: str, first: int, last: int) -> Text:
        return self._moved(slot, first, last, signed(last - first))

    def _moved(self, slot: str, first: int, last: int, by: str) -> Text:
        return text(f"{named(slot, self._scenario)} ", Run(f"{whole(first)} → {whole(last)}", "strong"), f" ({by})")

    def _change(self, event: e.Changed) -> Text:
        """``Trust 5 → 6 (+1 of +2: at most 2 a turn)``, ``Trust stays 10 (no +1: it cannot rise further)``."""
        granted, asked = signed(event.granted), signed(event.asked)
        limits = ", ".join(self._limit(event.slot, label) for label in event.limits)
        reason = f": {limits}" if limits else ""
        if not event.granted:
            stays = f"{named(event.slot, self._scenario)} stays {whole(event.to)}"
            return text(stays + (f" (no {asked}{reason})" if event.asked else ""))
        if event.asked != event.granted:
            within = (event.asked > 0) is (event.granted > 0) and abs(event.granted) < abs(event.asked)
            granted += f" {'of' if within else 'instead of'} {asked}{reason}"
        return self._moved(event.slot, event.to - event.granted, event.to, granted)

    def _became(self, slot: SlotName, to: int) -> EffectWords | None:
        """``GSOMIA: in force``, ``Leverage: now 2``, ``Now: Goodwill``, ``No longer: Goodwill``, ``In 2 turns: …``."""
        scenario = self._scenario
        if slot.head == "grant":
            grant = declared(scenario, "grants", slot.id)
            whose = f" ({self.seat(slot.member)})" if slot.member else ""
            return _stands(f"{grant.name if grant else slot.id}{whose}", to)
        if slot.head == "due":
            later = declared(scenario, "laters", slot.id)
            when = "Next turn" if slot.more == "1" else f"In {slot.more} turns"
            return EffectWords(when if to else "Called off", text(later.name if later else slot.id))
        if slot.head or (scenario.currency and slot.id == scenario.currency.track):
            return None  # what was paid, the orders tell
        said = named(slot.text, scenario)
        if (status := declared(scenario, "statuses", slot.id)) is not None:
            word = status.words[to] if 0 <= to < len(status.words) else str(to)
            return EffectWords(said, text(status.texts.get(word, word.replace("_", " "))))
        flag = declared(scenario, "flags", slot.id)
        if flag is not None and (told := flag.texts.get("on" if to else "off")):
            return EffectWords("", text(told))
        token = declared(scenario, "tokens", slot.id)
        if token is not None and token.most > 1:
            return EffectWords(said, text(f"now {to}" if to else "none left"))
        return _stands(said, to)

    def _situation(self, inject: str) -> str:
        found = self._scenario.injects.get(inject)
        return f"{found.code} {found.title}" if found else inject

    def _lapse(self, event: e.Lapsed) -> str:
        source, card = Source.parse(event.cause), self._scenario.moves.get(event.move)
        need = place(source.id) if source.kind == "need" else None
        if need is not None and card and need < len(card.needs):
            return f"it needed: {card.needs[need].because}"
        return "the card is closed" if source.kind == "closed" else self.because(event.cause)

    def act(self, act: Act) -> str:
        said = [self._chosen(act.move, *one) for one in act.chosen.items() if one[1]]
        if act.partners:
            said.append(f"with {self._seats(act.partners)}")
        return f"{self.move(act.move)} ({'; '.join(said)})" if said else self.move(act.move)

    def _chosen(self, move: str, parameter: str, words: Iterable[str]) -> str:
        """What an order said about a move, in the words of its card; a yes or a no with its question."""
        card = self._scenario.moves.get(move)
        asked = card.parameters.get(parameter) if card else None
        said = listing(self._choice(asked.choices if asked else {}, word) for word in words)
        return f"{asked.ask} {said}" if asked and _YES_OR_NO.match(said) else said

    def _choice(self, choices: Mapping[str, Any], word: str) -> str:
        if word in choices:
            return str(choices[word].text)
        target = TargetWord.parse(word)
        whose = self.seat(target.seat)
        return f"{whose}’s {self.move(target.move)}" if target.move else whose


def _stands(said: str, to: int) -> EffectWords:
    """Something of which there is one or none."""
    return EffectWords("Now" if to else "No longer", text(said))
