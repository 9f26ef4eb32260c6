"""A new game: which scenario, who holds each seat, which theory, which dice."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

from textual import work
from textual.app import ComposeResult
from textual.content import Content

from wargame.engine.seeds import WrongSeed, grouped, read_dice
from wargame.wording.captions import CODE_MADE, wrong_seed
from wargame.model.files import Scenario
from wargame.model.labels import HUMAN, SCRIPT, ModuleChoice, SeatHolder
from wargame.model.rules import Module, ModuleParameter
from wargame.session.catalogue import CannotPlay, Catalogue, GameSetup
from wargame.session.class_codes import NEW, new_class_code
from wargame.tui.goals import BeginGame, Menu
from wargame.tui.commands import bindings
from wargame.tui.screens.asking import asks
from wargame.tui.screens.dialogue import PickItem, Pick, WriteLine
from wargame.tui.screens.list_scene import ListScene
from wargame.tui.screens.seat_holders import player_text, players_lines, players_on_offer
from wargame.tui.screens.scenario_list import NONE_FOUND, problem_lines, scenario_lines
from wargame.tui.text import line, plain
from wargame.tui.themes import seat_style
from wargame.tui.widgets.rows import ListRow, Rows, heading
from wargame.wording.catalogue import N_, _

ABOUT_DICE = N_(
    "The dice come from a secret that is opened when the game is closed. A number of your own is mixed with it, and "
    "the report says so. A class code gives the same dice in every room that plays with it: write \"new\" to have one "
    "made; keep it from the teams until all have closed."
)
ABOUT_ADVICE = N_(
    "A team may ask what its order may lead to: many games are played on from what it knows, and told beside those of "
    "other orders. Without an adviser teams think for themselves. Enter changes it."
)
ABOUT_FORECASTS = N_(
    "Before it seals, a team may state what it wants and how likely it holds some outcomes that the scenario names. "
    "Nobody else learns of it until the debrief, where forecasts are scored. Enter changes it."
)
ABOUT_MORE = N_(
    "Nothing here need be changed for a first game: which theory drives the world outside, where the dice come from, "
    "whether teams may ask what an order may lead to, whether they forecast, and what is left out because it may come "
    "too near."
)
ABOUT_LEFT_OUT = N_("One situation touches this: {what}. Left out, it never comes up; nothing else changes.")


class NewGameForm(ListScene[Menu | BeginGame]):
    """A form in lines: Enter changes a line, the last one begins."""

    PLACES = ("list", "form")
    TIP = N_(
        "Every line can be changed with Enter. Seats held by people are played at this screen, one after "
        "another; a seat held by the program seals by itself. Under More: how the world works, the dice, the adviser."
    )
    BINDINGS = bindings("form")

    def __init__(self, catalogue: Catalogue, scenario: str | None = None) -> None:
        """The form; ``scenario``: the one it begins with, else the first of the catalogue."""
        super().__init__()
        self._catalogue = catalogue
        self._wanted = scenario
        self._named = ""
        self._scenario: Scenario | None = None
        self._players: dict[str, str] = {}
        self._theory: str | None = None
        self._weight = 0
        self._seed: int | None = None
        self._code: str | None = None
        self._made = ""  # a class code that was made here: it is shown; one that was typed is not
        self._advice = True
        self._forecasts: bool | None = None
        self._left_out: frozenset[str] = frozenset()
        self._more = False

    def widgets(self) -> ComposeResult:
        """The form and what the marked line means."""
        rows = Rows(id="form", title=_("Enter changes a line"))
        yield from self.list_and_page(_("New game"), rows, _("About it"))

    def on_mount(self) -> None:
        """Start from the wanted scenario, or the first of the shelf."""
        self._shelf = dict(self._catalogue.scenarios())
        wanted = self._wanted or next(iter(self._shelf), None)
        if wanted is None:
            self.query_one(Rows).show([heading(_(NONE_FOUND))])
        else:
            self._read(wanted)

    @work(exclusive=True, group="read")
    async def _read(self, named: str) -> None:
        self.say_reading()
        try:
            scenario = await asyncio.to_thread(self._catalogue.scenario, named)
        except CannotPlay as problem:
            self._scenario = None
            title = self._shelf.get(named, named)
            self.query_one(Rows).show([ListRow("scenario", Content(_("Scenario")), line(title, "bold"))])
            self.explain(*problem_lines(title, problem))
            return
        self._named, self._scenario = named, scenario
        self._players, self._left_out = dict.fromkeys(scenario.seats, HUMAN), frozenset()
        self._forecasts = scenario.about.forecasting == "on" if scenario.forecasts else None
        self._choose_theory(next(iter(scenario.about.theories), None))
        self._show()
        self.query_one(Rows).mark("begin")

    def _choose_theory(self, theory: str | None) -> None:
        self._theory = theory
        self._weight = parameter.default if (parameter := self._parameter) else 0

    @property
    def _module(self) -> Module | None:
        """The theory that is chosen."""
        return self._scenario.modules[self._theory] if self._scenario and self._theory else None

    @property
    def _parameter(self) -> ModuleParameter | None:
        """The number that the theory takes."""
        return self._module.parameter if self._module else None

    def _show(self) -> None:
        rows = self.query_one(Rows)
        rows.show(tuple(self._rows()))
        if rows.marked:
            self._explain(rows.marked)

    def _rows(self) -> Iterator[ListRow]:
        scenario = self._scenario
        if scenario is None:
            return
        yield ListRow("scenario", Content(_("Scenario")), line(scenario.about.title, "bold"))
        yield heading(_("Who holds each seat"), "$accent")
        for place, (id_, seat) in enumerate(scenario.seats.items()):
            mark = line(seat.mark, f"bold {seat_style(place)}")
            name = Content.assemble(mark, " ", line(f"{seat.letter} {seat.name}"))
            yield ListRow(f"seat:{id_}", name, line(player_text(self._players[id_], scenario)))
        yield from self._more_rows(scenario) if self._more else self._less_rows()
        yield heading("")
        yield ListRow("begin", Content.styled(f"{self.glyphs.point} {_('Begin the game')}", "bold $accent"))

    def _less_rows(self) -> Iterator[ListRow]:
        yield heading("")
        more = _("theory, dice, what is left out")
        yield ListRow("more", Content(_("More")), Content.styled(more, "$text-muted"))

    def _more_rows(self, scenario: Scenario) -> Iterator[ListRow]:
        module = self._module
        yield heading(_("How the world works"), "$accent")
        if module:
            yield ListRow("theory", Content(_("Theory")), line(module.name, "bold"))
            if module.parameter:
                yield ListRow("weight", line(module.parameter.name), Content(str(self._weight)))
        yield ListRow("seed", Content(_("Dice")), Content(self._dice_text()))
        if scenario.about.advice == "on":
            asked = _("every team may ask it") if self._advice else _("none")
            yield ListRow("advice", Content(_("Adviser")), Content(asked))
        if scenario.forecasts:
            stated = _("teams state them") if self._forecasts else _("none")
            yield ListRow("forecasts", Content(_("Forecasts")), Content(stated))
        if scenario.sensitive:
            yield heading(_("What may come too near"), "$accent")
        for name in scenario.sensitive:
            played = _("left out") if name in self._left_out else _("may come up")
            inject = scenario.injects[name]
            yield ListRow(f"without:{name}", line(f"{inject.code} {inject.title}"), Content(played))

    def _dice_text(self) -> str:
        if self._code is not None:
            return _("the same in every room with this class code")
        if self._seed is None:
            return _("secret until the end")
        return _("from seed {seed}, mixed with a secret").format(seed=self._seed)

    def on_rows_marked(self, event: Rows.Marked) -> None:
        """Explain the marked line."""
        self._explain(event.row)

    def _explain(self, row: str) -> None:
        scenario, module = self._scenario, self._module
        if scenario is None:
            return
        what, _colon, seat = row.partition(":")
        match what:
            case "theory" if module:
                self.explain(line(module.name, "bold"), "", plain(module.text))
            case "seat":
                self.explain(*players_lines(scenario, self._players[seat]))
            case "seed":
                made = _(CODE_MADE).format(code=grouped(self._made)) if self._made else ""
                self.explain(*([made, ""] if made else []), _(ABOUT_DICE))
            case "advice":
                self.explain(_(ABOUT_ADVICE))
            case "forecasts":
                self.explain(_(ABOUT_FORECASTS))
            case "more":
                self.explain(_(ABOUT_MORE))
            case "without":
                self.explain(line(_(ABOUT_LEFT_OUT).format(what=scenario.sensitive[seat])))
            case "weight" if parameter := self._parameter:
                bounds = _("{name}, from {least} to {most}.")
                self.explain(line(bounds.format(name=parameter.name, least=parameter.min, most=parameter.max)))
            case _scenario:
                self.explain(*scenario_lines(scenario, self.glyphs, theories=self._more))

    def _setup(self, scenario: Scenario) -> GameSetup:
        weight = str(self._weight) if self._parameter else None
        modules = (str(ModuleChoice(self._theory, weight)),) if self._theory else ()
        left_out = tuple(name for name in scenario.injects if name in self._left_out)
        players = dict(self._players)
        return GameSetup(self._named, players, modules, self._seed, self._advice, self._code, left_out,
                         self._forecasts)  # fmt: skip

    @asks
    async def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Change the line, or begin."""
        what, _colon, seat = event.row.partition(":")
        if what == "scenario":
            await self._pick_scenario()
        scenario = self._scenario
        if scenario is None:
            return
        match what:
            case "begin":
                self.give(BeginGame(self._setup(scenario)))
                return
            case "seat":
                await self._pick_player(seat)
            case "more":
                self._more = True
            case "advice":
                self._advice = not self._advice
            case "forecasts":
                self._forecasts = not self._forecasts
            case "without":
                self._left_out ^= {seat}
            case "theory":
                await self._pick_theory(scenario)
            case "weight" if parameter := self._parameter:
                least, most = parameter.min, parameter.max
                text = Content(_("A whole number from {least} to {most}.").format(least=least, most=most))
                said = await self._write(_("Weight"), text, str(self._weight), whole=True)
                if said and re.fullmatch(r"-?[0-9]{1,9}", said):
                    self._weight = min(most, max(least, int(said)))
            case "seed":
                await self._pick_dice()
        self._show()

    async def _pick_dice(self) -> None:
        text, said = Content(_("A whole number, a class code, new to have one made, or nothing for secret dice.")), ""
        while True:
            written = await self._write(_("Dice"), text, said)
            if written is None:
                return
            if written.strip().lower() == NEW:
                self._seed, self._made = None, new_class_code()
                self._code = self._made
                return
            try:
                self._seed, self._code = read_dice(written)
                self._made = ""
                return
            except WrongSeed as reason:
                text, said = plain(wrong_seed(reason), "$bad"), written

    async def _pick_scenario(self) -> None:
        items = [PickItem(id_, line(title)) for id_, title in self._shelf.items()]
        asked = Pick(_("Scenario"), Content(_("Which crisis?")), items, picked=(self._named,))
        picked = await self.app.push_screen_wait(asked)
        if picked:
            self._scenario = None  # nothing begins before the new one is read
            self._read(picked[0])

    async def _pick_player(self, seat: str) -> None:
        assert self._scenario is not None
        offered = players_on_offer(self._scenario)
        items = [PickItem(word, line(name), line(text, "$text-muted")) for word, name, text in offered]
        now = SCRIPT if SeatHolder.parse(self._players[seat]).kind == SCRIPT else self._players[seat]
        picked = await self.app.push_screen_wait(Pick(_("Who holds the seat?"), Content(""), items, picked=(now,)))
        if picked and picked[0] == SCRIPT:
            path = await self._write(_("Script"), Content(_("The path of a YAML or JSON list of orders.")), "")
            if path:
                self._players[seat] = str(SeatHolder.by_script(path))
        elif picked:
            self._players[seat] = picked[0]

    async def _pick_theory(self, scenario: Scenario) -> None:
        theories = {id_: scenario.modules[id_] for id_ in scenario.about.theories}
        items = [PickItem(id_, line(one.name), line(one.text, "$text-muted")) for id_, one in theories.items()]
        picked = await self.app.push_screen_wait(Pick(_("Theory"), Content(_("Which theory drives the world?")), items))
        if picked:
            self._choose_theory(picked[0])

    async def _write(self, title: str, text: Content, value: str, *, whole: bool = False) -> str | None:
        return await self.app.push_screen_wait(WriteLine(title, text, value, whole_number=whole))
