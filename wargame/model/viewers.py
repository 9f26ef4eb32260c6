"""Who looks at a game."""

from __future__ import annotations

Viewer = str
"""A seat's id, ``"public"`` (what all seats know) or ``"control"`` (everything)."""
PUBLIC: Viewer = "public"
CONTROL: Viewer = "control"
