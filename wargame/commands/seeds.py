"""``--seed`` and ``--class-code`` of every command that rolls dice."""

from __future__ import annotations

import click

from wargame.engine.seeds import WrongSeed, grouped, read_code, read_seed
from wargame.wording.catalogue import _


def seed(text: object) -> int:
    """For ``click.option("--seed", type=…)``: what ``engine.seeds.read_seed`` takes, else a sentence."""
    try:
        return read_seed(str(text))
    except WrongSeed as reason:
        raise _refused(reason) from None


def code(text: object) -> str:
    """For ``click.option("--class-code", type=…)``: a class code in its one form; ``-``: it is asked for, unseen."""
    written = str(text)
    if written == "-":
        written = click.prompt(_("Class code"), hide_input=True, err=True)
    try:
        return read_code(written)
    except WrongSeed as reason:
        raise _refused(reason) from None


def _refused(reason: WrongSeed) -> click.BadParameter:
    from wargame.wording.captions import wrong_seed  # nothing that --help needs

    return click.BadParameter(wrong_seed(reason))


def new_code(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    """The callback of an option that prints a new class code and leaves."""
    if not asked:
        return
    from wargame.session.class_codes import new_class_code

    click.echo(grouped(new_class_code()))
    ctx.exit()
