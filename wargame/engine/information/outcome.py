"""What a move comes to, as its card shows it: chances in all, the rolls on the way, what others could do against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wargame.engine.information.coupled_odds import CoupledOdds
from wargame.engine.information.rolls_on_the_way import RollOnTheWay
from wargame.engine.information.hurdles import Hurdle, asked_of, hurdles_of
from wargame.engine.information.influence import influence_on
from wargame.engine.information.odds import Known
from wargame.engine.information.secret_theory import of_a_theory
from wargame.engine.information.shown import reason_of
from wargame.engine.names import names_of
from wargame.engine.program import Program
from wargame.engine.reasons import authored_reason, declared, rows_of
from wargame.language.tree import Node
from wargame.model.card_views import HurdleView, ModifierView, OutcomeView, RollView, RowView
from wargame.model.labels import Source, steps_of
from wargame.model.reasons import StatedReason, authored
from wargame.model.tables import TableRow


def outcome_of(program: Program, move: str, seat: str, odds: CoupledOdds) -> OutcomeView:
    """What a card of a seat promises in all."""
    hurdles = hurdles_of(program, influence_on(program, move, seat), move, seat)
    told = tuple(told for one in hurdles if (told := _hurdle(program, one)) is not None)
    card = program.scenario.moves[move]
    if card.scale is None:
        return OutcomeView(odds.from_row[0], odds.from_row[0], (), odds.of, hurdles=told)
    scale = program.scenario.scales[card.scale]
    good = scale.good_row - 1
    rolls = tuple(shown for one in odds.rolls if (shown := _roll(program, one)) is not None)
    dice, of = (0, 0), 0
    if odds.own is not None:
        counted = [sum(falls[good:]) for falls in odds.own.tallies]
        dice, of = (min(counted), max(counted)), odds.own.of
    return OutcomeView(
        good=odds.from_row[good], stands=odds.from_row[0], bands=odds.rows, of=odds.of, better=scale.bands[good].name,
        dice=dice, dice_of=of, rolls=rolls, hurdles=told,
    )  # fmt: skip


def modifiers_of(program: Program, modifiers: Iterable[Known]) -> tuple[ModifierView, ...]:
    """Modifiers as a card shows them. A theory's own words would say which theory is at work."""
    return tuple(
        ModifierView(
            one.source if one.sure and not of_a_theory(program, one.source) else "",
            StatedReason("theory") if of_a_theory(program, one.source) else reason_of(program, one.source),
            *one.adds,
            one.sure,
            () if of_a_theory(program, one.source) else _asked_about(program, one),
        )
        for one in modifiers
    )


def _asked_about(program: Program, one: Known) -> tuple[str, ...]:
    """The tracks and derived values that decide a modifier, by slot; of a derived value not also what it is made of,
    and nothing that a theory asks of its own where it makes more or less of the modifier."""
    return () if one.asks is None else tuple(dict.fromkeys(_values_in(program, program.expressions[one.asks])))


def _values_in(program: Program, tree: Node) -> Iterator[str]:
    track = tree.op == "read" and program.slots[program.index[str(tree.value)]].kind == "track"
    if track or tree.op == "named":
        yield str(tree.value)
    else:
        for kid in tree.kids[-1:] if tree.op == "if" else tree.kids:
            yield from _values_in(program, kid)


def _roll(program: Program, one: RollOnTheWay) -> RollView | None:
    """A roll on the way; None for one that nobody may hear of, and for the dice of other moves of the same order."""
    source, *led = steps_of(one.roll.purpose)
    if source.kind != "table" or one.roll.hidden or of_a_theory(program, source.text):
        return None
    table = declared(program.scenario, "tables", source.id)
    names = [row.name for row in rows_of(program.scenario, source.text) if isinstance(row, TableRow)]
    rows = tuple(RowView(name, lo, hi, one.of) for name, (lo, hi) in zip(names, one.rows, strict=True))
    why = next((text for step in led if (text := authored_reason(program.scenario, step))), None)
    because = None if why is None else authored(why)
    return RollView(table.name if table else source.id, because, modifiers_of(program, one.modifiers), rows)


def _hurdle(program: Program, hurdle: Hurdle) -> HurdleView | None:
    source = Source.parse(hurdle.source)
    if source.kind not in ("rule", "move", "inject", "settle") or of_a_theory(program, hurdle.source):
        return None
    if source.kind == "rule" and program.scenario.rules[source.id].visibility == "hidden":
        return None
    asks = tuple(_asked(program, owner, seat) for owner, seat in asked_of(program, hurdle))
    return HurdleView(reason_of(program, hurdle.source), asks)


def _asked(program: Program, owner: str, seat: str) -> str:
    """Somebody's move or answer by name."""
    scenario = program.scenario
    what = scenario.moves[owner].name if owner in scenario.moves else names_of(program).questions[owner].ask
    return f"{scenario.seats[seat].name}: {what}"
