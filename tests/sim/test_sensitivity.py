"""A nudge is an edit: a nudged game is the game of the edited rules, and the number that decides stands first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.sim.kernel_games import needs_kernel
from tests.engine.positions import program
from wargame.authoring.loading import load_scenario
from wargame.engine.lowering import lower
from wargame.engine.program import Program
from wargame.sim.block import Games
from wargame.sim.cross_check import ExecutorsDiffer
from wargame.sim.intervals import wilson
from wargame.sim.policies import play_out
from wargame.sim.scores import ScoredGames
from wargame.sim.line_ups import deciders_of, line_up_of
from wargame.sim.executor import WORTH
from wargame.sim.perturbing import Knob, PerturbedGames, Perturber, knobs
from wargame.sim.sensitivity import perturbation_effects, looking_at

POCKET = Path(__file__).parent.parent / "fixtures" / "pocket"
GAMES, SEED = 25, 3


def edited(folder: Path, old: str, new: str) -> Program:
    """The pocket crisis with one place of its rules written otherwise."""
    (folder / "pocket.yaml").write_text((POCKET / "pocket.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    text = (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / "pocket-rules.yaml").write_text(text.replace(old, new), encoding="utf-8")
    loaded = load_scenario(folder / "pocket.yaml")
    assert loaded.scenario is not None, loaded.diagnostics
    return lower(loaded.scenario)


def at_random(games: ScoredGames) -> np.ndarray:
    rules = games.program
    play_out(games, deciders_of(rules, dict.fromkeys(rules.seats, "random")))
    return np.array([games.values[rules.slot(name)] for name in ("trust", "tension", "pressure", "ended")])


@pytest.mark.parametrize(
    ("knob", "old", "new"),
    [
        (Knob("modifier", "set:friends#0"), "add: 1, because: they trust each", "add: 2, because: they trust each"),
        (Knob("base", "table:raiders"), "base: tempo - 4", "base: tempo - 3"),
    ],
)
def test_a_nudged_game_is_the_game_of_the_edited_rules(knob: Knob, old: str, new: str, tmp_path: Path) -> None:
    rules = program("pocket")
    assert knob in knobs(rules)
    plain, perturbed = np.split(at_random(PerturbedGames(rules, GAMES, SEED, [None, (knob, 1)])), 2, axis=1)
    assert (perturbed == at_random(ScoredGames(edited(tmp_path, old, new), GAMES, SEED))).all()
    assert (plain == at_random(ScoredGames(rules, GAMES, SEED))).all()
    assert (plain != perturbed).any()


@needs_kernel
def test_every_number_perturbed_plays_alike_by_kernel_and_block() -> None:
    rules = program("pocket")
    kinds = dict.fromkeys(rules.seats, "random")
    kernel, block = Perturber(rules, kinds, WORTH), Perturber(rules, kinds, 1)
    steps = [None, *((knob, by) for knob in knobs(rules) for by in (-1, 1))]
    found, again = kernel.play(steps, 6, SEED), block.play(steps, 6, SEED)
    assert list(found.unequal(again, slice(None), slice(None))) == []
    assert any((found.rows[slot].reshape(-1, 6) != row[:6]).any() for slot, row in again.rows.items())


def test_a_kernel_that_differs_leaves_perturbed_games_to_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = program("pocket")
    kinds = dict.fromkeys(rules.seats, "random")
    held, block = Perturber(rules, kinds, WORTH), Perturber(rules, kinds, 1)
    other = block.play([None], 10, SEED + 1)
    monkeypatch.setattr(held, "_kernel", held)
    monkeypatch.setattr(held, "_by_kernel", lambda *_: other)
    with pytest.warns(ExecutorsDiffer):
        found = held.play([None], 10, SEED)
    assert list(found.unequal(block.play([None], 10, SEED), slice(None), slice(None))) == []


GATE = {
    "tracks:\n": "  siren: {name: Siren, code: ALM, low: none, high: all, max: 9, start: 0, text: Nobody hears it.}\n",
    "tables:\n": "  gate:\n    name: Gate\n    dice: d6\n"
    "    modifiers: [{when: turn >= 1, add: 0, because: the hinge}]\n"
    "    rows: [{upto: 6, name: Shut}, {name: Open, do: [siren = 5]}]\n",
    "rules:\n": "  gate_opens: {name: The gate, at: couple, do: [run gate], because: it stands there}\n",
}


def test_the_one_number_that_decides_everything_stands_first(tmp_path: Path) -> None:
    """More than a six is needed, which only a nudge can give."""
    text = (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8")
    for section, inside in GATE.items():
        text = text.replace(f"\n{section}", f"\n{section}{inside}", 1)
    ranked = ranked_by("siren", edited(tmp_path, (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8"), text))
    assert {one.knob for one in ranked[:2]} == {Knob("modifier", "table:gate#0"), Knob("base", "table:gate")}
    assert [one.knob for one in ranked if one.size][2:] == [Knob("start", "siren")], "nothing else touches it"
    assert ranked[0].more.plain
    assert ranked[0].more.change > 2
    assert ranked[0].less.change == 0


def ranked_by(word: str, rules: Program) -> tuple:
    asked = looking_at(rules, word)
    assert asked is not None
    *_, last = perturbation_effects(rules, line_up_of(dict.fromkeys(rules.seats, "random")), *asked, 60, SEED)
    return last


@pytest.mark.parametrize("word", ["war", "dusk", "muddle", "amber", "trust", "support[blue]"])
def test_what_can_be_looked_at(word: str) -> None:
    assert looking_at(program("pocket"), word) is not None


def test_what_cannot() -> None:
    assert looking_at(program("pocket"), "turst") is None


def test_ninety_five_of_a_hundred_intervals_hold_the_truth() -> None:
    """Coins are thrown in four hundred runs of two hundred games: of their intervals some 380 must hold one half."""
    rules, held = program("pocket"), 0
    for seed in range(400):
        coins = Games(rules, 200, seed).words("coin") >> np.uint64(63)
        low, high = wilson(int(coins.sum()), 200)
        held += low <= 0.5 <= high
    assert 365 <= held <= 395
