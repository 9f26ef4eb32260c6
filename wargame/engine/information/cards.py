"""Move cards and questions as a seat sees them: cost, what opens or closes them, odds with their reasons."""

from __future__ import annotations


from wargame.engine.encoding import choice_words
from wargame.engine.information.aim_signs import Wanted, for_me, wanted_ways
from wargame.engine.information.capped import Caps
from wargame.engine.information.knowledge import Knowledge
from wargame.engine.legality import (
    answer_closed, choice_closed, closed_because, no_room, reserve_of, slots_of, supposing, weight_of,
)
from wargame.engine.names import names_of, target_name
from wargame.engine.information.move_odds import move_odds
from wargame.engine.information.odds import odds_of
from wargame.engine.information.outcome import modifiers_of, outcome_of
from wargame.engine.program import MoveSite, Program, QuestionSite
from wargame.engine.information.shown import shown
from wargame.language import slots
from wargame.language.bounds import Interval
from wargame.language.names import Bindings
from wargame.language.orders import own_bindings
from wargame.model.moves import Move, Parameter
from wargame.model.card_views import (
    BandView, BudgetView, ChoiceView, ModifierView, MoveView, NeedView, ParameterView, QuestionView, Shown,
)
from wargame.records import record


@record
class Signs:
    """What a seat is told of the effects on its cards beside what they are."""

    wanted: Wanted
    caps: Caps

    def on(self, program: Program, move: str, parts: tuple[Shown, ...]) -> tuple[Shown, ...]:
        """The effects of a move, capped as things stand, each with what it means for the seat's aims."""
        return for_me(program, self.caps.on(move, parts), self.wanted)


def hand(knowledge: Knowledge) -> tuple[MoveView, ...]:
    """Every card of the seat that knows this: its own moves by code, then those it shares with others."""
    seat, signs = knowledge.viewer, Signs(wanted_ways(knowledge), Caps(knowledge))
    cards = [
        _card(knowledge, site, seat, signs)
        for site in knowledge.program.moves.values()
        if seat in site.seats and knowledge.sure(site.exists[seat], supposing(site, seat)) is not False
    ]
    return tuple(sorted(cards, key=lambda card: len(card.seats) + len(card.optional) > 1))


def _given(site: MoveSite, move: Move, seat: str) -> dict[str, Interval]:
    """What odds take as given: that the move stands among all who must take part."""
    given = dict(supposing(site, seat))
    if move.joint:
        given.update({slots.ordered(site.move, other): (1, 1) for other in move.seats})
    return given


def _card(knowledge: Knowledge, site: MoveSite, seat: str, signs: Signs) -> MoveView:
    program = knowledge.program
    move = program.scenario.moves[site.move]
    given = _given(site, move, seat)
    own = own_bindings(site.move, move, seat)
    closed = closed_because(knowledge, site)
    found = None if closed else move_odds(knowledge, site.move)
    base, modifiers, total, odds = (0, 0), tuple[ModifierView, ...](), (0, 0), tuple[BandView, ...]()
    if seat in site.rolls:
        known = (found and found.own) or odds_of(program, program.rolls[site.rolls[seat]], knowledge, given)
        base, total, modifiers = known.base, known.total, modifiers_of(program, known.modifiers)
        odds = _bands(program, site.move, known.rows, known.of, own, signs)
    cost = knowledge.of(site.cost[seat], given)[1]
    touched = move.joint or len(move.seats) > 1
    return MoveView(
        id=site.move, code=move.code, name=move.name, text=move.text, weight=weight_of(move), cost=cost,
        printed=move.cost,
        cost_because=tuple(
            reason for condition, reason in site.discounts[seat]
            if cost != move.cost and knowledge.sure(condition, given) is not False
        ),
        tags=tuple(program.scenario.tags[tag].name for tag in move.tags),
        joint=move.joint, seats=move.seats if touched and not move.each else (seat,),
        optional=tuple(s for s in move.optional if s != seat),
        visibility=move.visibility, open=not closed, closed_because=closed,
        needs=tuple(NeedView(reason, knowledge.sure(need, given)) for need, reason in site.needs[seat]),
        base_lo=base[0], base_hi=base[1], modifiers=modifiers, total_lo=base[0] + total[0],
        total_hi=base[1] + total[1], odds=odds, always=signs.on(program, site.move, shown(program, move.do, own)),
        parameters=tuple(
            _parameter(knowledge, site.move, key, body, own, signs) for key, body in move.parameters.items()
        ),
        must=seat in move.seats,
        early=sum(program.scenario.moves[name].early for name in program.moves) if move.early else 0,
        outcome=None if found is None else outcome_of(program, site.move, seat, found),
        no_room=no_room(knowledge, site.move),
    )


