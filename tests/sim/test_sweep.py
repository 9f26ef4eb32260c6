"""Sweeps: whoever plays them, in whatever order and however often they are stopped, they come to the same numbers."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from filelock import Timeout

from tests.daily import EVERY_KIND, daily
from tests.sim.sweep_worlds import POCKET, Shuffled, played, small_sweep
from wargame.authoring import load_scenario
from wargame.cache.program_format import written
from wargame.commands.changing import begun_otherwise
from wargame.commands.varying import Unvaried, CellMaker, factor_of
from wargame.engine.lowering import lower
from wargame.library import find_scenario, scenario_index
from wargame.sim.lanes import kernel
from wargame.sim.line_ups import line_up_of
from wargame.sim.rehearsal import ENDING, OUTCOME, TURNS, rehearse, score_of
from wargame.sim.sweep import playing
from wargame.sim.sweep.folder import OtherSweep, SweepFolder
from wargame.sim.sweep.gathered import Gathered, Overlap, WrongPart, together
from wargame.sim.sweep.manifest import Chunk, SweepPart, WrongManifest, chunk_for, read_manifest
from wargame.sim.sweep.playing import CellPlayer, PlayedChunk, play_chunk
from wargame.sim.sweep.program_text import CellProgram, ForeignProgram, begun, digest_of, read_text
from wargame.sim.sweep.running import Loss, RunnerFailed, run_sweep
from wargame.sim.sweep.sums import SQUARED, final, names_of_sums, sums_of
from wargame.sim.sweep.threads import ThreadRunner

SHELF = sorted({*(one.id for one in scenario_index()), "pocket"})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    """The sweep on threads."""
    return played(tmp_path_factory.mktemp("whole") / "sweep", ThreadRunner(2), small_sweep())


def test_threads_shuffled_parts_and_one_by_one_come_to_one_digest(whole: Gathered, tmp_path: Path) -> None:
    assert whole.done.all()
    assert whole.games == 6 * 200
    one_by_one = played(tmp_path / "one", Shuffled(1), small_sweep())
    parts = played(tmp_path / "parts", Shuffled(2), small_sweep(), SweepPart(3, 3), SweepPart(1, 3), SweepPart(2, 3))
    assert whole.digest == one_by_one.digest == parts.digest
    assert len(SweepFolder(tmp_path / "parts").parts) == 3


@pytest.mark.parametrize("until", [None, 0.01])
def test_cells_of_one_program_are_played_together_and_it_is_made_ready_once(
    until: float | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells of two programs take turns in the manifest; a worker keeps one ready."""
    monkeypatch.setattr(playing, "LATELY", 1)
    playing._READY.clear()
    made: list[CellProgram] = []

    def ready(this: CellProgram) -> CellPlayer:
        made.append(this)
        return CellPlayer(this)

    monkeypatch.setattr(playing, "CellPlayer", ready)
    kept, sweep = Shuffled(None), small_sweep(games=60 if until else 200, until=until)
    found = played(tmp_path, kept, sweep)
    rounds = 2 if until else 1
    assert len(list(groupby(kept.chunks, lambda chunk: chunk.program))) == 2 * rounds
    assert len(made) == 2 * rounds
    assert [cell.games for cell in found.cells] == [sweep[0].games] * 6
    assert {chunk.cell for chunk in kept.chunks[: len(kept.chunks) // (2 * rounds)]} == {0, 2, 4}


def test_other_line_ups_play_by_the_program_that_was_read() -> None:
    _manifest, texts = small_sweep()
    one, other = (read_text(text, digest) for digest, text in texts.items())
    assert one.program is other.program
    assert one.players != other.players


def test_processes_of_joblib_come_to_the_same_and_one_that_is_killed_is_named_and_its_games_played_again(
    whole: Gathered, tmp_path: Path
) -> None:
    pytest.importorskip("joblib")
    from joblib.externals.loky import reusable_executor as loky

    from wargame.sim.sweep.by_joblib import JoblibRunner

    folder, lost = SweepFolder.of(tmp_path / "sweep", *small_sweep()), list[Loss]()
    killed = False
    try:
        for mine in run_sweep(folder, SweepPart(), JoblibRunner(2), lost.append):
            if mine.games and not killed:
                os.kill(next(iter(loky._executor._processes)), signal.SIGTERM)
                killed = True
    finally:
        loky._executor.shutdown(wait=True, kill_workers=True)
    assert [loss.what for loss in lost] == ["worker"]
    assert lost[0].chunks
    assert folder.read()[0].digest == whole.digest


@pytest.mark.long
def test_workers_of_a_dask_cluster_come_to_the_same_though_one_is_killed(whole: Gathered, tmp_path: Path) -> None:
    """dask is no part of what the tests install: a dozen packages for one test."""
    distributed = pytest.importorskip("distributed", reason='pip install -c constraints.txt ".[dask]"')
    from wargame.sim.sweep.by_dask import DaskRunner

    folder, lost = SweepFolder.of(tmp_path / "sweep", *small_sweep()), list[Loss]()
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        killed = False
        for mine in run_sweep(folder, SweepPart(), DaskRunner(cluster.scheduler_address), lost.append):
            if mine.games and not killed:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
                killed = True
    assert [loss.what for loss in lost] == ["worker"]
    assert lost[0].name.startswith("tcp://")
    assert folder.read()[0].digest == whole.digest


@pytest.mark.long
def test_a_scheduler_without_workers_is_told_once_and_waited_for(whole: Gathered, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason='pip install -c constraints.txt ".[dask]"')
    from wargame.sim.sweep.by_dask import DaskRunner

    folder, lost = SweepFolder.of(tmp_path / "sweep", *small_sweep()), list[Loss]()
    with distributed.LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=None) as cluster:
        address = cluster.scheduler_address

        def told(loss: Loss) -> None:
            lost.append(loss)
            cluster.scale(1)

        list(run_sweep(folder, SweepPart(), DaskRunner(address), told))
    assert lost == [Loss("workers", address)]
    assert folder.read()[0].digest == whole.digest


@pytest.mark.long
def test_a_scheduler_that_is_lost_is_told_and_what_was_played_is_kept(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason='pip install -c constraints.txt ".[dask]"')
    from wargame.sim.sweep.by_dask import DaskRunner

    folder = SweepFolder.of(tmp_path / "sweep", *small_sweep())

    def play(runner: DaskRunner, lose: Callable[[], object]) -> None:
        for mine in run_sweep(folder, SweepPart(), runner):
            if mine.games:
                lose()

    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        with pytest.raises(RunnerFailed, match=f"the dask scheduler at {address} was lost"):
            play(DaskRunner(address), lambda: cluster.sync(cluster.scheduler.close))
    assert folder.read()[0].games > 0


@pytest.mark.long
def test_what_breaks_without_the_scheduler_is_not_told_as_its_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker's disk, and what happens at the one who asks."""
    distributed = pytest.importorskip("distributed", reason='pip install -c constraints.txt ".[dask]"')
    from wargame.sim.sweep import by_dask

    def full(chunk: Chunk, text: bytes) -> PlayedChunk:
        raise OSError("no space left there")

    def broken() -> Iterator[Chunk]:
        raise OSError("no space left here")
        yield

    folder = SweepFolder.of(tmp_path / "sweep", *small_sweep())
    monkeypatch.setattr(by_dask, "play_with_text", full)
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        runner = by_dask.DaskRunner(cluster.scheduler_address)
        with pytest.raises(RunnerFailed, match="a worker could not play its chunk: no space left there"):
            list(run_sweep(folder, SweepPart(), runner))
        with pytest.raises(OSError, match="no space left here"):
            list(runner.play(broken(), folder, lambda loss: None))


@pytest.mark.parametrize("fails", [0, 1, 17])
def test_who_is_stopped_goes_on_and_plays_nothing_twice(whole: Gathered, tmp_path: Path, fails: int) -> None:
    first, second = Shuffled(3, fails), Shuffled(4)
    with pytest.raises(KeyboardInterrupt):
        played(tmp_path, first, small_sweep())
    again = played(tmp_path, second, small_sweep())
    assert again.digest == whole.digest
    assert first.played == fails
    assert second.played == whole.done.size - fails


def test_whoever_leaves_the_run_keeps_what_was_played(tmp_path: Path) -> None:
    folder = SweepFolder.of(tmp_path, *small_sweep())
    for mine in run_sweep(folder, SweepPart(), Shuffled(1)):
        if mine.games > 100:
            break
    del mine
    assert folder.read()[0].games > 100


def damaged(data: bytes, how: str) -> bytes:
    return {"cut short": data[: len(data) // 2], "empty": b"", "no archive": b"x" * 900,
            "one byte": data[:-300] + bytes([data[-300] ^ 4]) + data[-299:]}[how]


@pytest.mark.parametrize("how", ["cut short", "empty", "no archive", "one byte"])
def test_a_damaged_part_is_named_and_made_again(whole: Gathered, tmp_path: Path, how: str) -> None:
    played(tmp_path, Shuffled(1), small_sweep(), SweepPart(1, 2), SweepPart(2, 2))
    folder, lost = SweepFolder(tmp_path), list[Loss]()
    path = folder.part(SweepPart(2, 2))
    path.write_bytes(damaged(path.read_bytes(), how))
    half, wrong = folder.read()
    assert list(wrong) == ["part-2-of-2.npz"]
    assert 0 < half.games < whole.games
    for _mine in run_sweep(folder, SweepPart(2, 2), Shuffled(1), lost.append):
        pass
    assert [(loss.what, loss.name) for loss in lost] == [("part", "part-2-of-2.npz")]
    assert folder.read()[0].digest == whole.digest


def test_a_part_of_another_sweep_or_with_other_numbers_is_none_of_this(whole: Gathered, tmp_path: Path) -> None:
    path = tmp_path / "part-1-of-1.npz"
    whole.write(path)
    other = replace(whole.manifest, seed=2)
    with pytest.raises(WrongPart, match="another sweep"):
        Gathered.read(path, other)
    with np.load(path) as arrays:
        kept = dict(arrays)
    kept["sums"][0, 1] += 1
    np.savez_compressed(path, **kept)
    with pytest.raises(WrongPart, match="not those that were written"):
        Gathered.read(path, whole.manifest)


def test_the_same_games_in_two_parts_are_refused(tmp_path: Path) -> None:
    folder = SweepFolder.of(tmp_path, *small_sweep())
    played(tmp_path, Shuffled(1), small_sweep(), SweepPart(1, 2))
    folder.part(SweepPart(1, 4)).write_bytes(folder.part(SweepPart(1, 2)).read_bytes())
    with pytest.raises(Overlap, match=r"part-1-of-4\.npz holds games that another part holds"):
        folder.read()
    half = Gathered.read(folder.part(SweepPart(1, 2)), folder.manifest)
    with pytest.raises(Overlap):
        together(folder.manifest, [half, half])


def test_what_others_have_played_is_not_played_again(tmp_path: Path) -> None:
    played(tmp_path, Shuffled(1), small_sweep(), SweepPart(1, 2))
    rest = Shuffled(1)
    assert played(tmp_path, rest, small_sweep()).done.all()
    assert rest.played == 6 * 7 // 2


def test_a_part_is_played_by_one_run_at_a_time(tmp_path: Path) -> None:
    folder = SweepFolder.of(tmp_path, *small_sweep())
    with folder.lock(SweepPart()), pytest.raises(Timeout):
        next(run_sweep(folder, SweepPart(), Shuffled(1)))


def test_a_folder_with_another_sweep_is_refused_and_told_apart(tmp_path: Path) -> None:
    manifest, texts = small_sweep()
    SweepFolder.of(tmp_path, manifest, texts)
    with pytest.raises(OtherSweep, match="seed") as refused:
        SweepFolder.of(tmp_path, replace(manifest, seed=9, games=50), texts)
    assert refused.value.differences == ("seed", "games")
    assert SweepFolder.of(tmp_path, manifest, texts).manifest == manifest
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(WrongManifest, match="no manifest"):
        SweepFolder.of(tmp_path, manifest, texts)


def test_a_manifest_says_the_same_when_it_is_read_and_its_digest_is_of_everything() -> None:
    manifest = small_sweep()[0]
    assert read_manifest(manifest.text) == manifest
    assert read_manifest(manifest.text).digest == manifest.digest
    others = (replace(manifest, seed=2), replace(manifest, games=201), replace(manifest, wargame="9"),
              replace(manifest, until=3.0), replace(manifest, cells=manifest.cells[:5]))
    assert len({one.digest for one in (manifest, *others)}) == 6


def test_until_sure_enough_whole_rounds_decide_whoever_plays(tmp_path: Path) -> None:
    sweep = small_sweep(games=500, chunk=50, until=18.0)
    one = played(tmp_path / "one", Shuffled(1), sweep)
    parts = played(tmp_path / "parts", ThreadRunner(2), sweep, SweepPart(2, 2), SweepPart(1, 2))
    assert one.digest == parts.digest
    games = [cell.games for cell in one.cells]
    assert len(set(games)) > 1, "some cells are sure sooner than others"
    assert all(many % 50 == 0 for many in games)
    for cell in one.cells:
        assert cell.widest <= 18 or cell.games == 500


def test_a_worker_refuses_any_other_program(tmp_path: Path) -> None:
    manifest, texts = small_sweep()
    folder, chunk = SweepFolder.of(tmp_path, manifest, texts), manifest.chunk_of(0, 0)
    playing._READY.clear()
    playing._MADE_HERE.clear()
    other = next(text for digest, text in texts.items() if digest != chunk.program)
    with pytest.raises(ForeignProgram, match=chunk.program):
        play_chunk(chunk, lambda digest: other)
    path = next(tmp_path.glob(f"programs/{chunk.program}*"))
    path.write_bytes(path.read_bytes().replace(b"trust", b"thrust", 1))
    with pytest.raises(ForeignProgram, match="another one"):
        play_chunk(chunk, folder.text_of)
    old = texts[chunk.program].replace(b'"wargame": "', b'"wargame": "0.', 1)
    with pytest.raises(ForeignProgram, match=r"version 0\..* wrote the program"):
        read_text(old, digest_of(old))
    for nothing in (b"", b"{}\n{}\n{}", b"[]"):
        with pytest.raises(ForeignProgram, match="no program"):
            read_text(nothing, digest_of(nothing))
    SweepFolder.of(tmp_path, manifest, texts)  # what is damaged is written anew
    assert play_chunk(chunk, folder.text_of).sums[0] == 30


@pytest.mark.parametrize("name", daily(SHELF, lambda name: name in ("pocket", "port-strike")))
def test_a_program_that_begins_elsewhere_is_what_lowering_makes_of_such_a_scenario(name: str) -> None:
    scenario = load_scenario(Path(POCKET) if name == "pocket" else find_scenario(name)).scenario
    assert scenario is not None
    words = [f"{id_}={track.max}" for id_, track in list(scenario.tracks.items())[:6]]
    words += [f"{id_}={status.words[-1]}" for id_, status in scenario.statuses.items()]
    words += [f"{id_}={'off' if flag.start == 'on' else 'on'}" for id_, flag in scenario.flags.items()]
    words += [f"{id_}={value + 1}" for id_, value in scenario.numbers.items()]
    asked = Unvaried(POCKET if name == "pocket" else name)
    maker = CellMaker(asked, [factor_of(word, asked) for word in words])
    cell = maker.cell(tuple(word.partition("=")[2] for word in words))
    expected = lower(begun_otherwise(scenario, words))
    found = begun(read_text(maker.texts[cell.program], cell.program).program, cell.starts)
    assert cell.starts or found.slots == expected.slots, "either shared, or lowered for itself"
    assert found.slots == expected.slots
    assert written(replace(found, digest="")) == written(replace(expected, digest=""))


@pytest.mark.parametrize("world", daily(["pocket", *EVERY_KIND[:2]], lambda name: name == "pocket"))
def test_the_sums_are_those_of_the_games_of_a_rehearsal(world: str) -> None:
    asked = Unvaried(POCKET if world == "pocket" else world, seats="amber=random" if world == "pocket" else "")
    maker = CellMaker(asked, [])
    cell = maker.cell(())
    this = read_text(maker.texts[cell.program], cell.program)
    rules, names = this.program, names_of_sums(this.program)
    *_, (tally,) = rehearse([(rules, line_up_of(this.players))], 300, 5)
    player = CellPlayer(this)
    sums = dict(zip(names, (sums_of(player.play({}, 5, 0, 100)) + sums_of(player.play({}, 5, 100, 200))).tolist(),
                    strict=True))
    endings = Counter(tally.column(ENDING).tolist())
    assert [sums[f"{ENDING}:{one}"] for one in ("", *rules.endings)] == [
        endings[number] for number in range(len(rules.endings) + 1)
    ]
    outcomes = Counter(tally.column(OUTCOME).tolist())
    assert [sums[f"{OUTCOME}:{one.name}"] for one in rules.scenario.outcomes] == [
        outcomes[number] for number in range(len(rules.scenario.outcomes))
    ]
    measured = {name: name for name in (TURNS, *map(score_of, rules.seats))}
    for name, column_name in (measured | {final(track): track for track in tally.tracks}).items():
        column = tally.column(column_name)
        assert sums[name] == column.sum()
        assert sums[name + SQUARED] == (column * column).sum()


def test_a_large_sweep_is_no_larger_on_the_disk_than_a_small_one(tmp_path: Path) -> None:
    small, large = Gathered(small_sweep()[0]), Gathered(replace(small_sweep()[0], games=10**9, chunk=32_768))
    small.sums += 10**3
    large.sums += 10**15
    for name, one in (("small", small), ("large", large)):
        one.done[:, ::2] = True
        one.write(tmp_path / name)
    assert (tmp_path / "large").stat().st_size < (tmp_path / "small").stat().st_size + 10_000
    assert chunk_for(10**9, None) == 32_768


def test_workers_play_on_as_many_threads_as_they_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there = kernel.processors()
    for told, expected in (("1", 1), ("1,2", 1), ("99999", there), ("0", there), ("many", there), ("", there)):
        monkeypatch.setenv(kernel.THREADS, told)
        assert kernel.processors() == expected, told
