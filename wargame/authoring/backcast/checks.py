"""Whether a back-cast makes sense: what is forced can be done, and what is expected can be looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from wargame.authoring.backcast.scenario import CASE, RunFile
from wargame.authoring.link.diagnostics import Diagnostics
from wargame.authoring.yaml.spans import Path
from wargame.authoring.shape.validation import ValidatedFile
from wargame.authoring.shape.messages import did_you_mean, shown
from wargame.language.names import Names
from wargame.model.cases import Attempt, BackcastFile, Expectation, Lead, PastAct
from wargame.model.files import Scenario


def check_case(shaped: ValidatedFile[BackcastFile], diagnostics: Diagnostics) -> None:
    """What can be said of a case without its rulebooks."""
    file = shaped.model
    assert file is not None
    checks = _Checks(shaped, diagnostics)
    for key in ("turns", "rulebooks", "theories"):
        if not getattr(file, key):
            hint = f"add '{key}:', or name a file that has it with 'like:'"
            checks.say((), "missing_key", f"'{key}' is missing", hint)
    turns = file.turns or 40
    for path, act in _acts(file):
        checks.turn((*path, "turn"), act.turn, turns)
        if act.band is not None and act.move is None:
            checks.say((*path, "band"), "not_here", "only a move comes out in a band", "add 'move:'")
    for name, attempt in file.attempts.items():
        for place, turn in enumerate(attempt.turns):
            checks.turn(("attempts", name, "turns", place), turn, turns)
    for place, one in enumerate(file.expect):
        checks.expectation(("expect", place), one, file)
    for place, lead in enumerate(file.leads):
        checks.lead(("leads", place), lead, file)


def check_moves(
    shaped: ValidatedFile[BackcastFile], run: RunFile, scenario: Scenario, diagnostics: Diagnostics
) -> None:
    """What can only be said with the rulebooks: seats, bands, choices and answers of what is forced or tried."""
    file = shaped.model
    assert file is not None
    checks, names = _Checks(shaped, diagnostics), Names.of(scenario)
    for act in run.acts:
        path = run.paths[id(act)]
        if act.move is not None:
            checks.move(path, act.move, act, names)
            if act.band is not None and act.move in names.sections.moves:
                checks.word((*path, "band"), act.band, names.bands(act.move) or (), "band")
        for question, word in act.answers.items():
            if question in names.questions:
                checks.word((*path, "answers", question), word, names.questions[question].answers, "answer")
            else:
                checks.word((*path, "answers", question), question, names.questions, "question")
    for name, attempt in file.attempts.items():
        checks.move(("attempts", name), attempt.move, attempt, names)
        known = names.bands(attempt.move) if attempt.move in names.sections.moves else ()
        if known is None:
            checks.say(("attempts", name, "move"), "not_here", f"'{attempt.move}' needs no roll", "make it an act")
        for place, word in enumerate(attempt.retry_on):
            checks.word(("attempts", name, "retry_on", place), word, known or (), "band")


def _acts(file: BackcastFile) -> Iterator[tuple[Path, PastAct]]:
    for place, act in enumerate(file.acts):
        yield ("acts", place), act
    for name, variant in file.variants.items():
        for place, act in enumerate(variant.acts):
            yield ("variants", name, "acts", place), act


class _Checks:
    def __init__(self, shaped: ValidatedFile[BackcastFile], diagnostics: Diagnostics) -> None:
        self.shaped, self.diagnostics = shaped, diagnostics

    def say(self, path: Path, code: str, message: str, hint: str = "") -> None:
        self.diagnostics.say(self.shaped, path, code, message, hint)

    def word(self, path: Path, word: str, known: Collection[str], what: str) -> None:
        if word not in known:
            self.say(path, "unknown_word", f"there is no {what} {shown(word)} here", did_you_mean(word, known))

    def turn(self, path: Path, turn: int, turns: int) -> None:
        if turn > turns:
            self.say(path, "out_of_range", f"the case has {turns} turns", "choose an earlier one, or raise 'turns'")

    def move(self, path: Path, id_: str, made: PastAct | Attempt, names: Names) -> None:
        if id_ not in names.sections.moves:
            return  # said by the linker
        move = names.sections.moves[id_]
        for place, seat in enumerate(made.seats):
            self.word((*path, "seats", place), seat, names.movers(id_), f"seat of '{id_}'")
        for place, seat in enumerate(made.partners):
            self.word((*path, "partners", place), seat, move.optional, f"optional seat of '{id_}'")
        for key, words in made.choose.items():
            if key not in move.parameters:
                self.word((*path, "choose", key), key, move.parameters, f"parameter of '{id_}'")
                continue
            for word in words:
                self.word((*path, "choose", key), word, names.choices(id_, key), "choice")

    def expectation(self, path: Path, one: Expectation, file: BackcastFile) -> None:
        said = [key for key in ("change", "unchanged", "attempt", "holds") if getattr(one, key) is not None]
        if len(said) != 1:
            which = "say one of change, unchanged, attempt, holds"
            self.say(path, "one_of", "an expectation looks at one thing", which)
            return
        self.named(path, one.attempt, file.attempts, "attempt", "attempt")
        self.named(path, one.variant, file.variants, "variant", "variant")
        self.named(path, one.above, (*file.variants, CASE), "variant", "above")
        for key in ("modules", "misses"):
            for place, module in enumerate(getattr(one, key)):
                self.word((*path, key, place), module, file.theories, "theory")
        for key in ("since", "until"):
            self.turn((*path, key), getattr(one, key) or 1, file.turns or 40)
        bounded = one.at_least is not None or one.at_most is not None
        if one.above is None:
            if one.change is not None and one.sign is None:
                self.say(path, "missing_key", "which way should it change?", "add 'sign:'")
            if (one.attempt is not None or one.holds is not None) and not bounded:
                self.say(path, "missing_key", "which share is expected?", "add 'at_least:' or 'at_most:'")

    def lead(self, path: Path, lead: Lead, file: BackcastFile) -> None:
        if (lead.attempt is None) == (lead.change is None):
            self.say(path, "one_of", "a lead is in one thing", "say 'attempt:' or 'change:'")
        self.named(path, lead.attempt, file.attempts, "attempt", "attempt")
        self.word((*path, "module"), lead.module, file.theories, "theory")

    def named(
        self, path: Path, id_: str | None, known: Mapping[str, object] | tuple[str, ...], what: str, key: str
    ) -> None:
        if id_ is not None:
            self.word((*path, key), id_, tuple(known), what)
