"""Whether a save is what was played: chain, first line, seals, close, and every turn adjudicated again.

Of an unfinished game nothing but the file is asked, whoever asks: answers that came from the vault would tell what is
sealed in it, one edited copy at a time.

A save names the semantics it was adjudicated by, and its rules are lowered by these. What then differs only by the
rules (an event that comes out otherwise here) is damage where the digest of the rules is the same. Where it is another,
the save is *of other rules*: an honest one of a version that lowers the same texts otherwise looks exactly so. So does
a forged one whose first line was changed to say so; which it is only the version that wrote it can tell, or a receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from wargame import __version__
from wargame.engine.program import Program
from wargame.engine.semantics import SEMANTICS
from wargame.saves.chain import Chain, JournalEntry
from wargame.saves.commitments import mismatch as close_mismatch
from wargame.saves.commitments import opened_seed
from wargame.saves.header import digest_mismatch, forms, mismatches
from wargame.saves.lines import BranchLine, CloseLine, Line, StartLine, beginnings
from wargame.saves.problems import Unusable
from wargame.saves.readjudicate import readjudicate
from wargame.saves.receipts import Receipt, receipts
from wargame.saves.replay import program_of
from wargame.saves.save import Save, open_save
from wargame.saves.statements import unasked
from wargame.saves.verdict import Discrepancy, Status, Verification, shortened

NOT_CLOSED = (
    "It was not closed: its seed is secret, so the dice are taken as recorded.",
    "If it was closed when you last saw it, its end has been cut off: a receipt tells (--receipt).",
)


def verify(path: Path, kept: Sequence[Receipt] = ()) -> Verification:
    """Doubt a save; changes nothing and reads nothing but the file. Never raises for what a file holds.

    Args:
        path: the save.
        kept: receipts that it must fit; a line that is not there, or not as it was, is damage.
    """
    try:
        save = open_save(path)
        chain, lines = save.chain, save.lines
        findings = [*_ends(save), *_unlike(kept, chain.entries)]
        if not lines or not isinstance(lines[0], StartLine):
            findings = findings or [Discrepancy(1, "kind", "start", chain.entries[0].kind)]
            return _verdict("damaged", chain, findings, (), [])
        program = program_of(path, save.start)
    except Unusable as error:
        return Verification("unusable", reason=error.reason)
    findings += mismatches(program, save.start)
    findings += [one for n, branch in beginnings(lines)[1:] for one in forms(program, branch, n)]
    close, seed = lines[-1], opened_seed(lines)
    if isinstance(close, CloseLine) and (wrong := close_mismatch(lines[:-1], close)):
        findings.append(wrong)
    findings += unasked(lines)
    findings += readjudicate(program, lines, seed=seed)
    return _judged(chain, program, lines, findings, closed=seed is not None)


def _judged(
    chain: Chain, program: Program, lines: Sequence[Line], findings: list[Discrepancy], *, closed: bool
) -> Verification:
    """The verdict on a save that could be read to its end or to its first flaw."""
    begun = beginnings(lines)
    digest = [wrong for n, line in begun if (wrong := digest_mismatch(program, line, n))]
    others = {one.line for one in digest}
    notes = [_versions(program, line) for n, line in begun if n in others]
    if any(not one.ruled or max(n for n, _ in begun if n <= one.line) not in others for one in findings):
        return _verdict("damaged", chain, digest + findings, (), notes)
    unchecked = (*(() if closed else NOT_CLOSED[:1]), *(_branched(n) for n, _ in begun[-1:] if n > 1))
    if digest:
        notes.append(
            "From there on it was adjudicated otherwise than here; it is replayed as recorded."
            if findings else "Every turn comes to the same here."
        )
        notes.append("A save that was tampered with can look like this too: ask the version that wrote it.")
        return _verdict("of other rules", chain, digest + findings[:1], unchecked, notes)
    if not closed:
        return _verdict("sound so far, not closed", chain, [], unchecked, [NOT_CLOSED[1]])
    return _verdict("sound", chain, [], unchecked, [])


def _verdict(
    status: Status, chain: Chain, findings: list[Discrepancy], unchecked: tuple[str, ...], notes: list[str]
) -> Verification:
    ordered = tuple(sorted(map(_short, findings), key=lambda finding: (finding.line, finding.event or 0)))
    return Verification(status, ordered, unchecked, tuple(notes), "", len(chain.entries), receipts(chain.entries))


def _short(finding: Discrepancy) -> Discrepancy:
    """The same without what somebody wrote at length into a save."""
    field, expected, found = (shortened(text) for text in (finding.field, finding.expected, finding.found))
    return replace(finding, field=field, expected=expected, found=found)


def _branched(n: int) -> str:
    return f"It is a branch: what stands before line {n} was played under another secret, its dice taken as recorded."


def _versions(program: Program, begun: StartLine | BranchLine) -> str:
    return (
        f"Written by version {begun.wargame[:40]} under semantics {program.semantics}, its rules with the digest "
        f"{begun.program[:80]}; this is version {__version__} (semantics up to {SEMANTICS}), which lowers them to "
        f"{program.digest}."
    )


def _unlike(kept: Sequence[Receipt], entries: tuple[JournalEntry, ...]) -> Iterator[Discrepancy]:
    """The receipts that this save does not fit."""
    for receipt in kept:
        own = [one for one in receipts(entries) if one.receipt.place == receipt.place]
        if receipt not in (one.receipt for one in own):
            line, found = (own[0].line, str(own[0].receipt)) if own else (len(entries) + 1, "no such line")
            yield Discrepancy(line, "receipt", str(receipt), found)


def _ends(save: Save) -> Iterator[Discrepancy]:
    """Where the save ends before its end: at a line that says nothing known, at a flaw, or torn."""
    chain, next_line = save.chain, len(save.chain.entries) + 1
    if save.unread is not None:
        n = len(save.lines) + 1
        what = f"a sound “{chain.entries[n - 1].kind}” line"
        yield Discrepancy(n, save.unread.field, what, save.unread.reason)
    if chain.flaw:
        yield Discrepancy(chain.flaw.line, chain.flaw.field, chain.flaw.expected, chain.flaw.found)
    elif chain.torn:
        yield Discrepancy(next_line, "line", "a line written to its end", f"{len(chain.torn)} bytes of one")
