"""What texts say of the world, in words of the author's own: a misspelled one would never contradict anything."""

from __future__ import annotations

from wargame.authoring.checks.context import CheckContext
from wargame.authoring.checks.registry import whole
from wargame.authoring.shape.messages import shown
from wargame.language.tokens import nearest
from wargame.model.base import Claiming


@whole
def denied_words_are_said(context: CheckContext) -> None:
    """Doubts a denial of what no text says, where some text says nearly that. (What only another crisis says is in
    order: rulebooks are shared.)"""
    claiming = context.each(Claiming)
    said = {word for _, one in claiming for word in one.says}
    for at, one in claiming:
        for place, word in enumerate(one.denies):
            if word in one.says:
                at.say("says_and_denies", f"this text says {shown(word)} and denies it", inside=("denies", place))
            near = "" if word in said else nearest(word, said)
            if near:
                at.say(
                    "never_said", f"no text says {shown(word)}", f"did you mean '{near}'?", ("denies", place),
                    severity="warning",
                )  # fmt: skip
