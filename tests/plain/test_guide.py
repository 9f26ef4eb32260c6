"""The guided first turn in lines speaks only of what can be typed."""

from __future__ import annotations

import re

from wargame.plain import commands
from wargame.plain.guide import guide_lines


def test_every_word_it_says_to_type_is_a_command() -> None:
    said = re.findall(r"[Tt]ype (\w+)", " ".join(guide_lines()))
    assert {commands.find(word).name for word in said} >= {"aims", "situation", "moves", "order", "answer"}
