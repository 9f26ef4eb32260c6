"""Thousands of games of every crisis under every theory: none hangs or ends without a name, and what no game ever comes
to is known, with its reason (``reach.yaml``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.content.shipped import NAMES, THEORIES, program_under
from wargame.authoring.yaml.reader import read
from wargame.authoring.yaml.source import SourceText, read_source
from wargame.engine.lowering.policies import lower_policy
from wargame.engine.names import doctrines_of
from wargame.engine.program import Program
from wargame.sim.usage_counts import CountedGames, possible
from wargame.sim.policies import BlockDecider, DoctrineDecider
from wargame.sim.random_policy import RandomDecider

def tables(program: Program) -> Iterator[tuple[str, list[BlockDecider]]]:
    """Who sits round the table: everybody at random; every doctrine; two who cooperate beside one at random."""
    lost: dict[str, BlockDecider] = {seat: RandomDecider(program, seat) for seat in program.seats}
    yield "at random", list(lost.values())
    for doctrine in doctrines_of(program.scenario):
        yield doctrine, [DoctrineDecider(lower_policy(program, doctrine, seat)) for seat in program.seats]
    for odd in program.seats:
        others = [seat for seat in program.seats if seat != odd]
        kind = {seat: DoctrineDecider(lower_policy(program, "cooperative", seat)) for seat in others}
        yield f"cooperative but for {odd}", [kind.get(seat, lost[seat]) for seat in program.seats]


def played(program: Program, games: int) -> Mapping[str, int]:
    """What ``games`` games of each table came to, all together."""
    counts: Counter[str] = Counter()
    for seed, (_, deciders) in enumerate(tables(program)):
        counts.update(CountedGames(program, games, seed).play(deciders))
    return counts


def listed(name: str, *, seldom: bool) -> list[str]:
    """The patterns of one crisis: those that no game comes to, or (``seldom``) those that a game may come to or not."""
    source = read_source(Path(__file__).with_name("reach.yaml"))
    assert isinstance(source, SourceText)
    reading = read(source)
    assert not reading.diagnostics
    entries = [entry for entry in reading.data if entry["why"] and ("seldom" in entry) is seldom]
    return [pattern for entry in entries for pattern in entry["in"].get(name, ())]


@pytest.mark.parametrize("name", NAMES)
def test_games_at_random_end_under_a_name(name: str) -> None:
    program = program_under(name, "CHA")
    assert CountedGames(program, 50, 1).play(next(tables(program))[1])["no ending"] == 0


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_games_of_every_table_and_theory_come_to_all_there_is(name: str) -> None:
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for theory in THEORIES:
        program = program_under(name, theory)
        names |= possible(program)
        counts.update(played(program, 1000))
    assert counts["no ending"] == 0
    never = {one for one in names if not counts[one]}
    strict, seldom = listed(name, seldom=False), listed(name, seldom=True)
    unexplained = sorted(one for one in never if not any(fnmatchcase(one, pattern) for pattern in (*strict, *seldom)))
    idle = sorted(pattern for pattern in strict if not any(fnmatchcase(one, pattern) for one in never))
    wrong = sorted(one for one in names - never for pattern in strict if fnmatchcase(one, pattern))
    assert not unexplained, "no game came to these, and reach.yaml does not say why:\n" + "\n".join(unexplained)
    assert not idle + wrong, "reach.yaml says of these that no game comes to them:\n" + "\n".join(idle + wrong)
