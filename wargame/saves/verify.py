"""Whether a save is what was played: chain, seals, seed, and every turn adjudicated again from the rules inside it."""

from __future__ import annotations

from pathlib import Path

from wargame import __version__
from wargame.saves.chain import Chain, Entry, read_chain
from wargame.saves.codec import NotAFact, read_line
from wargame.saves.disk import read_bytes
from wargame.saves.drawer import drawer_of
from wargame.saves.lines import Close, Line, Start
from wargame.saves.problems import Unusable
from wargame.saves.readjudicate import readjudicate
from wargame.saves.replay import program_of
from wargame.saves.seals import dice_seed, game_id, rehearsal_secret, seed_commitment
from wargame.saves.usable import check_usable
from wargame.saves.verdict import Finding, Verdict


def verify(path: Path, *, drawers: Path | None = None) -> Verdict:
    """Doubt a save; changes nothing. Never raises for what a file holds.

    Args:
        path: the save.
        drawers: where to look for the secrets of an unfinished game; None: the user's state folder.
    """
    try:
        chain = read_chain(read_bytes(path))
        check_usable(path, chain)
        lines, findings = _said(chain.entries)
        findings += _ends(chain)
        if not lines or not isinstance(lines[0], Start):
            return _verdict(chain, findings or [Finding(1, "kind", "start", chain.entries[0].kind)], [])
        start = lines[0]
        program = program_of(path, start)
    except Unusable as error:
        return Verdict("unusable", reason=error.reason)
    if program.digest != start.program and start.wargame == __version__:
        findings.append(Finding(1, "program", program.digest, start.program))
    seed, secret, wrong, unchecked = _secrets(path, start, lines, drawers)
    if seed is not None and secret is not None:
        seed = dice_seed(start.dice, secret, seed)
    findings += [*wrong, *readjudicate(program, lines, seed=seed)]
    return _verdict(chain, findings, unchecked)


def _verdict(chain: Chain, findings: list[Finding], unchecked: list[str]) -> Verdict:
    ordered = tuple(sorted(findings, key=lambda finding: (finding.line, finding.event or 0)))
    return Verdict("damaged" if ordered else "sound", ordered, tuple(unchecked), lines=len(chain.entries))


def _ends(chain: Chain) -> list[Finding]:
    next_line = len(chain.entries) + 1
    if chain.flaw:
        return [Finding(chain.flaw.line, chain.flaw.field, chain.flaw.expected, chain.flaw.found)]
    if chain.torn:
        return [Finding(next_line, "line", "a line written to its end", f"{len(chain.torn)} bytes of one")]
    return []


def _said(entries: tuple[Entry, ...]) -> tuple[tuple[Line, ...], list[Finding]]:
    lines: list[Line] = []
    for entry in entries:
        try:
            lines.append(read_line(entry))
        except NotAFact as error:
            return tuple(lines), [Finding(entry.n, error.field, f"a sound “{entry.kind}” line", error.reason)]
    return tuple(lines), []


def _secrets(
    path: Path, start: Start, lines: tuple[Line, ...], drawers: Path | None
) -> tuple[int | None, bytes | None, list[Finding], list[str]]:
    """Seed and secret where they may be known and fit the first line; else what is wrong, or left unchecked."""
    close = lines[-1]
    if isinstance(close, Close):
        seed, secret = close.seed, bytes.fromhex(close.secret)
        wrong = _misfit(start, seed, secret, len(lines))
        return (None, None, [wrong], []) if wrong else (seed, secret, [], [])
    try:
        drawer = drawer_of(start.game, save=path, rehearsal=start.rehearsal, folder=drawers).take()
        seed, secret = drawer.seed, bytes.fromhex(drawer.secret)
        if not _misfit(start, seed, secret, 1):
            return seed, secret, [], []
    except Unusable:
        pass
    return None, None, [], ["The seed is secret until the close: dice are taken as recorded, and so is the deal."]


def _misfit(start: Start, seed: int, secret: bytes, n: int) -> Finding | None:
    if game_id(secret) != start.game:
        return Finding(n, "secret", f"the secret of game {start.game}", f"that of {game_id(secret)}")
    if seed_commitment(secret, seed) != start.commitment:
        return Finding(n, "seed", "the seed committed to in line 1", str(seed))
    if start.rehearsal and rehearsal_secret(seed) != secret:
        return Finding(n, "secret", "the secret that follows from the seed", "another")
    return None
