"""From a doctrine to a policy: which orders it may come to, and the trees that decide between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from wargame.engine.encoding import choice_cost, chosen_words, slot_values
from wargame.engine.legality import weight_of
from wargame.engine.lowering.chances import chance_in_percent
from wargame.engine.lowering.doctrines import ODDS, doctrine_bindings
from wargame.engine.lowering.seat_trees import seat_trees
from wargame.engine.lowering.simplifying import simplified, supposing_values
from wargame.engine.names import doctrines_of, names_of
from wargame.engine.policy import PolicyAnswer, PolicyQuestion, Candidate, MoveTier, Line, Policy
from wargame.engine.program import MoveSite, Program, Roll
from wargame.engine.program_cache import once_a_program
from wargame.language import slots
from wargame.language.formulas import both, either, no, plus, read, where
from wargame.language.orders import shared
from wargame.language.parser import parse_condition, parse_number, settled
from wargame.language.tree import NUMBER, Node, const
from wargame.model.moves import Doctrine, Move, Preference, Reply
from wargame.model.files import Scenario
from wargame.model.orders import Act, Order

WEIGHTS = ("major", "minor", "free")


class UnknownDoctrine(Exception):
    """A doctrine that the scenario does not have."""


def main_doctrines(scenario: Scenario) -> tuple[str, ...]:
    """Those of them that are no variants of others."""
    return tuple(name for name in doctrines_of(scenario) if scenario.doctrines[name].like is None)


def lower_policy(program: Program, doctrine: str, seat: str) -> Policy:
    """Lower a doctrine for a seat, once a game or run. Raises ``UnknownDoctrine``."""
    known = doctrines_of(program.scenario)
    if doctrine not in known:
        raise UnknownDoctrine(f"no doctrine called {doctrine!r}; there are: {', '.join(known) or 'none'}")
    return lower_lines(program, doctrine, seat, *whole_doctrine(program.scenario, doctrine))


def lower_lines(
    program: Program, name: str, seat: str, prefer: Sequence[Preference], answer: Sequence[Reply]
) -> Policy:
    """Lower lines of a doctrine that stand in no file; ``name`` is only carried along."""
    return _Lowering(program, name, seat, prefer, answer).policy()


def whole_doctrine(scenario: Scenario, name: str) -> tuple[tuple[Preference, ...], tuple[Reply, ...]]:
    """Every line of a doctrine: what others add to it, its own, then those of the one it is like."""
    prefer: list[Preference] = []
    answer: list[Reply] = []
    at: str | None = name
    while at is not None:
        parts: list[Doctrine] = [body for body in scenario.doctrines.values() if body.adds_to == at]
        for part in (*parts, scenario.doctrines[at]):
            prefer.extend(part.prefer)
            answer.extend(part.answer)
        at = scenario.doctrines[at].like
    return tuple(prefer), tuple(answer)


class _Lowering:
    def __init__(
        self, program: Program, doctrine: str, seat: str, prefer: Sequence[Preference], answer: Sequence[Reply]
    ) -> None:
        self.program, self.doctrine, self.seat = program, doctrine, seat
        self.names, self.trees = names_of(program), seat_trees(program, seat)
        self.seen = self.trees.seen
        self.prefer, self.answer = tuple(prefer), tuple(answer)
        self.index = dict(program.index)
        self.lines: list[Node] = []
        self._numbers: dict[Node, Line] = {}
        self._weights = [self._weighing(one) for one in self.prefer]

    def policy(self) -> Policy:
        """The whole policy."""
        currency = self.program.scenario.currency
        kept = const(0)
        for number, reserve in enumerate(currency.reserves if currency is not None else ()):
            if reserve.seat == self.seat:
                held = self.seen.may(self._tree(self.program.conditions[f"reserve:{number}"]))
                kept = plus(kept, where(held, const(reserve.keep), const(0)))
        reserved = self.line(kept)
        tiers = tuple(tier for weight in WEIGHTS if (tier := self._tier(weight)).candidates)
        questions = tuple(self._questions())
        return Policy(
            self.program, self.doctrine, self.seat, self.index, tuple(self.lines), self.program.purse.get(self.seat),
            reserved, tiers, questions,
        )

    def line(self, node: Node) -> Line:
        """The number of a tree; equal trees share one."""
        return self._number(simplified(node))

    def _number(self, tree: Node) -> Line:
        if tree not in self._numbers:
            self._numbers[tree] = len(self.lines)
            self.lines.append(tree)
        return self._numbers[tree]

    def _of_act(self, what: str, act: Act, make: Callable[[], Node]) -> Line:
        """The number of a tree that is the same in every doctrine of the seat."""
        known, key = _trees_of_acts(self.program), (what, self.seat, act.move, *_key(act))
        if key not in known:
            known[key] = simplified(make())
        return self._number(known[key])

    def _own(self, name: str) -> int:
        """A slot of the policy's own."""
        return self.index.setdefault(name, len(self.index))

    def _weighing(self, preference: Preference) -> Node:
        """What a preference adds, ``odds`` still open."""
        bindings = doctrine_bindings(self.seat)
        if preference.when is not None and settled(preference.when, self.names, bindings) is False:
            return const(0)
        weight = self.seen.point(parse_number(preference.weight, self.names, bindings))
        if preference.when is None:
            return weight
        return where(self.seen.point(parse_condition(preference.when, self.names, bindings)), weight, const(0))

    def _tier(self, weight: str) -> MoveTier:
        scenario = self.program.scenario
        currency = scenario.currency
        allowed = {} if currency is None else {str(one): number for one, number in currency.slots.items()}
        candidates = tuple(
            candidate for site in self.program.moves.values()
            if self.seat in site.seats and weight_of(scenario.moves[site.move]) == weight
            for candidate in self._candidates(site)
        )
        different = len({candidate.act.move for candidate in candidates})
        holds, most = const(allowed.get(weight, 0)), allowed.get(weight, 0)
        limited = weight in allowed
        for name, grant in scenario.grants.items():
            more = dict(grant.slots).get(weight, 0)  # type: ignore[call-overload]
            if not more or (grant.seats and self.seat not in grant.seats):
                continue
            for holder in grant.per or (None,):
                if holder in (None, self.seat):
                    held = self.seen.must(self._tree(self.program.conditions[f"slots:{name}@{holder or ''}"]))
                    holds = where(held, Node("max", NUMBER, (const(0), plus(holds, const(more)))), holds)
                    most += max(more, 0)
                    limited = True
        if not limited:
            return MoveTier(weight, None, different, candidates)
        return MoveTier(weight, self.line(holds), min(most, different), candidates)

    def _candidates(self, site: MoveSite) -> Iterator[Candidate]:
        move = self.program.scenario.moves[site.move]
        speaking = [
            (number, one) for number, one in enumerate(self.prefer)
            if site.move in one.moves or set(one.tags) & set(move.tags)
        ]
        acts: dict[tuple[object, ...], Act] = {}
        meant: dict[int, list[tuple[object, ...]]] = {}
        for act in (Act(site.move), *(act for _, one in speaking for act in _acts(one, site.move, move, self.seat))):
            acts.setdefault(_key(act), act)
        for number, one in speaking:
            meant[number] = [_key(act) for act in _acts(one, site.move, move, self.seat)]
        for key, act in acts.items():
            weights = [self._weights[number] for number, one in speaking if not _fixed(one) or key in meant[number]]
            if weights:
                yield self._candidate(site, move, act, plus(*weights))

    def _candidate(self, site: MoveSite, move: Move, act: Act, weight: Node) -> Candidate:
        program, seat = self.program, self.seat
        sets = slot_values(program, seat, Order((act,)))
        given = {slots.chosen(act.move, key, seat): sets[slots.chosen(act.move, key, seat)] for key in move.parameters}
        given |= {
            slots.partner(act.move, seat, named): int(named in act.partners) for named in move.optional if named != seat
        }
        given[slots.ordered(act.move, seat)] = 1
        alone = dict(given)
        if shared(move):
            given |= {slots.agreed(act.move, key): sets[slots.chosen(act.move, key, seat)] for key in move.parameters}
        before: tuple[tuple[int, Line], ...] = ()
        if ODDS in weight.slots():
            before, weight = self._with_odds(site, move, act, given, weight)
        paid = self._of_act("cost", act, lambda: self._cost(site, move, act, alone))
        legal = self._of_act("legal", act, lambda: self._legal(site, move, act, given))
        reads = self.lines[paid].slots() | self.lines[legal].slots()
        return Candidate(
            act, tuple((program.index[name], value) for name, value in sets.items()), before, self.line(weight), legal,
            paid, any(program.slots[program.slot(name)].kind == "order" for name in reads),
        )

    def _cost(self, site: MoveSite, move: Move, act: Act, given: Mapping[str, int]) -> Node:
        """What it can cost at most, whatever the others agree to: as the table reckons it."""
        dearest = self.seen.most(supposing_values(self._tree(site.cost[self.seat]), given))
        return plus(dearest, const(choice_cost(self.program, act, move)))

    def _with_odds(
        self, site: MoveSite, move: Move, act: Act, given: Mapping[str, int], weight: Node
    ) -> tuple[tuple[tuple[int, Line], ...], Node]:
        """The weight with its odds: the sum on the dice and the chance it gives, each worked out once."""
        if self.seat not in site.rolls or move.scale is None:
            return (), supposing_values(weight, {ODDS: 100})
        roll = self.program.rolls[site.rolls[self.seat]]
        label = f"policy:{len(self.index)}"
        total, odds = f"{label}:total", f"{label}:odds"
        chance = chance_in_percent(self.program, roll, self.program.scenario.scales[move.scale], read(total))
        added = self._of_act("sum", act, lambda: self._sum(roll, move, act, given))
        before = ((self._own(total), added), (self._own(odds), self.line(chance)))
        return before, _renamed(weight, ODDS, odds)

    def _sum(self, roll: Roll, move: Move, act: Act, given: Mapping[str, int]) -> Node:
        """What is added to the dice, as the seat knows it."""
        together = dict(given)
        if move.joint:
            together |= {slots.ordered(act.move, other): 1 for other in (*move.seats, *act.partners)}

        def known(expression: int) -> Node:
            return self.trees.point(expression, together)

        added = plus(*(
            known(one.add) if one.when is None else where(known(one.when), known(one.add), const(0))
            for one in roll.modifiers
        ))
        if roll.clamp is not None:
            floor = Node("max", NUMBER, (const(-roll.clamp), added))
            added = Node("min", NUMBER, (const(roll.clamp), floor))
        return plus(known(roll.base), added)

    def _legal(self, site: MoveSite, move: Move, act: Act, given: Mapping[str, int]) -> Node:
        """What no refusal can contradict: needs and existence as known, waivers and closures only where sure."""
        seat = self.seat

        def known(expression: int) -> Node:
            return self.trees.point(expression, given)

        parts = [known(site.exists[seat])]
        parts += [no(known(condition)) for condition, _ in site.closed[seat]]
        needs = both(*(known(condition) for condition, _ in site.needs[seat]))
        parts.append(either(self.seen.must(supposing_values(self._tree(site.waived[seat]), given)), needs))
        for key, parameter in move.parameters.items():
            for word in chosen_words(self.program, act, key, parameter):
                if word in parameter.choices:
                    for number in range(len(parameter.choices[word].needs)):
                        label = f"choice:{act.move}.{key}.{word}#{number}@{seat}"
                        parts.append(known(self.program.conditions[label]))
        return both(*parts)

    def _questions(self) -> Iterator[PolicyQuestion]:
        for site in self.program.questions.values():
            body = self.names.questions[site.question]
            replies = [one for one in self.answer if one.question == site.question and one.word in body.answers]
            if self.seat not in site.seats or not replies:
                continue
            called = self.seen.may(self._tree(site.called[self.seat]))
            answers: list[PolicyAnswer] = []
            for one in replies:
                answer = body.answers[one.word]
                parts = [called]
                if one.when is not None:
                    parts.append(self.seen.point(parse_condition(one.when, self.names, doctrine_bindings(self.seat))))
                for number in range(len(answer.needs)):
                    label = f"answer:{site.question}.{one.word}#{number}@{self.seat}"
                    parts.append(self.seen.point(self._tree(self.program.conditions[label])))
                plain = one.word == body.default
                place = list(body.answers).index(one.word) + 1
                cost, word = (0, None) if plain else (answer.cost, one.word)
                answers.append(PolicyAnswer(self.line(both(*parts)), cost, word, place))
            yield PolicyQuestion(site.question, self.program.slot(slots.said(site.question, self.seat)), tuple(answers))

    def _tree(self, expression: int) -> Node:
        return self.program.expressions[expression]


@once_a_program
def _trees_of_acts(program: Program) -> dict[tuple[object, ...], Node]:
    """What orders cost and need, and what their dice are added, as each seat knows it."""
    return {}


def _fixed(preference: Preference) -> bool:
    return bool(preference.choose or preference.partners)


def _acts(preference: Preference, id_: str, move: Move, seat: str) -> Iterator[Act]:
    """The orders a preference with choices speaks of: of single items every one in turn."""
    if not _fixed(preference):
        return
    named = {key: words for key, words in preference.choose.items() if key in move.parameters}
    options: list[Sequence[tuple[str, ...]]] = [
        [words] if move.parameters[key].several > 1 else [(word,) for word in words] for key, words in named.items()
    ]
    partners = tuple(one for one in preference.partners if one != seat and one in move.optional)
    for chosen in product(*options):
        yield Act(id_, dict(zip(named, chosen, strict=True)), partners)


def _key(act: Act) -> tuple[object, ...]:
    return (tuple(sorted(act.chosen.items())), act.partners)


def _renamed(node: Node, old: str, new: str) -> Node:
    if node.op == "read" and node.value == old:
        return read(new)
    return node.over(tuple(_renamed(kid, old, new) for kid in node.kids))
