"""What there is in a random rulebook: seats, tracks, moves and all else that lines can name."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.sim.random_effects import Effects

SEATS = ("ash", "birch", "cedar")


class World:
    """The sections of a rulebook with every id, word and member, and hardly a line."""

    def __init__(self, seed: int) -> None:
        self.lots = Random(seed)
        self.rules: dict[str, Any] = {
            "format": "wargame-rules/1", "id": "wild-rules", "title": "Wild rules",
            "seats": {
                name: {"name": name.title(), "letter": name[0].upper(), "mark": mark}
                for name, mark in zip(SEATS, "▲●■", strict=True)
            },
            "tags": {name: {"name": name} for name in ("hot", "cold", "wet")},
            "marks": {"tick": "a tick", "tock": "a tock"},
            "numbers": {"tempo": self.lots.randint(-2, 6)},
            "modules": {}, "watches": {}, "rules": {}, "modifier_sets": {}, "standing": {},
        }  # fmt: skip
        self.lines = Effects(self.lots, self.rules)
        self._declare_world()
        self._declare_moves()
        self._declare_rest()

    def _declare_world(self) -> None:
        one, often, lots = self.lines.one, self.lines.often, self.lots
        tracks: dict[str, Any] = {}
        for number in range(6):
            name, low = f"track{number}", one((0, 0, 0, -4, 1))
            high = low + one((3, 6, 10, 12))
            per = [] if number < 3 else list(SEATS) if number < 5 else self.lines.some(SEATS, 1, 2)
            body: dict[str, Any] = {
                "name": name, "code": f"K{number}", "low": "little", "high": "much", "min": low, "max": high,
                "start": lots.randint(low, high),
                "sees": {"all": one(("exact", "exact", "band", "estimate", "hidden"))},
                "bands": [{"name": "few", "upto": low + 1}, {"name": "many"}],
                "estimate": {"within": lots.randint(1, 3)},
            }  # fmt: skip
            if per:
                body |= {
                    "per": per, "name": dict.fromkeys(per, name),
                    "code": {seat: f"K{number}{seat[0].upper()}" for seat in per},
                    "start": {seat: lots.randint(low, high) for seat in per},
                }  # fmt: skip
                body["sees"]["holder"] = "exact"
            if often(60):
                body["step"] = lots.randint(1, 3)
            tracks[name] = body
        if often(80):
            tracks["track4"] |= {"min": 0, "max": 8, "start": dict.fromkeys(SEATS, 3), "sees": {"all": "exact"}}
            tracks["track4"].pop("step", None)
            self.rules["currency"] = {"track": "track4", "refund": lots.randint(0, 2)}
            if often(50):
                self.rules["currency"]["slots"] = {"major": lots.randint(1, 2), "minor": lots.randint(1, 2)}
        words = ("none", "some", "most", "all")
        self.rules |= {
            "tracks": tracks,
            "statuses": {
                name: {
                    "name": name, "words": list(words[: lots.randint(2, 4)]), "sees": {"all": one(("exact", "hidden"))},
                }
                for name in ("status0", "status1")
            },
            "flags": {name: {"name": name, "start": one(("on", "off"))} for name in ("flag0", "flag1")},
            "tokens": {
                "coin": {"name": "Coin", "start": 1, "most": lots.randint(2, 9)},
                "chip": {"name": "Chip", "per": list(SEATS), "most": lots.randint(1, 5)},
                "seal": {"name": "Seal", "keys": one((["sea", "air"], "moves", "joint_moves"))},
            },
            "derived": {
                f"derived{number}": {"name": "Made", "code": f"D{number}", "value": 0, "public": often(50)}
                for number in range(2)
            },
            "scales": {f"scale{number}": self._scale() for number in range(2)},
        }  # fmt: skip

    def _scale(self) -> dict[str, Any]:
        one, often = self.lines.one, self.lines.often
        dice, cuts = one((("2d6", (5, 8, 11)), ("d6", (2, 4, 5)), ("d4", (1, 2, 3)), ("d20", (4, 11, 17))))
        names = ("bad", "fair", "good", "best")[: one((2, 3, 4))]
        bands: list[dict[str, Any]] = [
            {"id": name, "code": name[0].upper() + name[1], "name": name, "upto": cut}
            for name, cut in zip(names, (*cuts, 99), strict=False)
        ]
        del bands[-1]["upto"]
        if len(bands) > 2 and often(50):
            bands[-1]["copies"] = names[-2]
        found: dict[str, Any] = {"dice": dice, "bands": bands}
        for key, chance in (("lowest_at_most", 60), ("highest_at_least", 60), ("good", 50)):
            if often(chance):
                found[key] = one(names)
        return found | ({"clamp": self.lots.randint(1, 4)} if often(50) else {})

    def _declare_moves(self) -> None:
        one, often, some = self.lines.one, self.lines.often, self.lines.some
        moves: dict[str, Any] = {}
        for number in range(8):
            seats = some(SEATS, 1, 3)
            joint = number > 5 or (len(seats) > 1 and often(30))
            body: dict[str, Any] = {
                "name": f"Move {number}", "code": f"M{number}", "text": "A move.", "seats": seats,
                "cost": one((0, 0, 1, 1, 2)), "tags": some(("hot", "cold", "wet"), 0, 2),
                "order": one((10, 50, 50, 90)), "visibility": one(("public", "participants", "private")),
            }  # fmt: skip
            if joint:
                must = seats[:2]
                body |= {"seats": must, "joint": True, "optional": [one for one in SEATS if one not in must]}
            if often(30):
                body["each"] = True
            if often(30):
                body["weight"] = one(("major", "minor", "free"))
            if often(70):
                body["scale"] = self.lines.named("scales")
                if body["visibility"] != "public" and often(60):
                    body["leaks"] = {"at_most": self._bands(body)[0]}
            if not joint and often(25):
                body["early"] = True
            if number == 5 and often(30):
                body["banned"] = True
            moves[f"move{number}"] = body
        self.rules["moves"] = moves
        for name, body in moves.items():
            body["parameters"] = self._parameters(name, body)
            if any("from_seats" in asked or "from_moves" in asked for asked in body["parameters"].values()):
                body["seen_by"] = one((["target"], [], ["ash"]))
            body["questions"] = self._questions(f"ask_{name}", 20)

    def _bands(self, move: dict[str, Any]) -> list[str]:
        return [band["id"] for band in self.rules["scales"][move["scale"]]["bands"]]

    def _parameters(self, name: str, move: dict[str, Any]) -> dict[str, Any]:
        one, often, some = self.lines.one, self.lines.often, self.lines.some
        found: dict[str, Any] = {}
        if often(45):
            choices: dict[str, Any] = {
                word: {"text": word, "cost": one((0, 0, 1))} for word in some(("here", "there", "away"), 2, 3)
            }
            found["how"] = {"ask": "How?", "choices": choices, "several": one((1, 1, 2, 3))}
            if often(50):
                found["how"]["default"] = one(list(choices))
        others = [
            seat for seat in SEATS
            if any(
                other != name and not body.get("banned") and seat in (*body["seats"], *body.get("optional", ()))
                for other, body in self.rules["moves"].items()
            )
        ]  # fmt: skip
        if often(20) and not move.get("joint"):
            found["whom"] = {"ask": "Whom?", "from_seats": some(SEATS, 1, 3)}
        elif often(20) and not move.get("joint"):
            found["which"] = {"ask": "Which?", "from_moves": some(others, 1, 2)}
        return found

    def _questions(self, name: str, chance: int) -> dict[str, Any]:
        if not self.lines.often(chance):
            return {}
        answers: dict[str, Any] = {
            word: {"text": word} for word in self.lines.some(("aye", "nay", "later"), 2, 3)
        }
        shown = self.lines.one(("public", "participants", "private"))
        return {name: {
            "to": self.lines.some(SEATS), "ask": "Well?", "answers": answers, "default": next(iter(answers)),
            "visibility": shown,
        }}  # fmt: skip

    def _declare_rest(self) -> None:
        one, often, lots, some = self.lines.one, self.lines.often, self.lots, self.lines.some
        self.rules |= {
            "questions": self._questions("ask0", 100) | self._questions("ask1", 60),
            "effect_lists": {f"list{number}": {"name": "List", "do": []} for number in range(2)},
            "tables": {
                f"table{number}": {
                    "name": "Table", "dice": one(("2d6", "d6", "d10")), "base": 0, "modifiers": [], "rows": [],
                    "visibility": one(("public", "hidden")),
                }
                for number in range(3)
            },
            "laters": {f"later{number}": {"name": "Later", "do": []} for number in range(2)},
            "grants": {
                f"grant{number}": {"name": "Grant", "because": "it was given", "public": often(60)}
                | ({"per": some(SEATS, 1, 3)} if often(50) else {})
                for number in range(3)
            },
            "injects": {
                f"inject{number}": {
                    "title": "Inject", "code": f"I{number}", "text": "Something happens.",
                    "tags": some(("hot", "wet"), 0, 2),
                    "questions": self._questions(f"ask_inject{number}", 25),
                    "to": some(SEATS, 1, 3) if often(25) else [], "stays_open": often(40),
                }
                for number in range(5)
            },
            "decks": {
                "deck0": {
                    "name": "Deck", "put_back": often(50), "each_turn": often(50),
                    "cards": [
                        {"count": lots.randint(1, 2)} | ({"inject": f"inject{number}"} if number else {})
                        for number in range(3)
                    ],
                }
            },
            "cards": {
                f"card{number}": {"seat": seat, "name": "Card", "code": f"C{number}", "text": "A card.", "when": ""}
                for number, seat in enumerate((*SEATS, "ash", "birch"))
            },
            "profiles": {
                f"profile{number}": {"name": "Profile", "text": "A leader.", "seats": some(SEATS, 1, 3)}
                for number in range(3)
            },
            "red_lines": {
                f"line{number}": {
                    "seat": one(SEATS), "text": "A line", "at": one(("reveal", "resolve", "check", "end")),
                }
                for number in range(2)
            },
            "endings": {
                "crash": {"name": "Crash", "text": "It ended.", "when": ""},
                "dusk": {"name": "Dusk", "text": "Time is up.", "last": True},
            },
        }  # fmt: skip
