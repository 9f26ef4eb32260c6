"""Those whom no seat plays: their tables with the odds of each row as the game begins; other tables; decks."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.manual.odds import table_odds
from wargame.document.nodes import Document, grid, item, items, paragraph, section
from wargame.manual.dice_rolls import modifier
from wargame.model.tables import RuleTable


def actors(edition: Edition) -> Document:
    """The whole chapter."""
    scenario = edition.scenario
    run = {turn.run for actor in scenario.actors.values() for turn in actor.turn}
    actors = sorted(scenario.actors.items(), key=lambda item: item[1].order)
    parts = []
    for _, actor in actors:
        text = (paragraph(actor.text),) if actor.text else ()
        turns = [
            f"{scenario.tables[turn.run].name}{f', if {edition.words.condition(turn.when)}' if turn.when else ''}"
            for turn in actor.turn
        ]
        told = items(*(f"Each turn: {turn}" for turn in turns))
        parts.append(section(3, actor.name, text, told, edition.asides(actor)))
    tables = [table_page(edition, id_, scenario.tables[id_]) for id_ in scenario.tables if id_ in run]
    apart = [id_ for id_ in scenario.tables if id_ not in run and edition.told(id_)]
    others = [table_page(edition, id_, scenario.tables[id_]) for id_ in apart]
    return (
        *section(2, "Those whom no seat plays", *parts, section(3, "Their tables", *tables)),
        *section(2, "Other tables", *others),
        *section(2, "Decks", _decks(edition)),
    )


def table_page(edition: Edition, id_: str, table: RuleTable) -> Document:
    """A table: modifiers, rows and their odds."""
    code = f"{table.code} " if table.code else ""
    hidden = " Nobody sees the roll." if table.visibility == "hidden" else ""
    clamp = f" All modifiers together count from −{table.clamp} to +{table.clamp}." if table.clamp is not None else ""
    head = f"Roll {table.dice}, base {edition.words.signed(table.base)}.{clamp}{hidden}"
    rows: list[tuple[str, ...]] = []
    for row, chance in zip(table.rows, table_odds(edition, id_, table), strict=True):
        rows.append((f"up to {row.upto}" if row.upto is not None else "above", row.name, chance))
    nothing = (item("Nothing changes"),)
    told = [
        item(
            f"{row.name}{f' – {row.text}' if row.text else ''}",
            (
                *(item(f"Told instead if {edition.words.condition(one.when)}: {one.text}") for one in row.texts),
                *(edition.words.steps(row.do) or nothing),
            ),
        )
        for row in table.rows
    ]
    return section(
        4,
        f"{code}{table.name}",
        (paragraph(table.text),) if table.text else (),
        (paragraph(head),),
        items(*(modifier(edition, one) for one in table.modifiers)),
        grid(("Total", "Row", "At the start"), rows),
        items(*told),
        edition.asides(table),
    )


def _decks(edition: Edition) -> Document:
    told = []
    for deck in edition.scenario.decks.values():
        cards = sum(card.count for card in deck.cards)
        blank = sum(card.count for card in deck.cards if card.inject is None)
        often = "one card every turn" if deck.each_turn else "drawn when a rule says so"
        back = "put back after each draw" if deck.put_back else "not put back"
        nothing = f"; {blank} of them change nothing" if blank else ""
        drawn = [card for card in deck.cards if card.inject and edition.instructor]
        below = (item(f"{card.count} × {edition.scenario.injects[str(card.inject)].title}") for card in drawn)
        told.append(edition.point(f"{deck.name}: {cards} cards, {often}, {back}{nothing}.", deck, *below))
    return items(*told)
