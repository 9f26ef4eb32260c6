"""``wargame saves``: the games of this computer, and what is left of those whose save is gone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wargame import library
from wargame.commands.answers import NotAsked, say, say_json
from wargame.commands.streams import need_keyboard
from wargame.saves.housekeeping import saves_here, vaults_here, remove_vaults, tidy_up
from wargame.wording.captions import PHASE_WORDS
from wargame.wording.catalogue import _, ngettext

if TYPE_CHECKING:
    from wargame.saves.housekeeping import SaveStatus, VaultStatus


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--clear", is_flag=True, help="Throw away the drawers of games whose save is gone, and what killed "
              "programs left. Asks first.")
@click.option("--also-unknown", is_flag=True, help="With --clear: also drawers of games whose save may be anywhere: "
              "begun with version 0.1, or in a folder that is out of reach now.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def saves(folder: Path | None, clear: bool, also_unknown: bool, yes: bool, form: str) -> None:
    """List the saves in FOLDER (without it: those on the shelf) and every other one whose secrets are kept here.

    What a seat has sealed lies in a drawer on this computer, apart from the save, until its game is closed. The drawer
    of a game whose save was deleted is of no more use; without its drawer a save cannot go on. A save that was moved to
    another folder or a stick is found again when the game goes on, so clear when all of them are in reach.

    \b
    wargame saves
    wargame saves --clear
    """
    place, vaults = folder or library.saves_dir(), library.state_dir() / "drawers"
    if (also_unknown or yes) and not clear:
        raise NotAsked(_("--also-unknown and --yes go with --clear"))
    shown = saves_here(place, vaults)
    left = vaults_here(shown, place, vaults)
    cleared: tuple[VaultStatus, ...] = ()
    if clear:
        useless = [one for one in left if one.fate == "gone" or (also_unknown and one.fate == "unknown")]
        if useless and not yes:
            _ask(useless, form)
        cleared = remove_vaults(useless)
        tidied = tidy_up(place, vaults)
    if form == "json":
        say_json({"folder": str(place), "saves": [_data(one) for one in shown],
                  "drawers": [{"drawer": str(one.vault), "save": str(one.save) if one.save else None,
                               "state": "cleared" if one in cleared else one.fate} for one in left]})
    elif clear:
        say(_("Thrown away: {drawers}, {files}.").format(drawers=_drawers(len(cleared)), files=_files(tidied)))
    else:
        _list(place, shown, left)


def _ask(useless: list[VaultStatus], form: str) -> None:
    if form == "json":
        raise NotAsked(_("--clear asks before it throws anything away: with --format json, say --yes"))
    need_keyboard()
    say(_("These games cannot go on any more, and what was sealed in them is forgotten:"))
    for one in useless:
        say(f"  {one.save or _('a save that nobody knows ({stem})').format(stem=one.vault.stem)}")
    try:
        sure = click.confirm(_("Throw {drawers} away?").format(drawers=_drawers(len(useless))))
    except click.Abort:
        sure = False
    if not sure:
        raise NotAsked(_("nothing was thrown away"))


def _list(folder: Path, shown: tuple[SaveStatus, ...], left: tuple[VaultStatus, ...]) -> None:
    said = _("Saves in {folder}:") if shown else _("There is no save in {folder}.")
    say(said.format(folder=folder))
    playing = {one.save for one in left if one.fate == "playing"}
    for one in shown:
        save = one.save
        name = save.path.name if save.path.parent == folder.resolve() else str(save.path)
        state = _state(one, save.path in playing)
        say(f"  {name}")
        title = f"{save.title}, " if save.title else ""
        say(f"    {datetime.fromtimestamp(save.changed):%Y-%m-%d %H:%M}  {title}{state}")
    lost = _("Drawers whose save may be anywhere: {number}. To throw them away: {command}")
    gone = _("Drawers whose save is gone: {number}. To throw them away: {command}")
    for fate, said, option in (("gone", gone, ""), ("unknown", lost, " --also-unknown")):
        some = [vault for vault in left if vault.fate == fate]
        if some:
            say(said.format(number=len(some), command=f"wargame saves --clear{option}"))
            for vault in some:
                say(f"  {vault.save or vault.vault}")


def _state(one: SaveStatus, playing: bool) -> str:
    save = one.save
    if not save.intact:
        return _("damaged: {reason}").format(reason=save.reason)
    if save.finished:
        return _("closed")
    where = _("goes on here") if one.here else _("its secrets are not on this computer")
    where = _("being played now") if playing else one.hindrance or where
    turn = _("turn {turn} of {turns}") if save.turn else _("before turn 1 of {turns}")
    at = turn.format(turn=save.turn, turns=save.turns)
    return f"{at}, {_(PHASE_WORDS[save.phase])}; {where}{_(' (a run)') if save.rehearsal else ''}"


def _drawers(number: int) -> str:
    return ngettext("{number} drawer", "{number} drawers", number).format(number=number)


def _files(number: int) -> str:
    return ngettext("{number} leftover file", "{number} leftover files", number).format(number=number)


def _data(one: SaveStatus) -> dict[str, object]:
    save = one.save
    return {
        "path": str(save.path), "scenario": save.scenario, "title": save.title, "turn": save.turn, "turns": save.turns,
        "phase": save.phase.value, "closed": save.finished, "rehearsal": save.rehearsal, "intact": save.intact,
        "reason": save.reason or one.hindrance, "secrets_here": one.here,
    }
