"""Whose mistake it is that a shared line makes no sense: of the line itself, or of what a scenario has it read for."""

from __future__ import annotations

from collections.abc import Iterator

from wargame.authoring.link.elements import Declaration, Element
from wargame.authoring.link.linked import LinkedFiles
from wargame.authoring.link.scopes import Scopes, same_meaning
from wargame.authoring.yaml.spans import Path
from wargame.language.names import Bindings
from wargame.language.tree import LanguageError
from wargame.model.moves import Adjustment, Move
from wargame.model.tables import ModifierSet
from wargame.records import record

_CALLED = ("tables", "effect_lists")


@record
class Blame:
    """What in a scenario has a shared line read as it cannot be read: where it stands, what is wrong, what to do."""

    path: Path
    message: str
    hint: str


def blamed(linked: LinkedFiles, scopes: Scopes, line: Element, wrong: LanguageError, one: Bindings) -> Iterator[Blame]:
    """What in the scenario's own file is to blame that a line of a rulebook fails; nothing where the rulebook is.

    Args:
        line: the line, with what is ``wrong`` under the bindings ``one``.
    """
    own = linked.merged.files[0]
    if linked.merged.scenario is None or line.file is own:
        return
    text = str(line.value)
    where = f"'{text}' ({line.file.parsed.location(line.path)})"
    alike = [other for other in scopes.of(line) if same_meaning(one, other, text)]
    for move in dict.fromkeys(other.moves["this"].move for other in alike if "this" in other.moves):
        declared = linked.merged.find("moves", move)
        if declared is not None and declared.file is own:
            yield _of_move(declared, line, wrong, where)
    callee = (line.declared.section, line.declared.id)
    for caller in scopes.calls.of(callee) if callee[0] in _CALLED else ():
        if caller.file is own and any(same_meaning(one, other, text) for other in scopes.called_from(caller)):
            said = f"'{callee[1]}' cannot be read from here: {wrong.message}, in {where}"
            hint = f"'{callee[1]} for SEAT' says whose it is" if wrong.code == "unbound" else wrong.hint
            yield Blame(caller.path, said, hint)


def _of_move(declared: Declaration, line: Element, wrong: LanguageError, where: str) -> Blame:
    """A move that carries the tag by which the line was reached."""
    move = declared.body
    assert isinstance(move, Move)
    groups = [owner.model for owner in line.owners if isinstance(owner.model, ModifierSet | Adjustment)]
    wanted = [tag for group in groups for tag in group.tags if tag in move.tags]
    path: Path = (*declared.path, "tags", move.tags.index(wanted[0])) if wanted else declared.path
    what = f"the tag '{wanted[0]}' brings" if wanted else "for this move the rules have"
    if wrong.code == "unbound" and "'mover'" in wrong.message:
        said = f"{what} modifiers that ask which one seat makes the move, and several make this one together: {where}"
        return Blame(path, said, "leave the tag out, or add 'each: true', so that each seat rolls for itself")
    return Blame(path, f"{what} a line that makes no sense for it: {wrong.message}, in {where}", "leave the tag out")
