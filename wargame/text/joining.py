"""Where a character that nobody sees is part of what is seen: joiners inside words and emoji, and variation selectors.

Persian and its neighbours part and join letters with ZWNJ and ZWJ, the scripts of India and Sri Lanka choose the form
of a cluster with them, and emoji are joined to one picture. There they stand as written. Anywhere else they could only
make two names that look alike, so they are refused. (Much as Unicode has it for identifiers, RFC 5892 appendix A; wider
where people write so: between letters that would not join anyway.)
"""

from __future__ import annotations

import re
import unicodedata

ZWNJ, ZWJ = "\u200c", "\u200d"
SELECTORS = "\ufe00-\ufe0f"
"""Variation selectors, as a range of a regular expression: this form of the letter, this emoji in colour."""
_VIRAMA = 9
"""The combining class of the signs that take a letter's vowel away."""
_LETTER = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0710-\u072f\u074d-\u07a5\u07ca-\u07ea\u0840-\u0858"
    "\u0860-\u086a\u0870-\u088e\u08a0-\u08c9\u1820-\u1878\u1887-\u18aa\ua840-\ua872"
    "\U00010ac0-\U00010ae4\U00010d00-\U00010d23\U00010f30-\U00010f44\U0001e900-\U0001e943]"
)
"""Letters of the scripts that join by hand: Arabic, Syriac, N’Ko, Mandaic, Mongolian, Adlam, Rohingya and others."""
_PICTURE = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_ON_A_PICTURE = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")


def belongs(text: str, at: int) -> bool:
    """Whether the joiner or variation selector at ``at`` belongs to what stands around it."""
    if text[at] not in (ZWNJ, ZWJ):
        return at > 0 and unicodedata.category(text[at - 1])[0] in "LNPS"
    before, after = _before(text, at), text[at + 1 : at + 2]
    if _virama(text[at - 1 : at]) or (_virama(after) and before.isalpha()):
        return after not in (ZWNJ, ZWJ)
    if text[at] == ZWJ and _PICTURE.match(after) and _PICTURE.match(_picture_before(text, at)):
        return True
    follows = _LETTER.match(_after(text, at)) is not None
    if text[at] == ZWNJ:
        return follows and _LETTER.match(before) is not None
    return after not in (ZWNJ, ZWJ) and (follows or _LETTER.match(before) is not None)


def _virama(character: str) -> bool:
    return character != "" and unicodedata.combining(character) == _VIRAMA


def _before(text: str, at: int) -> str:
    """The nearest character before that is no mark upon another; "" at the beginning."""
    at -= 1
    while at >= 0 and unicodedata.combining(text[at]):
        at -= 1
    return text[at] if at >= 0 else ""


def _after(text: str, at: int) -> str:
    at += 1
    while at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return text[at : at + 1]


def _picture_before(text: str, at: int) -> str:
    """The emoji before, its colour and its form left out."""
    at -= 1
    while at > 0 and _ON_A_PICTURE.match(text[at]):
        at -= 1
    return text[at] if at >= 0 else ""
