"""Words found in a text as words of their own, and others in their place."""

from __future__ import annotations

import re
import unicodedata

_RUN = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
"""What may stand between two words of a text: blanks, or the end of a line. An empty line ends a paragraph."""
_SPELT_TOGETHER = ("Lu", "Ll", "Lt", "Mn", "Nd")
"""Letters of scripts that put a blank between words, with their marks, and digits. Others (kana, Hangul with its
particles, Thai) follow each other without one, so there words end anywhere."""


def with_other_words(text: str, words: str, others: str) -> str:
    """``text`` with ``others`` wherever ``words`` stand in it: never within a longer word, and as they are written,
    capitals too. A blank in ``words`` also matches the end of a line."""
    pattern = _RUN.join(map(re.escape, words.split()))
    if not pattern:
        return text
    made, at = [], 0
    for found in re.finditer(pattern, text):
        if _is_cut(text, found.start()) and _is_cut(text, found.end()):
            made += [text[at : found.start()], others]
            at = found.end()
    return "".join((*made, text[at:])) if made else text


def _is_cut(text: str, at: int) -> bool:
    """Whether a word may end before place ``at`` and another begin there."""
    beside = text[at - 1 : at + 1] if 0 < at < len(text) else " "
    return not all(unicodedata.category(one) in _SPELT_TOGETHER for one in beside)
