"""A scenario as a rulebook people can read: what there is to count, what each seat can do, what follows from what.

Reads a linked ``Scenario`` and its program, never a file, so that it stands low enough for a screen to show it too.
``page`` what a manual is made of · ``book`` what every chapter needs · ``lines`` conditions and effects in words ·
``spoken`` the names they speak with · ``chances`` odds · ``reach`` what players may read · one file a chapter, put in
order by ``writing`` · ``markdown`` and ``terminal`` put it on paper.
"""

from wargame.engine.lowering import CannotLower, UnknownModule
from wargame.manual.markdown import markdown
from wargame.manual.terminal import terminal
from wargame.manual.writing import manual_of

__all__ = ["CannotLower", "UnknownModule", "manual_of", "markdown", "terminal"]
