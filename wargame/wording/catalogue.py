"""The fixed texts of the interface (titles, labels, hints, prompts, help) in the language of the reader.

The gettext way: the English text stands in the source and is the key of its translation. Write ``_("Seal")``; with
something to fill in, fill in after the lookup: ``_("{seat} has sealed").format(seat=…)``, never an f-string within.
What is counted goes through ``ngettext``. A text in a constant is marked, ``TITLE = N_("The record")``, and looked up
where it is shown, ``_(TITLE)``, because a constant is older than the choice of a language. What a record of the game
says is no fixed text: that is asked of a ``Speaker``.

``python -m docs.interface_texts`` prints the template for translators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

_in_use: NullTranslations | None = None


def use(translations: NullTranslations | None) -> None:
    """Say fixed texts in the language of a catalogue from now on; None is English, for which nothing is loaded."""
    global _in_use
    _in_use = translations


def _(text: str) -> str:
    """A fixed text as the reader's language has it; English where the catalogue lacks it."""
    return _in_use.gettext(text) if text and _in_use is not None else text  # "" is a catalogue's own heading


def ngettext(one: str, many: str, number: int) -> str:
    """The text for this number of things, by the rule for plurals of the reader's language; nothing is filled in."""
    if _in_use is None:
        return one if number == 1 else many
    return _in_use.ngettext(one, many, number)


def N_(text: str) -> str:
    """A text in a constant, marked for translators and given back as it is; show it through ``_``."""
    return text
