"""A new game: which scenario, who holds each seat, which theory, which dice."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from wargame.engine.seeds import WrongSeed, read_dice
from wargame.tui.commands import bindings
from wargame.model.labels import HUMAN, IDLE, RANDOM, SCRIPT, SeatHolder
from wargame.tui.desk import Choice, ScenarioCard, TheoryCard
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick, WriteLine
from wargame.tui.screens.library import scenario_lines
from wargame.tui.screens.scene import Scene
from wargame.tui.text import ELLIPSIS, line, plain, stack
from wargame.tui.themes import seat_style
from wargame.tui.widgets.header import TopLine
from wargame.tui.widgets.page import Page
from wargame.tui.widgets.rows import ListRow, Rows, heading

PERSON = (HUMAN, "a person", "A team at this screen; it is covered until they take their seat.")
OTHERS = (
    (RANDOM, "random", "Any order the rules allow."),
    (IDLE, "nobody", "No moves, and the answers that stand by themselves."),
    (SCRIPT, "a script", "The orders of a file you name."),
)


def players_on_offer(card: ScenarioCard) -> Iterator[tuple[str, str, str]]:
    """Who could hold a seat of this scenario: its word in a choice, its name, and a sentence."""
    yield PERSON
    for doctrine in card.doctrines:
        yield str(SeatHolder.by_doctrine(doctrine.id)), f"doctrine: {doctrine.name}", doctrine.text
    yield from OTHERS


def player_text(player: str, card: ScenarioCard) -> str:
    """Who holds a seat, in words."""
    names = {word: name for word, name, _ in players_on_offer(card)}
    return names.get(player, f"script {player.partition(':')[2]}")


def players_lines(card: ScenarioCard, player: str) -> Iterator[Content]:
    """Who holds the seat now, and who else could."""
    for word, name, text in sorted(players_on_offer(card), key=lambda offered: not player.startswith(offered[0])):
        yield line(name, "bold" if player.startswith(word) else "")
        yield plain(text, "$text-muted")


class NewGameForm(Scene):
    """A form in lines: Enter changes a line, the last one begins."""

    PLACES = ("list", "form")
    TIP = (
        "Every line can be changed with Enter. Seats held by people are played at this screen, one after "
        "another; a seat held by a doctrine, a script or chance seals by itself. The dice are secret "
        "until the game is closed."
    )
    BINDINGS = bindings("form")

    def __init__(self, scenario: str | None = None) -> None:
        super().__init__()
        self._wanted = scenario
        self._scenario: ScenarioCard | None = None
        self._players: dict[str, str] = {}
        self._theory: TheoryCard | None = None
        self._weight = 0
        self._seed: int | None = None
        self._code: str | None = None
        self._advice = True

    def widgets(self) -> ComposeResult:
        """The form and what the marked line means."""
        yield TopLine(Content("New game"))
        with Horizontal(classes="pair"):
            yield Rows(id="form", title="Enter changes a line")
            yield Page(id="text", title="About it")

    def on_mount(self) -> None:
        """Start from the wanted scenario, or the first of the shelf."""
        self.query_one(Rows).focus()
        self._shelf = self.game.desk.scenarios()
        wanted = self._wanted or next((id_ for id_, _ in self._shelf), None)
        if wanted is None:
            self.query_one(Rows).show([heading(Content("No scenario was found."))])
        else:
            self._read(wanted)

    @work(exclusive=True, group="read")
    async def _read(self, scenario: str) -> None:
        self.query_one(Page).show(lambda cells: Content.styled(f"Reading{ELLIPSIS}", "$text-muted"))
        card = await asyncio.to_thread(self.game.desk.read, scenario)
        if card.problem:
            self._scenario = None
            self.query_one(Rows).show([ListRow("scenario", Content("Scenario"), line(card.title, "bold"))])
            self.query_one(Page).show(lambda cells: stack(*scenario_lines(card, self.glyphs, cells)))
            return
        self._take(card)
        self.query_one(Rows).mark("begin")

    def _take(self, card: ScenarioCard) -> None:
        self._scenario = card
        self._players = {seat.id: HUMAN for seat in card.seats}
        self._choose_theory(card.theories[0] if card.theories else None)
        self._show()

    def _choose_theory(self, theory: TheoryCard | None) -> None:
        self._theory = theory
        self._weight = theory.weight[3] if theory and theory.weight else 0

    def _show(self) -> None:
        rows = self.query_one(Rows)
        rows.show(tuple(self._rows()))
        if rows.marked:
            self._explain(rows.marked)

    def _rows(self) -> Iterator[ListRow]:
        card = self._scenario
        if card is None:
            return
        yield ListRow("scenario", Content("Scenario"), line(card.title, "bold"))
        yield heading(Content.styled("Who holds each seat", "$accent"))
        for place, seat in enumerate(card.seats):
            name = Content.assemble(
                line(seat.mark, f"bold {seat_style(place)}"), " ", line(f"{seat.letter} {seat.name}")
            )
            yield ListRow(f"seat:{seat.id}", name, line(player_text(self._players[seat.id], card)))
        yield heading(Content.styled("How the world works", "$accent"))
        if self._theory:
            yield ListRow("theory", Content("Theory"), line(self._theory.name, "bold"))
            if self._theory.weight:
                yield ListRow("weight", line(self._theory.weight[0]), Content(str(self._weight)))
        yield ListRow(
            "seed",
            Content("Dice"),
            Content(self._dice_text()),
        )
        if card.advice:
            yield ListRow("advice", Content("Adviser"), Content("every team may ask it" if self._advice else "none"))
        yield heading(Content(""))
        yield ListRow("begin", Content.styled(f"{self.glyphs.point} Begin the game", "bold $accent"))

    def _dice_text(self) -> str:
        if self._code is not None:
            return "the same in every room with this class code"
        return "secret until the end" if self._seed is None else f"from seed {self._seed}, mixed with a secret"

    def on_rows_marked(self, event: Rows.Marked) -> None:
        """Explain the marked line."""
        self._explain(event.row)

    def _explain(self, row: str) -> None:
        card, theory = self._scenario, self._theory
        if card is None:
            return
        if row == "theory" and theory:
            drawing = stack(line(theory.name, "bold"), "", plain(theory.text))
        elif row.startswith("seat:"):
            drawing = stack(*players_lines(card, self._players[row.partition(":")[2]]))
        elif row == "seed":
            drawing = Content(
                "The dice come from a secret that is opened when the game is closed. A number of your own is mixed "
                "with it, and the report says so. A class code gives the same dice in every room that plays with it: "
                "\"wargame play --new-class-code\" makes one; keep it from the teams until all have closed."
            )
        elif row == "advice":
            drawing = Content(
                "A team may ask what its order may lead to: many games are played on from what it knows, and told "
                "beside those of other orders. Without an adviser teams think for themselves. Enter changes it."
            )
        elif row == "weight" and theory and theory.weight:
            drawing = line(f"{theory.weight[0]}, from {theory.weight[1]} to {theory.weight[2]}.")
        else:
            self.query_one(Page).show(lambda cells: stack(*scenario_lines(card, self.glyphs, cells)))
            return
        self.query_one(Page).show(lambda cells: drawing)

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Change the line, or begin."""
        what, _, seat = event.row.partition(":")
        if what == "scenario":
            await self._pick_scenario()
        card = self._scenario
        if card is None:
            return
        match what:
            case "begin":
                modules = (
                    ()
                    if self._theory is None
                    else (f"{self._theory.id}:{self._weight}" if self._theory.weight else self._theory.id,)
                )
                self.game.start(Choice(card.id, dict(self._players), modules, self._seed, self._advice, self._code))
                return
            case "seat":
                await self._pick_player(seat)
            case "advice":
                self._advice = not self._advice
            case "theory":
                await self._pick_theory(card)
            case "weight" if self._theory and self._theory.weight:
                _, least, most, _ = self._theory.weight
                said = await self._write(
                    "Weight", Content(f"A whole number from {least} to {most}."), str(self._weight), whole=True
                )
                if said and re.fullmatch(r"-?[0-9]{1,9}", said):
                    self._weight = min(most, max(least, int(said)))
            case "seed":
                await self._pick_dice()
        self._show()

    async def _pick_dice(self) -> None:
        text, said = Content("A whole number, a class code, or nothing for secret dice."), ""
        while True:
            written = await self._write("Dice", text, said)
            if written is None:
                return
            try:
                self._seed, self._code = read_dice(written)
                return
            except WrongSeed as reason:
                text, said = plain(str(reason), "$bad"), written

    async def _pick_scenario(self) -> None:
        items = [PickItem(id_, line(title)) for id_, title in self._shelf]
        picked = await self.app.push_screen_wait(Pick("Scenario", Content("Which crisis?"), items, self.glyphs))
        if picked:
            self._scenario = None  # nothing begins before the new one is read
            self._read(picked[0])

    async def _pick_player(self, seat: str) -> None:
        assert self._scenario is not None
        offered = players_on_offer(self._scenario)
        items = [PickItem(word, line(name), line(text, "$text-muted")) for word, name, text in offered]
        now = SCRIPT if SeatHolder.parse(self._players[seat]).kind == SCRIPT else self._players[seat]
        picked = await self.app.push_screen_wait(
            Pick("Who holds the seat?", Content(""), items, self.glyphs, picked=(now,))
        )
        if picked and picked[0] == SCRIPT:
            path = await self._write("Script", Content("The path of a YAML or JSON list of orders."), "")
            if path:
                self._players[seat] = str(SeatHolder.by_script(path))
        elif picked:
            self._players[seat] = picked[0]

    async def _pick_theory(self, card: ScenarioCard) -> None:
        items = [PickItem(theory.id, line(theory.name), line(theory.text, "$text-muted")) for theory in card.theories]
        picked = await self.app.push_screen_wait(
            Pick("Theory", Content("Which theory drives the world?"), items, self.glyphs)
        )
        for theory in card.theories:
            if picked and theory.id == picked[0]:
                self._choose_theory(theory)

    async def _write(self, title: str, text: Content, value: str, *, whole: bool = False) -> str | None:
        return await self.app.push_screen_wait(WriteLine(title, text, value, whole_number=whole))

    def action_leave(self) -> None:
        """Nothing is lost."""
        self.game.to_launcher()
