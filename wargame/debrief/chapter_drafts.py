"""The chapters of a turn while they are written: which there are, in which order, and which is written in."""

from __future__ import annotations

from wargame.debrief.chapter import ChapterDraft, ChapterKind
from wargame.wording.catalogue import _


class ChapterDrafts:
    """The chapters begun so far.

    Attributes:
        all: in the order they are told in.
        at: the one that was written in last.
    """

    def __init__(self) -> None:
        """None yet."""
        self.all: list[ChapterDraft] = []
        self.at: ChapterDraft | None = None

    def open(self, title: str, kind: ChapterKind, fixed: bool = False) -> ChapterDraft:
        """A new chapter, the last one from now on."""
        self.at = ChapterDraft(title, kind, fixed=fixed)
        self.all.append(self.at)
        return self.at

    def under(self, title: str, kind: ChapterKind) -> ChapterDraft:
        """The last chapter, if it is of this kind; else a new one."""
        last = self.all[-1] if self.all else None
        if last is None or last.kind != kind:
            return self.open(title, kind)
        self.at = last
        return last

    def here(self, *kinds: ChapterKind) -> ChapterDraft:
        """The chapter written in last, if it is of one of these kinds (none: of any); else one for what follows."""
        if self.at is not None and (not kinds or self.at.kind in kinds):
            return self.at
        if not self.all:
            return self.open(_("Before the first turn"), "opening")
        return self.under(_("What follows by itself"), "rule")

    def last(self, kind: ChapterKind) -> ChapterDraft | None:
        """The last chapter of a kind."""
        return next((draft for draft in reversed(self.all) if draft.kind == kind), None)

    def put_last(self, draft: ChapterDraft) -> None:
        """Tell a chapter after all others."""
        self.all.remove(draft)
        self.all.append(draft)

    def finished(self) -> list[ChapterDraft]:
        """Every chapter with something in it. What is taken up again after other things (orders, an inject that is
        settled, what follows by itself) says so."""
        drafts = [draft for draft in self.all if draft.body() or draft.fixed]
        for number, draft in enumerate(drafts):
            if any(draft.title == before.title for before in drafts[:number]):
                draft.title = _("{title}, continued").format(title=draft.title)
        return drafts
