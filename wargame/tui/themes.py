"""Two themes of our own, dark and light, on neutral greys: their contrast holds on 256 colours."""

from __future__ import annotations


from textual.theme import Theme

from wargame.records import record

DARK = "wargame-dark"
LIGHT = "wargame-light"
SEAT_STYLES = ("$seat-1", "$seat-2", "$seat-3")
"""Seats in the order of the scenario; told apart in grey and by colour-blind eyes, and always with letter and mark."""


def seat_style(place: int) -> str:
    """The style of the seat at ``place`` (0-based) in the scenario's order; from the fourth on they repeat."""
    return SEAT_STYLES[place % len(SEAT_STYLES)]


@record
class _Palette:
    text: str
    muted: str
    faint: str
    ground: str
    panel: str
    cursor: str
    resting: str
    accent: str
    good: str
    bad: str
    line: str
    seats: tuple[str, str, str]


_VARIABLES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "block-cursor-foreground", "block-cursor-blurred-foreground", "footer-foreground",
        "footer-description-foreground", "input-cursor-background", "button-foreground",
    ),
    "muted": ("text-muted", "text-disabled", "scrollbar-hover"),
    "faint": ("faint",),
    "ground": (
        "scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active", "scrollbar-corner-color",
        "input-cursor-foreground",
    ),
    "panel": ("footer-background",),
    "cursor": ("block-cursor-background",),
    "resting": ("block-cursor-blurred-background", "block-hover-background"),
    "accent": ("text-primary", "text-accent", "border", "footer-key-foreground", "scrollbar-active"),
    "good": ("text-success", "good"),
    "bad": ("text-warning", "text-error", "bad"),
    "line": ("line", "border-blurred", "scrollbar", "input-selection-background"),
}  # fmt: skip
"""What of Textual's each colour is for."""


def _theme(name: str, palette: _Palette, *, dark: bool) -> Theme:
    variables = {one: getattr(palette, colour) for colour, named in _VARIABLES.items() for one in named}
    variables |= {f"seat-{number}": colour for number, colour in enumerate(palette.seats, 1)}
    variables |= {"block-cursor-text-style": "bold", "block-cursor-blurred-text-style": "none"}
    return Theme(
        name=name, dark=dark, primary=palette.accent, secondary=palette.muted, accent=palette.accent,
        warning=palette.bad, error=palette.bad, success=palette.good, foreground=palette.text,
        background=palette.ground, surface=palette.ground, panel=palette.panel, variables=variables,
    )  # fmt: skip


THEMES = (
    _theme(
        DARK,
        _Palette(
            text="#E4E4E4", muted="#B2B2B2", faint="#8A8A8A", ground="#121212", panel="#262626", cursor="#303030",
            resting="#1C1C1C", accent="#FFD75F", good="#87D7AF", bad="#FF875F", line="#585858",
            seats=("#57C6FA", "#D7700F", "#EBFEBE"),
        ),
        dark=True,
    ),
    _theme(
        LIGHT,
        _Palette(
            text="#1C1C1C", muted="#4E4E4E", faint="#626262", ground="#FFFFFF", panel="#EEEEEE", cursor="#E4E4E4",
            resting="#F3F3F3", accent="#875F00", good="#005F5F", bad="#AF0000", line="#A8A8A8",
            seats=("#0B5CAD", "#9A3F00", "#464913"),
        ),
        dark=False,
    ),
)  # fmt: skip