def _bands(
    program: Program, name: str, rows: tuple[Interval, ...], of: int, own: Bindings, signs: Signs
) -> tuple[BandView, ...]:
    move = program.scenario.moves[name]
    scale = program.scenario.scales[str(move.scale)]
    found = []
    for band, (lo, hi) in zip(scale.bands, rows, strict=True):
        lines = signs.on(program, name, shown(program, scale.steps_of(move.bands, band.id), own))
        found.append(BandView(band.id, band.code, band.name, lo, hi, of, lines))
    return tuple(found)


def _parameter(
    knowledge: Knowledge, move: str, key: str, body: Parameter, own: Bindings, signs: Signs
) -> ParameterView:
    program, choices = knowledge.program, []
    for word in choice_words(program, move, key):
        choice = body.choices.get(word)
        if choice is None:
            choices.append(ChoiceView(word, target_name(program, word), 0, True, None, ()))
        else:
            reason = choice_closed(knowledge, move, key, word)
            lines = signs.on(program, move, shown(program, choice.do, own))
            choices.append(ChoiceView(word, choice.text, choice.cost, reason is None, reason, lines))
    default = (body.default,) if body.default is not None else ()
    if not default and body.several == 1 and choices:
        default = (choices[0].word,)
    return ParameterView(key, body.ask, body.several, default, tuple(choices))


def questions_for(knowledge: Knowledge, before: Knowledge | None = None) -> tuple[QuestionView, ...]:
    """The questions that may be called this turn, as far as the seat can know: answered inside its order.

    Args:
        before: what the seat knew when it last planned; None: it has not.
    """
    wanted = wanted_ways(knowledge)
    return tuple(
        _question(knowledge, site, before is not None and _could_be_put(before, site), wanted)
        for site in knowledge.program.questions.values()
        if knowledge.viewer in site.seats and _could_be_put(knowledge, site)
    )


def _could_be_put(knowledge: Knowledge, site: QuestionSite) -> bool:
    seat = knowledge.viewer
    if knowledge.sure(site.called[seat]) is False:
        return False
    if site.asker is None or site.asker.kind != "move":
        return True
    owner = site.asker.id
    # a move's question: somebody must be able to order the move, as far as this seat can see
    asking = knowledge.program.moves[owner]
    if seat in asking.seats and knowledge.known(slots.ordered(owner, seat))[1]:
        return True
    given = {slots.ordered(owner, one): (1, 1) for one in asking.seats}
    return any(
        all(knowledge.sure(need, given) is not False for need, _ in asking.needs[one])
        for one in asking.seats if one != seat
    )


def _question(knowledge: Knowledge, site: QuestionSite, again: bool, wanted: Wanted) -> QuestionView:
    program, seat = knowledge.program, knowledge.viewer
    body = names_of(program).questions[site.question]
    asked_by = None
    if site.asker is not None:
        from_inject = site.asker.kind == "inject"
        owner = site.asker.id
        asked_by = program.scenario.injects[owner].title if from_inject else program.scenario.moves[owner].name
    answers = []
    for word, answer in body.answers.items():
        reason = answer_closed(knowledge, site.question, word)
        lines = for_me(program, shown(program, answer.do, Bindings(seats={"mover": seat})), wanted)
        answers.append(ChoiceView(word, answer.text, answer.cost, reason is None, reason, lines))
    sure = knowledge.sure(site.called[seat]) is True
    return QuestionView(site.question, body.ask, body.text, asked_by, sure, body.default, tuple(answers), again)


def budget_of(knowledge: Knowledge) -> BudgetView | None:
    """The seat's purse; None in a game without one."""
    program = knowledge.program
    currency = program.scenario.currency
    if currency is None:
        return None
    purse, most = knowledge.state.values[program.purse[knowledge.viewer]], program.scenario.tracks[currency.track].max
    return BudgetView(purse, most, *reserve_of(knowledge), tuple(slots_of(knowledge).items()))
