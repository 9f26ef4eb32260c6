"""Words in Japanese or Korean on a page of another language: marked as such, so that they are read and drawn right.

Kana stand in Japanese alone and Hangul in Korean alone. Characters that both share (and Chinese too) are taken for the
language that the rest of the page shows: where kana stand on it Japanese, else where Hangul do Korean, else nothing is
said of them.
"""

from __future__ import annotations

import re

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA, _HANGUL = "\u3040-\u30ff\uff66-\uff9f", "\uac00-\ud7a3"
_STRETCH = re.compile(f"[{_HANGUL}\u1100-\u11ff]+(?: [{_HANGUL}]+)*|[{_HAN}{_KANA}]+")
_ANY = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")
_WORDS = re.compile(r"(<(?:svg|code)\b.*?</(?:svg|code)>)|(?<=>)([^<>]+)(?=<)", re.DOTALL)


def with_languages(body: str, language: str) -> str:
    """The body of a page, in which every ``<`` and ``>`` of a text is escaped, with ``lang`` about such stretches.

    Args:
        language: of the page; its own words are not marked.
    """
    if not _ANY.search(body):
        return body
    shared = "ja" if re.search(f"[{_KANA}]", body) else "ko" if re.search(f"[{_HANGUL}]", body) else ""

    def marked(found: re.Match[str]) -> str:
        words = found.group()
        spoken = "ja" if re.search(f"[{_KANA}]", words) else "ko" if re.search(f"[{_HANGUL}]", words) else shared
        return f'<span lang="{spoken}">{words}</span>' if spoken and spoken != language else words

    return _WORDS.sub(lambda found: found.group(1) or _STRETCH.sub(marked, found.group(2)), body)
