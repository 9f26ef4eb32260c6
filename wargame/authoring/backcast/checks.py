"""Whether a back-cast makes sense: what is forced can be done, and what is expected can be looked at."""

from __future__ import annotations

from collections.abc import Iterable

from wargame.authoring.backcast.scenario import CASE, RunFile
from wargame.authoring.link.diagnostics import Diagnostics, Reporter
from wargame.authoring.shape.validation import ValidatedFile
from wargame.authoring.yaml.spans import Path
from wargame.language.names import Names
from wargame.model.cases import Attempt, BackcastFile, Expectation, Lead, PastAct
from wargame.model.files import Scenario


def check_case(shaped: ValidatedFile[BackcastFile], diagnostics: Diagnostics) -> None:
    """What can be said of a case without its rulebooks."""
    file = shaped.model
    assert file is not None
    for key in ("turns", "rulebooks", "theories"):
        if not getattr(file, key):
            hint = f"add '{key}:', or name a file that has it with 'like:'"
            diagnostics.at(shaped).say("missing_key", f"'{key}' is missing", hint)
    acts: list[tuple[Path, PastAct]] = [(("acts", place), act) for place, act in enumerate(file.acts)]
    for name, variant in file.variants.items():
        acts += [(("variants", name, "acts", place), act) for place, act in enumerate(variant.acts)]
    for path, act in acts:
        at = diagnostics.at(shaped, path)
        _turn(at, "turn", act.turn, file)
        if act.band is not None and act.move is None:
            at.say("not_here", "only a move comes out in a band", "add 'move:'", ("band",))
    for name, attempt in file.attempts.items():
        at = diagnostics.at(shaped, ("attempts", name, "turns"))
        for place, turn in enumerate(attempt.turns):
            _turn(at, place, turn, file)
    for place, one in enumerate(file.expect):
        _expectation(diagnostics.at(shaped, ("expect", place)), one, file)
    for place, lead in enumerate(file.leads):
        _lead(diagnostics.at(shaped, ("leads", place)), lead, file)


def check_moves(
    shaped: ValidatedFile[BackcastFile], run: RunFile, scenario: Scenario, diagnostics: Diagnostics
) -> None:
    """What can only be said with the rulebooks: seats, bands, choices and answers of what is forced or tried."""
    file, names = shaped.model, Names.of(scenario)
    assert file is not None
    for act in run.acts:
        at = diagnostics.at(shaped, run.paths[id(act)])
        if act.move is not None:
            _move(at, act.move, act, names)
            if act.band is not None and act.move in names.sections.moves:
                at.one_of(act.band, names.bands(act.move) or (), ("band",), "band")
        for question, word in act.answers.items():
            inside = ("answers", question)
            if question in names.questions:
                at.one_of(word, names.questions[question].answers, inside, "answer")
            else:
                at.one_of(question, names.questions, inside, "question")
    for name, attempt in file.attempts.items():
        at = diagnostics.at(shaped, ("attempts", name))
        _move(at, attempt.move, attempt, names)
        known = names.bands(attempt.move) if attempt.move in names.sections.moves else ()
        if known is None:
            at.say("not_here", f"'{attempt.move}' needs no roll", "make it an act", ("move",))
        for place, word in enumerate(attempt.retry_on):
            at.one_of(word, known or (), ("retry_on", place), "band")


def _turn(at: Reporter, key: str | int, turn: int, file: BackcastFile) -> None:
    turns = file.turns or 40
    if turn > turns:
        hint = "choose an earlier one, or raise 'turns'"
        at.say("out_of_range", f"the case has {turns} turns", hint, (key,))


def _move(at: Reporter, id_: str, made: PastAct | Attempt, names: Names) -> None:
    move = names.sections.moves.get(id_)
    if move is None:
        return  # said by the linker
    for place, seat in enumerate(made.seats):
        at.one_of(seat, names.movers(id_), ("seats", place), f"seat of '{id_}'")
    for place, seat in enumerate(made.partners):
        at.one_of(seat, move.optional, ("partners", place), f"optional seat of '{id_}'")
    for key, words in made.choose.items():
        at.one_of(key, move.parameters, ("choose", key), f"parameter of '{id_}'")
        for word in words if key in move.parameters else ():
            at.one_of(word, names.choices(id_, key), ("choose", key), "choice")


def _expectation(at: Reporter, one: Expectation, file: BackcastFile) -> None:
    if sum(getattr(one, key) is not None for key in ("change", "unchanged", "attempt", "holds")) != 1:
        at.say("one_of", "an expectation looks at one thing", "say one of change, unchanged, attempt, holds")
        return
    _named(at, one.attempt, file.attempts, "attempt", "attempt")
    _named(at, one.variant, file.variants, "variant", "variant")
    _named(at, one.above, (*file.variants, CASE), "variant", "above")
    for key in ("modules", "misses"):
        for place, module in enumerate(getattr(one, key)):
            at.one_of(module, file.theories, (key, place), "theory")
    for key in ("since", "until"):
        _turn(at, key, getattr(one, key) or 1, file)
    if one.above is None:
        if one.change is not None and one.sign is None:
            at.say("missing_key", "which way should it change?", "add 'sign:'")
        bounded = one.at_least is not None or one.at_most is not None
        if (one.attempt is not None or one.holds is not None) and not bounded:
            at.say("missing_key", "which share is expected?", "add 'at_least:' or 'at_most:'")


def _lead(at: Reporter, lead: Lead, file: BackcastFile) -> None:
    if (lead.attempt is None) == (lead.change is None):
        at.say("one_of", "a lead is in one thing", "say 'attempt:' or 'change:'")
    _named(at, lead.attempt, file.attempts, "attempt", "attempt")
    at.one_of(lead.module, file.theories, ("module",), "theory")


def _named(at: Reporter, id_: str | None, known: Iterable[str], what: str, key: str) -> None:
    if id_ is not None:
        at.one_of(id_, tuple(known), (key,), what)
