"""The tracks of the sample game, as Tokyo knows them in the third turn."""

from __future__ import annotations

from dataclasses import replace

from wargame.model.views import TrackView

GROUPS = (
    ("ladders", "Ladders"),
    ("pressure", "Pressure from outside"),
    ("alliance", "The alliance"),
    ("home", "At home"),
    ("power", "Means"),
    ("sums", "Taken together"),
)


def track(
    code: str,
    name: str,
    value: int,
    group: str,
    low: str,
    high: str,
    *,
    least: int = 0,
    most: int = 10,
    change: int = 0,
    better: str = "neither",
    word: str | None = None,
    past: tuple[int, ...] = (),
    derived: bool = False,
) -> TrackView:
    """A track its viewer knows exactly."""
    id_ = code.lower()
    return TrackView(
        id_, id_, None, code, name, group, low, high, least, most, "exact", value, value, value, word, None, change,
        past or (value - change, value), better, derived,
    )  # fmt: skip


def guessed(exact: TrackView, lo: int, hi: int, word: str, confidence: str | None = None) -> TrackView:
    """The same track, known as a range; with ``confidence`` as an estimate."""
    known = "estimate" if confidence else "band"
    return replace(exact, known=known, value=None, lo=lo, hi=hi, word=word, confidence=confidence, change=None, past=())


def hidden(exact: TrackView) -> TrackView:
    """The same track, of which its viewer knows nothing."""
    return replace(
        exact, known="hidden", value=None, lo=exact.least, hi=exact.most, word=None, change=None, past=()
    )


TRACKS = (
    track(
        "PEN",
        "Peninsula ladder",
        5,
        "ladders",
        "background",
        "nuclear threshold",
        change=1,
        better="low",
        past=(4, 4, 4, 5),
        word="acute crisis: alert and evacuation planning",
    ),
    track(
        "STR",
        "Strait and East China Sea ladder",
        2,
        "ladders",
        "background",
        "nuclear threshold",
        better="low",
        word="show of force",
    ),
    guessed(
        track("DPP", "Provocation pressure in the North", 7, "pressure", "calm", "driven to test"),
        6, 8, "high", "fair confidence",
    ),
    track("PCJ", "Beijing's coercion of Japan", 3, "pressure", "none", "sanctions and patrols", better="low"),
    track("PCK", "Beijing's coercion of the ROK", 2, "pressure", "none", "sanctions and patrols", better="low"),
    guessed(
        track("AXS", "Moscow–Pyongyang–Beijing alignment", 6, "pressure", "loose", "arms and technology flow"),
        5, 7, "close",
    ),
    track("USJ", "US commitment as seen in Tokyo", 6, "alliance", "doubt", "certainty", better="high"),
    guessed(
        track("USK", "US commitment as seen in Seoul", 5, "alliance", "doubt", "certainty"), 4, 6, "uncertain"
    ),
    hidden(track("ENK", "Seoul's entrapment fear", 5, "alliance", "none", "dread", better="low")),
    track("ENJ", "Tokyo's entrapment fear", 4, "alliance", "none", "dread", better="low"),
    track("POS", "US forward posture", 7, "alliance", "token", "surge", better="high"),
    track(
        "TRU",
        "Japan–ROK government trust",
        6,
        "alliance",
        "hostile",
        "ally-like",
        change=1,
        better="high",
        past=(5, 5, 5, 6),
    ),
    track("HIS", "History salience", 5, "home", "dormant", "consuming", better="low"),
    track(
        "INT",
        "Intelligence sharing",
        3,
        "alliance",
        "none",
        "common picture",
        most=5,
        better="high",
        word="normalised, with a hotline",
    ),
    track(
        "APT", "Tokyo cabinet approval", 3, "home", "collapse", "acclaim", change=-1, better="high", past=(4, 4, 4, 3)
    ),
    track("APS", "Seoul presidential approval", 4, "home", "collapse", "acclaim", better="high"),
    track("CPJ", "Japan defence capability", 5, "power", "shield only", "credible stand-off", most=7, better="high"),
    track("LEG", "Japan legal situation", 0, "power", "peacetime", "defence mobilisation", most=4, word="peacetime"),
    track("NUC", "Nuclear threshold pressure", 5, "power", "taboo firm", "programme likely", better="low"),
    track("COOP", "Cooperation", 7, "sums", "ad hoc", "integrated", most=15, better="high", derived=True),
    track("SRI", "Self-reliance", 5, "sums", "dependent", "self-reliant", derived=True),
)
