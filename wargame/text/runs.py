"""Words with a tone: what paragraphs are made of, and what a ``Speaker`` answers where a part stands out."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tone = Literal["plain", "strong", "quiet", "quote", "accent", "good", "bad", "code"]
"""What a run of text is, for writers that can show it: ``quote`` for the words of the scenario's author, ``good`` and
``bad`` for whom a change helps, ``quiet`` for what may be passed over. Tone never carries meaning alone."""


class Run(NamedTuple):
    """A run of text in one tone. The text may hold any characters: writers make them harmless.

    ``to``: the anchor of a heading of the same document that it leads to, for writers that can; "": it leads nowhere.
    """

    text: str
    tone: Tone = "plain"
    to: str = ""


Text = tuple[Run, ...]
"""One paragraph's worth of runs, without line breaks."""


def text(*parts: str | Run, tone: Tone = "plain") -> Text:
    """Runs of text; bare strings are in ``tone``, empty ones are left out."""
    spans = (part if isinstance(part, Run) else Run(part, tone) for part in parts)
    return tuple(span for span in spans if span.text)


def plain(runs: Text) -> str:
    """The words alone."""
    return "".join(span.text for span in runs)
