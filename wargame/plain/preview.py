"""A preview in lines: what players see, page by page; after a save the pages that are otherwise than before."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from wargame.document.compact import compact
from wargame.document.nodes import Prose
from wargame.model.orders import NO_MOVE
from wargame.debrief import cards, pages
from wargame.plain.map_page import map_lines
from wargame.plain.console import Console
from wargame.session.previewing import LOOK, PreviewedFile
from wargame.table.quiet import Preview
from wargame.wording import speaker_of
from wargame.wording.catalogue import _


class PreviewInLines:
    """A preview that is told, and told again where it changes."""

    def __init__(
        self, file: PreviewedFile, console: Console, wrong: Callable[[str], object],
        wait: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        """Nothing is told yet.

        Args:
            wrong: prints what is wrong with the file, its lines as they are.
            wait: lets so many seconds pass.
        """
        self._file, self._console, self._wrong, self._wait = file, console, wrong, wait
        self._told: dict[str, tuple[str, ...]] = {}

    def tell(self) -> bool:
        """Read the file and tell what is new; whether it could be shown. What was told before still holds where it
        cannot."""
        found = self._file.look()
        if isinstance(found, str):
            self._wrong(f"{found}\n")
            return False
        told = dict(self._pages(found))
        new = {title: lines for title, lines in told.items() if self._told.get(title) != lines}
        gone = self._told.keys() - told.keys()
        if self._told and not new and not gone:
            self._console.say(_("Saved; players see what they saw before."), "")
        for title, lines in new.items():
            self._console.say(f"== {title} ==", *lines, "")
        self._console.say(*(_("Gone: {page}").format(page=title) for title in sorted(gone)))
        self._told = told
        return True

    def watch(self) -> None:
        """Tell it at every save, until somebody stops it."""
        while True:
            self._wait(LOOK)
            if self._file.changed():
                self.tell()

    def _pages(self, preview: Preview) -> Iterator[tuple[str, tuple[str, ...]]]:
        preview.go_to(self._file.turn)
        table, width = preview.table, self._console.width
        about, speaker = table.program.scenario.about, speaker_of(table.program)
        seats = table.program.seats if self._file.seat is None else (self._file.seat,)
        opening = "\n".join(filter(None, (about.warning, about.opening)))
        yield _("The opening"), tuple(opening.splitlines())
        for seat in seats:
            view, name = table.view(seat), table.program.scenario.seats[seat].name
            desk = (
                (_("Situation"), pages.situation(view, NO_MOVE, speaker)),
                (_("Brief"), pages.brief(view)),
                (_("Aims"), pages.aims(view, speaker)),
                (_("Tracks"), pages.tracks(view)),
                *((f"{card.code} {card.name}", cards.card_page(card, view, speaker)) for card in view.moves),
            )
            for title, body in desk:
                yield f"{name}: {title}", tuple(_lines(body))
            yield f"{name}: {_('Map')}", tuple(map_lines(view, width))


def _lines(body: tuple[Prose, ...]) -> Iterator[str]:
    return (str(line) for line in compact(body))
