"""Which values an event sets, and by which events a slot that the rules read was set: the two meet in a key."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.engine.program import Program
from wargame.model import events as e
from wargame.model.labels import SlotName


def keys_set(program: Program, event: e.Event) -> Iterator[str]:
    """Under which keys an event is found by what reads it."""
    slot = getattr(event, "slot", None)
    name = SlotName.parse(slot) if slot else None
    if name is not None and (not isinstance(event, e.Noted) or (name.remembers == "mark" and event.to & 1)):
        yield f"due:{name.id}" if name.head == "due" else name.text
    match event:
        case e.Ordered():
            card = program.scenario.moves.get(event.move)
            tags = [f"tag:{tag}" for tag in card.tags] if card else []
            yield f"order:{event.move}"
            yield from _past((f"move:{event.move}", *tags), event.seat)
        case e.Put():
            inject = program.scenario.injects.get(event.inject)
            yield from _past((f"inject:{event.inject}", *(f"tag:{tag}" for tag in (inject.tags if inject else ()))))
        case e.Answered():
            yield from _past((f"answer:{event.question}.{event.answer}",), event.seat)
        case e.Joined():
            yield f"joined:{event.move}"
        case _:
            return


def _past(what: tuple[str, ...], seat: str | None = None) -> Iterator[str]:
    for one in what:
        yield f"past:{one}"
        if seat is not None:
            yield f"past:{one}@{seat}"


def keys_read(name: SlotName) -> tuple[str, ...]:
    """Under which keys the events are found that set what a slot holds."""
    match name.head:
        case "chosen" | "partner" | "paid":
            return (f"ordered:{name.id}@{name.seat}",)
        case "agreed":
            return (f"order:{name.id}",)
        case "said":
            return (f"answered:{name.id}@{name.seat}",)
        case "leaked":
            return (f"past:move:{name.id}@{name.seat}",)
        case "opened" | "before" | "began" | "until" | "undo":
            return (name.inner,)
        case "due":
            return (f"due:{name.id}",)
        case _:
            return (name.text,)
