"""Rulebooks at random, small and wild: every section of the language, with lines over everything in it."""

from __future__ import annotations

from typing import Any

from tests.sim.random_effects import OPENING
from tests.sim.random_lines import At, Condition, Number
from tests.sim.random_world import SEATS, World

TURNS = 6
HOOKS = ("setup", "turn_start", "inject", "reveal", "resolve", "actors", "couple", "check", "turn_end")


class Rulebook(World):
    """A rulebook as data, and a scenario over it; another seed, another one."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._write_world()
        self._write_moves()
        self._write_what_is_called()
        self._write_what_happens()
        self._write_theories()
        self._write_aims()
        self.scenario = self._scenario()

    def _write_world(self) -> None:
        lines, often = self.lines, self.lines.often
        for name, track in self.rules["tracks"].items():
            if often(40) and name != "track4":
                at = At(("each",) if track.get("per") == list(SEATS) else ())
                value = self.lots.randint(track["min"], track["max"]) if often(60) else lines.number(at, 1)
                track["bounds"] = [
                    {"when": lines.condition(at, 1), lines.one(("most", "least")): value, "because": "so it is"}
                ]
            if often(50):
                track["estimate"]["when"] = lines.condition(At(("viewer",)), 1)
        for number, derived in enumerate(self.rules["derived"].values()):
            tracks = [name for name, body in self.rules["tracks"].items() if "per" not in body]
            first = "derived0" if number and often(50) else lines.one(tracks)
            form = lines.one(("half({0} + {1})", "max({0} - {1}, 0)", "{0} + {1}", "min({0}, {1}) * 2"))
            derived["value"] = Number(form.format(first, lines.one(tracks)))
        if "currency" in self.rules and often(60):
            self.rules["currency"]["reserves"] = [
                {"seat": lines.one(SEATS), "keep": 1, "when": lines.condition(At(), 1), "because": "in case"}
            ]

    def _write_moves(self) -> None:
        lines, often = self.lines, self.lines.often
        for name, move in self.rules["moves"].items():
            alone = move.get("each") or len(lines.movers(name)) == 1
            target = any("from_seats" in asked or "from_moves" in asked for asked in move["parameters"].values())
            early = move.get("early", False)
            by = ("mover",) if alone else ()
            seats = (*by, "target") if target else by
            verbs = OPENING if early else frozenset({"refund"})
            do = At(seats, name if alone else "", target, orders=True, dice=not early, verbs=verbs)
            roll = At(seats, name if alone else "", target, orders=True)
            own = At(("mover",), name if alone else "", orders=True)
            if often(40):
                move["needs"] = [{"when": lines.condition(own, 1), "because": "it must be so"}]
            if often(15):
                move["available_to"] = lines.condition(At(("mover",)), 1)
            if often(60):
                move["do"] = lines.steps(do)
            if "scale" in move:
                move["base"] = lines.number(roll, 1) if often(40) else self.lots.randint(-3, 4)
                move["modifiers"] = [self._modifier(roll) for _ in range(self.lots.randint(0, 2))]
                move["bands"] = {band: lines.steps(do) for band in lines.some(self._bands(move))}
            for asked in move["parameters"].values():
                for choice in asked.get("choices", {}).values():
                    if often(30):
                        choice["do"] = lines.steps(do, 2)
                        choice |= {"on": lines.one(self._bands(move))} if "scale" in move and often(50) else {}
                    if often(30) and "scale" in move:
                        choice["modifiers"] = [self._modifier(roll)]
                    if often(20):
                        choice["needs"] = [{"when": lines.condition(own, 1), "because": "it must be so"}]
            self._write_questions(move["questions"])
        self._write_questions(self.rules["questions"])
        for inject in self.rules["injects"].values():
            self._write_questions(inject["questions"])

    def _modifier(self, at: At) -> dict[str, Any]:
        add = self.lines.number(at, 1) if self.lines.often(30) else self.lines.one((-2, -1, 1, 2))
        found: dict[str, Any] = {"add": add, "because": "it counts"}
        return found | ({"when": self.lines.condition(at)} if self.lines.often(80) else {})

    def _write_questions(self, questions: dict[str, Any]) -> None:
        at = At(("mover",), orders=True, verbs=OPENING)
        for question in questions.values():
            if self.lines.often(40):
                question["when"] = self.lines.condition(At(("mover",), orders=True), 1)
            for word, answer in question["answers"].items():
                if self.lines.often(60):
                    answer["do"] = self.lines.steps(at, 2)
                if word != question["default"] and self.lines.often(40):
                    answer["cost"] = 1
                    answer["needs"] = [{"when": self.lines.condition(At(("mover",)), 1), "because": "it must be so"}]

    def _write_what_is_called(self) -> None:
        lines, often = self.lines, self.lines.often
        for name, body in self.rules["effect_lists"].items():
            body["do"] = lines.steps(At(("mover",), after=lines.place("effect_lists", name)))
        for name, table in self.rules["tables"].items():
            at = At(("mover",), after=lines.place("tables", name))
            count, sides = {"2d6": (2, 6), "d6": (1, 6), "d10": (1, 10)}[table["dice"]]
            cuts = lines.some(range(count + 1, count * sides), 1, 3)
            rows: list[dict[str, Any]] = [{"upto": cut, "name": "Row"} for cut in cuts]
            table["rows"] = [row | {"do": lines.steps(at, 2)} for row in (*rows, {"name": "Row"})]
            if often(30):
                table["rows"][0]["texts"] = [{"when": lines.condition(at, 1), "text": "A low row"}]
            table["base"] = lines.number(at, 1) if often(40) else 0
            table["modifiers"] = [self._modifier(at) for _ in range(self.lots.randint(0, 2))]
            if often(40):
                table["clamp"] = self.lots.randint(1, 3)
        for later in self.rules["laters"].values():
            later["at"] = hook = lines.one(HOOKS[1:])
            later["do"] = lines.steps(self._at(hook))
        for name, inject in self.rules["injects"].items():
            at = At(after=lines.place("injects", name))
            due = lines.one(("turn", "when", "never"))
            inject |= {"turn": self.lots.randint(1, 4)} if due == "turn" else {}
            inject |= {"when": lines.condition(At()), "repeats": often(40)} if due == "when" else {}
            inject |= {"chance": self.lots.randint(20, 90)} if due != "never" and often(40) else {}
            inject["scheduled"] = due != "never"
            inject["do"] = lines.steps(at)
            if often(50):
                hook = lines.one(HOOKS[3:])
                settle = {"at": hook, "do": lines.steps(self._at(hook), 2), "because": "done", "closes": often(70)}
                inject["settle"] = [settle | ({"when": lines.condition(self._at(hook))} if often(70) else {})]

    def _at(self, hook: str, *seats: str) -> At:
        place = HOOKS.index(hook)
        verbs: frozenset[str] = frozenset({"refund"}) if place > 2 else frozenset()
        if hook == "reveal":
            verbs |= OPENING
        elif hook == "resolve":
            verbs |= {"band", "cancel", "strike", "convert"}
        return At(seats, orders=place > 2, dice=place > 3, verbs=verbs)

    def _rule(self, hook: str) -> dict[str, Any]:
        lines, often = self.lines, self.lines.often
        each = self.lines.some(SEATS) if often(30) else []
        at = self._at(hook, *(["each"] if each else []))
        rule: dict[str, Any] = {
            "name": "Rule", "at": hook, "each": each, "do": lines.steps(at), "because": "it follows",
            "order": lines.one((10, 50, 90)), "visibility": lines.one(("public", "hidden")),
        }  # fmt: skip
        if often(70):
            rule |= {"when": lines.condition(at), "otherwise": lines.steps(at, 2) if often(50) else []}
        return rule | ({"every": self.lots.randint(2, 3)} if often(25) else {})

    def _watch(self, track: str) -> dict[str, Any]:
        lines, often = self.lines, self.lines.often
        seats = ("each",) if self.rules["tracks"][track].get("per") == list(SEATS) else ()
        about = At(seats, numbers=("amount",))
        watch: dict[str, Any] = {
            "name": "Watch", "track": track, "sign": lines.one(("rise", "fall", "any")), "because": "somebody looks",
            "order": lines.one((10, 50, 90)), "becomes": Number(lines.one(
                ("half(amount)", "amount * 2", "max(amount, 0)", f"amount + {lines.number(about, 0)}", "0")
            )),
        }  # fmt: skip
        if often(40):
            del watch["becomes"]
            watch[lines.one(("at_most", "at_least"))] = lines.number(about, 1)
        if often(60):
            watch["when"] = lines.condition(At(seats, numbers=("amount",)), 1)
        if often(40):
            watch["from_tags"] = lines.some(("hot", "cold", "wet"), 1, 2)
        elif often(30):
            watch["from_moves"] = lines.some(list(self.rules["moves"]), 1, 4)
        elif often(30):
            watch["from_seats"] = lines.some(SEATS, 1, 2)
        if often(60):
            behind = tuple(name for name in self.rules["tracks"] if name > track)
            watch["do"] = lines.steps(At(seats, numbers=("amount",), tracks=behind), 2, 1)
        return watch

    def _adjustment(self) -> dict[str, Any]:
        lines, often = self.lines, self.lines.often
        touched = {"moves": lines.some(list(self.rules["moves"]), 1, 3)} if often(50) else {
            "tags": lines.some(("hot", "cold", "wet"), 1, 2)
        }
        found: dict[str, Any] = dict(touched)
        if often(60):
            found["roll"] = lines.number(At(), 1) if often(30) else lines.one((-1, 1, 2))
        if often(50):
            found |= {"cost": lines.one((-1, 1)), "cost_least": lines.one((0, 1))}
        for key, value, chance in (
            ("joint", often(50), 15), ("without", ["cedar"], 15), ("seats", lines.some(SEATS), 20),
            ("opens", True, 15), ("closes", True, 8),
        ):  # fmt: skip
            if often(chance):
                found[key] = value
        return found

    def _write_what_happens(self) -> None:
        lines, often, rules = self.lines, self.lines.often, self.rules
        for number in range(self.lots.randint(4, 9)):
            rules["rules"][f"rule{number}"] = self._rule(lines.one((*HOOKS, "resolve", "reveal")))
        for number in range(self.lots.randint(2, 5)):
            rules["watches"][f"watch{number}"] = self._watch(lines.named("tracks"))
        for number in range(2):
            body = self._adjustment() | {"when": lines.condition(At(orders=often(30)), 1), "because": "it stands"}
            rules["standing"][f"standing{number}"] = body
        for grant in rules["grants"].values():
            grant |= self._adjustment()
            grant |= {"until_used": True} if often(30) else {}
            grant |= {"slots": {lines.one(("major", "minor")): 1}} if often(30) else {}
        rules["modifier_sets"] = {"shared": self._set(), "others": self._set()}
        rules["actors"] = {
            "sea": {"name": "Sea", "turn": [
                {"run": name} | ({"when": lines.condition(self._at("actors"))} if often(50) else {})
                for name in lines.some(list(rules["tables"]), 1, 2)
            ]},
        }  # fmt: skip
        for profile in rules["profiles"].values():
            profile |= {"do": lines.steps(At(("mover",)), 2)} if often(60) else {}
            profile |= {"modifiers_to": [{"tag": lines.named("tags"), "add": 1, "because": "so inclined"}]}

    def _set(self) -> dict[str, Any]:
        lines, often = self.lines, self.lines.often
        found: dict[str, Any] = {"modifiers": [self._modifier(At(orders=True)) for _ in range(2)]}
        found["modifiers"][0]["id"] = f"modifier{self.lots.randrange(10**9)}"
        if often(60):
            found["tags"] = lines.some(("hot", "cold", "wet"), 1, 2)
        return found | ({"solo": often(50)} if often(30) else {})

    def _write_theories(self) -> None:
        lines, often = self.lines, self.lines.often
        named = self.rules["modifier_sets"]["shared"]["modifiers"][0]["id"]
        hope: dict[str, Any] = {
            "name": "Hope", "text": "People are good.",
            "parameter": {"id": "dose", "name": "Dose", "min": 0, "max": 9, "default": 4},
            "derived": {"comfort": {"name": "Comfort", "code": "COM", "value": Number("track0 + dose")}},
            "rules": {"theory_rule": self._rule(lines.one(HOOKS))},
            "watches": {"theory_watch": self._watch(lines.named("tracks"))},
            "standing": {"theory_standing": self._adjustment() | {"because": "theory"}},
            "modifier_sets": {"theory_set": self._set()},
            "scalings": [{
                "modifier": named, "becomes": Number(lines.one(("value * 2", "half(value)", "value + dose"))),
                "because": "theory",
            }],
        }  # fmt: skip
        if often(60):
            hope["active"] = lines.condition(At(), 1)
        if often(50):
            hope["scalings"][0]["when"] = lines.condition(At(orders=True), 1)
        self.rules["modules"]["HOPE"] = hope
        self.rules["modules"]["DREAD"] = {"name": "Dread", "text": "People are bad.", "includes": ["HOPE"], "rules": {
            "dread_rule": self._rule(lines.one(HOOKS)),
        }}  # fmt: skip

    def _write_aims(self) -> None:
        lines, often, rules = self.lines, self.lines.often, self.rules
        own = At(("mover",), orders=True, dice=True)
        for card in rules["cards"].values():
            card["when"] = lines.condition(own)
            if often(40):
                card["turned_over"] = lines.condition(own)
        for line in rules["red_lines"].values():
            line["when"] = lines.condition(own)
        rules["endings"]["crash"]["when"] = Condition(f"turn > 3 and ({lines.condition(At(dice=True))})")
        rules["objectives"] = {
            f"aim{number}": {"seat": lines.one(SEATS), "text": "An aim", "points": 5, "when": lines.condition(own)}
            for number in range(3)
        }
        rules["outcomes"] = [
            {"name": "Fine", "text": "Well.", "when": lines.condition(At(dice=True))},
            {"name": "Poor", "text": "Not so."},
        ]  # fmt: skip
        rules["score_bands"] = [{"name": "high", "least": 5}, {"name": "low", "least": -20}]
        planning = At(("mover",))
        rules["doctrines"] = {"whim": {
            "name": "Whim",
            "prefer": [
                {
                    "when": lines.condition(planning), "moves": lines.some(list(rules["moves"]), 1, 4),
                    "weight": lines.one((1, 3, Number("odds - 30"), lines.number(planning, 1))),
                }
                for _ in range(5)
            ],
            "answer": [
                {"question": name, "word": lines.one(list(asked["answers"])), "when": lines.condition(planning, 1)}
                for name, asked in lines.questions().items()
            ],
        }}  # fmt: skip

    def _scenario(self) -> dict[str, Any]:
        lines, often = self.lines, self.lines.often
        start: dict[str, Any] = {
            "tokens": {"coin": 1}, "numbers": {"tempo": self.lots.randint(-3, 3)}, "flags": {"flag0": "on"},
            "statuses": {"status0": "some"}, "do": lines.steps(At()),
        }  # fmt: skip
        return {
            "format": "wargame-scenario/1", "id": "wild", "title": "A wild crisis", "summary": "Anything goes.",
            "opening": "It begins.", "turns": TURNS, "rulebooks": ["wild-rules"], "theories": ["HOPE", "DREAD"],
            "start": start, "ban": ["move4"] if often(20) else [],
            "setup": {"ash": {"cards": ["card0"]}} if often(50) else {},
        }  # fmt: skip
