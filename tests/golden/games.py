"""Which golden games there are, and how one is played: through the real command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from wargame.cli import main

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "saves" / "examples"


@dataclass(frozen=True)
class Golden:
    """A game of scripts: a folder named for its scenario holds one per seat, and ``story.txt``. Without a module: a
    world that has no theories."""

    scenario: str
    seed: int
    module: str = ""

    @property
    def folder(self) -> Path:
        return HERE / self.scenario

    @property
    def story(self) -> Path:
        return self.folder / "story.txt"

    def play(self, save: Path) -> None:
        """Play it headless into a new save."""
        seats = ",".join(f"{script.stem}=script:{script}" for script in sorted(self.folder.glob("*.yaml")))
        theory = ("--module", self.module) if self.module else ()
        said = command("run", self.scenario, "--seats", seats, "--seed", str(self.seed), *theory, "--save", str(save))
        assert "Ending:" in said


EXAMPLE = "dprk-missile-crisis"
"""The playthrough whose journal ships as the example game; one is enough to look at, and each holds all its rules."""
GAMES = (
    Golden("dprk-missile-crisis", seed=6, module="CHA"),
    Golden("taiwan-strait-contingency", seed=2, module="CHA"),
    Golden("us-drawdown", seed=7, module="CHA"),
    Golden("gsomia-cliff", seed=2, module="CHA"),
    Golden("grey-zone-entanglement", seed=2, module="CHA"),
    Golden("asian-nato-summit", seed=2, module="CHA"),
    Golden("the-long-road", seed=4, module="PARK"),
    Golden("port-strike", seed=3),
)


def example() -> Path:
    """The shipped example game."""
    return EXAMPLES / f"{EXAMPLE}.jsonl"


def command(*words: str) -> str:
    """What a command says; fails the test where the command fails."""
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.output
