"""What control rules: by hand, with a category and a reason, beside what the rules say."""

from typing import Final, Literal, assert_never, get_args

from wargame.records import record

Category = Literal["correction", "judgement", "conduct", "exercise"]
"""A mistake is put right; the rules do not say; how a team behaves; what the exercise needs."""
CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
InjectRuling = Literal["fire", "hold", "skip", "release"]
"""What is ruled of an inject of the scenario."""
INJECT_RULINGS: Final[tuple[InjectRuling, ...]] = get_args(InjectRuling)
Ruling = Literal["track", "order", "red_line", InjectRuling, "announce", "seat"]
RULINGS: Final[tuple[Ruling, ...]] = get_args(Ruling)


@record(kw_only=True)
class RulingKind:
    """What holds of every ruling of a kind. Of a new one each line is asked.

    Attributes:
        about: what it is about. Of what is ``put`` to the seats, or not, no seat is told while the game goes on: only
            of what was put.
        trigger: what it is to the phases (``engine.phases``).
        before_seals: whether what was sealed might not be allowed any more after it.
        text: whether it has one that seats read: ``own``: a title and a text; ``other``: it may have a text instead of
            what the scenario says; ``none``.
        runs_effects: whether effects that the scenario wrote run, which may roll.
        silent: whether nothing happens yet that anybody could be told of.
    """

    about: Literal["track", "order", "red_line", "put", "seat"]
    trigger: Literal["rule", "void", "direct"]
    before_seals: bool
    text: Literal["own", "other", "none"]
    runs_effects: bool
    silent: bool


def kind_of(what: Ruling) -> RulingKind:
    """What holds of rulings of this kind."""
    match what:
        case "track" | "red_line":
            return RulingKind(
                about=what, trigger="rule", before_seals=True, text="none", runs_effects=False, silent=False
            )
        case "order":
            return RulingKind(
                about="order", trigger="void", before_seals=False, text="none", runs_effects=False, silent=False
            )
        case "fire":
            return RulingKind(
                about="put", trigger="rule", before_seals=True, text="other", runs_effects=True, silent=False
            )
        case "hold" | "skip" | "release":
            return RulingKind(
                about="put", trigger="direct", before_seals=False, text="none", runs_effects=False, silent=True
            )
        case "announce":
            return RulingKind(
                about="put", trigger="direct", before_seals=False, text="own", runs_effects=False, silent=False
            )
        case "seat":
            return RulingKind(
                about="seat", trigger="direct", before_seals=False, text="none", runs_effects=False, silent=True
            )
        case _:
            assert_never(what)


@record(kw_only=True)
class RulingCommand:
    """A ruling as it is given.

    Attributes:
        reason: one line, for all who may know of the ruling: those who know the track to the number; of an order
            everybody; of a red line its seat, and all once the game is over.
        what: of what ``id`` is: ``track``: the slot of a track, which changes ``by``; ``order``: the seat whose opened
            order is void; ``red_line``: a line that only control crosses; an inject that comes up now (``fire``), does
            not come up by itself (``hold``, ``skip``) or does so again as the rules say (``release``); ``announce``: of
            nothing: an inject of control's own, which ``seats`` read (none: all); ``seat``: who holds one from now on,
            ``SEAT=HOLDER`` as ``model.labels.SeatHolder`` has it.
        title, text: of what is announced; ``text`` also instead of that of an inject that is fired, "": as it is.
    """

    category: Category
    reason: str
    what: Ruling
    id: str = ""
    by: int = 0
    seats: tuple[str, ...] = ()
    title: str = ""
    text: str = ""


@record
class RulingObjection:
    """Why control cannot rule so now. A ``Speaker`` makes a sentence of it.

    Attributes:
        id: the track, seat or red line it is about; ``seats``: whose seals stand.
        now, least, most: where a track stands, and within what it may.
    """

    against: Literal[
        "no_turn", "seals_stand", "orders_open", "not_open", "no_track", "no_change", "out_of_bounds", "no_seat",
        "no_order", "no_red_line", "not_controls", "crossed", "no_inject", "not_scheduled", "came", "withheld",
        "not_withheld", "game_over", "no_holder", "holds_already", "not_its_own",
    ]  # fmt: skip
    id: str = ""
    seats: tuple[str, ...] = ()
    now: int = 0
    least: int = 0
    most: int = 0

    def __str__(self) -> str:
        return self.against
