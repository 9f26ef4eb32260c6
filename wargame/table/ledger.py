"""The journal of a running game and its vault of secrets, kept in step.

What is coming is in the vault before it is in the journal: whatever stops the program in between, the game goes on, and
nothing it wrote itself is taken for somebody's change.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from wargame.files import why
from wargame.saves.codec import line_body
from wargame.saves.journal import Journal
from wargame.saves.lines import CloseLine, Line, UnsealLine
from wargame.saves.problems import Unusable
from wargame.saves.vault import Secrets, Vault


class Ledger:
    """What a table writes.

    Attributes:
        journal: the file of the game.
        vault: the file of its secrets.
        secrets: what the vault holds.
    """

    def __init__(self, journal: Journal, vault: Vault, secrets: Secrets, *, kept: bool = True) -> None:
        """``kept``: whether the vault holds these secrets already. One that is held is let go by ``leave``."""
        self.journal, self.vault, self.secrets = journal, vault, secrets
        self._kept = kept

    @classmethod
    def begin(cls, journal: Journal, vault: Vault, secrets: Secrets, line: Line, what: str) -> Ledger:
        """Write the line that a game or a branch begins with, its secrets first: a journal without them could never go
        on.

        Args:
            journal: just created.
            secrets: ``seen`` is None in a rehearsal, which has none to keep from anybody.
            what: what cannot be kept where this fails, e.g. ``the game``. Nothing of it is left then.

        Raises:
            Unusable: the disk does not take it, or the game is being played.
        """
        ledger, before = cls(journal, vault, secrets, kept=False), len(journal.entries)
        try:
            if secrets.seen is not None:
                vault.hold(journal.path)
            ledger.write(line)
            return ledger
        except BaseException as error:
            ledger.leave()
            with suppress(OSError):
                if len(journal.entries) > before:
                    journal.path.unlink()
                # the vault of a rehearsal is called after its save, which may be another's
                if secrets.seen is not None or not os.path.lexists(journal.path):
                    vault.remove()
            if isinstance(error, OSError):
                path = Path(error.filename or journal.path)
                raise Unusable(path, f"{what} cannot be kept here ({why(error)})") from None
            raise

    def write(self, line: Line, *, secrets: Secrets | None = None, waiting: Collection[str] = ()) -> None:
        """Put a line on the disk.

        Args:
            secrets: what the vault must hold before the journal says so, for a seal without its order could never be
                opened; None: what it holds.
            waiting: the seats whose orders are sealed after it; those of others are forgotten.

        Raises:
            OSError: it was not written; the game is let go.
        """
        body, seen = line_body(line), self.secrets.seen
        if seen is not None:
            seen = self.journal.seen(seen, self.journal.coming(line.kind, body))
        before = replace(secrets or self.secrets, seen=seen)
        try:
            if before != self.secrets or not self._kept:
                self.vault.put(before)
                self.secrets, self._kept = before, True
            self.journal.append(line.kind, body)
        except OSError:
            self.leave()
            raise
        if not isinstance(line, CloseLine) and (seen is not None or isinstance(line, UnsealLine)):
            with suppress(OSError):  # the line counts; what was coming is in the vault
                self.settle(waiting)

    def settle(self, waiting: Collection[str]) -> None:
        """Let the vault know how far the game has come, and forget the orders that no seal covers any more. Raises
        ``OSError``."""
        kept = self.secrets.with_orders_of(waiting)
        if kept.seen is not None:
            kept = replace(kept, seen=self.journal.seen(kept.seen))
        changed, self.secrets = kept != self.secrets, kept
        if changed:
            self.vault.put(kept)

    def leave(self) -> None:
        """Let go of both files. Harmless when done twice."""
        self.journal.close()
        self.vault.let_go()
