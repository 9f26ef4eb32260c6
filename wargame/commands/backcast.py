"""``wargame backcast [FILE…]``: history as a test of the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from wargame import library
from wargame.authoring.backcast.loading import Case, load_case
from wargame.authoring.diagnostic import errors
from wargame.authoring.rendering import render_all
from wargame.commands.answers import GOOD, NO, NotAsked, say, say_json
from wargame.commands.seeds import seed as a_seed
from wargame.commands.streams import STOPPED
from wargame.wording.catalogue import N_, _

if TYPE_CHECKING:
    from wargame.sim.evaluation import Evaluation

_STOPPED = N_("Stopped: {run} of {cases} cases were run, and {theories} of {all} theories of {case}.")


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option("-n", "--runs", type=click.IntRange(1, 100_000),
              help="Games a theory. Without it: as each case says, or 500.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1,
              help="The dice. The same seed gives the same verdict.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
@click.pass_context
def backcast(context: click.Context, files: tuple[str, ...], runs: int | None, seed: int, form: str) -> None:
    """Run history against the rules: do the theories give what happened?

    Each FILE is a case in YAML. Without any: those in ./backcasts and those that came with the game. Exit code 0: every
    case comes out as its author expects; 1: some do not; 2: a file cannot be used. Ctrl+C stops it: what was found by
    then is told, with exit code 130.

    \b
    wargame backcast
    wargame backcast my-cases/berlin-1961.yaml --runs 2000
    """
    cases = _cases(files)
    from rich.console import Console

    from wargame.document.terminal import terminal
    from wargame.reporting.backcast import evaluation
    from wargame.sim.evaluation import evaluations  # arrays are not loaded for a file that cannot be used

    console = Console()
    verdicts: list[Evaluation] = []
    stopped = ""
    for case in cases:
        found: Evaluation | None = None
        try:
            for verdict in evaluations(case, runs, seed):
                found = verdict
        except KeyboardInterrupt:
            stopped = _(_STOPPED).format(
                run=len(verdicts), cases=len(cases), theories=len(found.theories) if found else 0,
                all=len(case.file.theories), case=case.file.id,
            )  # fmt: skip
        if found is not None:
            verdicts.append(found)
            if form == "text":
                terminal(evaluation(found), console)
                console.print()
        if stopped:
            break
    if form == "json":
        say_json([_data(one) for one in verdicts])
    else:
        whole = [one for one in verdicts if one.theories == tuple(one.case.file.theories)]
        good = sum(one.good for one in whole)
        click.echo(_("{good} of {cases} cases as history says.").format(good=good, cases=len(whole)))
    if stopped:
        say(stopped, err=True)
        context.exit(STOPPED)
    context.exit(GOOD if all(one.good for one in verdicts) else NO)


def _cases(files: tuple[str, ...]) -> list[Case]:
    paths = [Path(file) for file in files]
    if not paths:
        folders = [folder for folder in (Path("backcasts"), library.shipped("backcasts")) if folder.is_dir()]
        found = {path.stem: path for folder in reversed(folders) for path in library.yaml_files(folder)}
        paths = [found[name] for name in sorted(found)]
    if not paths:
        raise NotAsked(_("there is no case here: name a file"))
    loaded = [load_case(path) for path in paths]
    problems = errors(problem for one in loaded for problem in one.diagnostics)
    if problems:
        raise NotAsked(f"{_('a case cannot be run')}\n\n{render_all(problems)}")
    cases = [one.case for one in loaded if one.case is not None]
    if not cases:
        raise NotAsked(_("no case here expects anything: add 'expect:'"))
    return cases


def _data(verdict: Evaluation) -> dict[str, Any]:
    from wargame.reporting.backcast import compared_in, favoured, looked_at, wanted

    file = verdict.case.file
    return {
        "case": file.id, "title": file.title, "runs": verdict.runs, "seed": verdict.seed, "good": verdict.good,
        "theories": {
            theory: {
                "passes": verdict.passes(theory),
                "expectations": [
                    {
                        "what": looked_at(one.expected), "wanted": wanted(one), "mean": one.mean, "share": one.share,
                        "interval": list(one.interval), "met": one.met, "expected_to_miss": one.turned,
                    }
                    for one in verdict.findings if one.theory == theory
                ],
                "sets": {
                    name: {
                        "changes": {
                            str(text): float((rows[-1] - rows[0]).mean()) for text, rows in ran.numbers.items()
                        },
                        "attempts": {
                            id_: {"rolls": tried.rolls, "successes": tried.successes, "share": tried.share}
                            for id_, tried in ran.attempts.items()
                        },
                        "lapsed": dict(ran.lapsed),
                    }
                    for name, results in verdict.results.items() if (ran := results[theory])
                },
            }
            for theory in verdict.theories
        },
        "leads": [
            {
                "what": compared_in(one.lead), "wanted": favoured(one.lead), "values": dict(one.values), "met": one.met,
            }
            for one in verdict.leads
        ],
    }
