"""Dice that say again what a journal line says they showed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wargame.model.events import Event


class NoFaces(Exception):
    """A die is asked for that the line does not record: ``purpose`` is its name."""

    def __init__(self, purpose: str) -> None:
        super().__init__(purpose)
        self.purpose = purpose


class ReplayDice:
    """The faces of one journal line, by purpose, for a game whose seed is still secret."""

    def __init__(self, events: Iterable[Event]) -> None:
        """Take the faces from every event that has some."""
        self._faces: Mapping[str, tuple[int, ...]] = {
            event.purpose: event.faces for event in events if hasattr(event, "purpose") and hasattr(event, "faces")
        }

    def faces(self, turn: int, purpose: str, count: int, sides: int) -> tuple[int, ...]:
        """The recorded faces. Raises ``NoFaces`` where there are none, or not such dice."""
        faces = self._faces.get(purpose, ())
        if len(faces) != count or not all(1 <= face <= sides for face in faces):
            raise NoFaces(purpose)
        return faces

    def entered(self, turn: int, purpose: str) -> bool:
        """Never: what control entered has its own line."""
        return False
