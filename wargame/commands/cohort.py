"""``wargame cohort SAVE…``: parallel classes of one crisis side by side."""

from __future__ import annotations

from pathlib import Path

import click

from wargame.commands.answers import NotAsked, say
from wargame.commands.seeds import seed as a_seed
from wargame.commands.writing import expect_to_write, text_to_file
from wargame.wording.catalogue import _


@click.command()
@click.argument("saves", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="SAVE…")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", required=True,
              help="The page to write: .html, or .md for Markdown.")
@click.option("-n", "--games", type=click.IntRange(1, 1_000_000), default=1000, show_default=True,
              help="Games of each doctrine, for what the crisis comes to by itself.")
@click.option("--seed", type=a_seed, metavar="NUMBER", default=1, show_default=True, help="The dice of these games.")
def cohort(saves: tuple[Path, ...], output: Path, games: int, seed: int) -> None:
    """Lay the finished games SAVE… of one crisis beside each other: what each class ordered at the same decision point,
    and where they stand among games that the program plays by itself. Classes are called A, B, …, in the order given.

    Games of another crisis, theory or version of the rules are left out, and it is said why.

    \b
    wargame cohort monday.jsonl tuesday.jsonl wednesday.jsonl -o cohort.html
    """
    expect_to_write(output)
    if output.suffix.lower() not in (".html", ".htm", ".md"):
        raise NotAsked(_("{file}: end its name with .html or .md"), file=output)
    from wargame.commands.progress import tallied
    from wargame.debrief.aar.overview import marking
    from wargame.debrief.recording import Recording
    from wargame.document.html import html
    from wargame.document.markdown import markdown
    from wargame.reporting.cohort.games import RefusedSave, matching
    from wargame.reporting.cohort.page import cohort as document_of
    from wargame.saves import Damaged, Unusable
    from wargame.sim.envelope import envelope, playing
    from wargame.sim.rehearsal import rehearse

    opened: list[tuple[str, Recording]] = []
    unread: list[RefusedSave] = []
    for save in saves:
        try:
            opened.append((save.name, Recording.open(save)))
        except (Unusable, Damaged) as problem:
            unread.append(RefusedSave(save.name, str(problem)))
    classes, unlike = matching(opened)
    for one in (*unread, *unlike):
        say(_("{file} is not compared: {why}").format(file=one.file, why=one.why), err=True)
    if len(classes) < 2:
        raise NotAsked(_("a cohort takes two finished games of one crisis or more"))
    program = classes[0].recording.program
    line_ups = playing(program.scenario)
    tallies = tallied(rehearse([(program, one) for one in line_ups], games, seed), games * len(line_ups))
    if not any(tally.games for tally in tallies):
        raise NotAsked(_("stopped before the first games were played"))
    document = document_of(classes, unlike, envelope(tallies))
    page = output.suffix.lower() != ".md"
    about = program.scenario.about
    text_to_file(output, html(document, contents=True, marking=marking(about)) if page else markdown(document))
    say(_("Saved: {made}").format(made=output))
