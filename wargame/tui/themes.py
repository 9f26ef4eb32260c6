"""Two themes of our own, dark and light, on neutral greys: their contrast holds on 256 colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = "wargame-dark"
LIGHT = "wargame-light"
SEAT_STYLES = ("$seat-1", "$seat-2", "$seat-3")
"""Seats in the order of the scenario; told apart in grey and by colour-blind eyes, and always with letter and mark."""


def seat_style(place: int) -> str:
    """The style of the seat at ``place`` (0-based) in the scenario's order; from the fourth on they repeat."""
    return SEAT_STYLES[place % len(SEAT_STYLES)]


def _theme(
    name: str,
    *,
    dark: bool,
    text: str,
    muted: str,
    faint: str,
    ground: str,
    panel: str,
    cursor: str,
    resting: str,
    accent: str,
    good: str,
    bad: str,
    line: str,
    seats: tuple[str, str, str],
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=muted,
        accent=accent,
        warning=bad,
        error=bad,
        success=good,
        foreground=text,
        background=ground,
        surface=ground,
        panel=panel,
        variables={
            "text": text,
            "text-muted": muted,
            "text-disabled": muted,
            "line": line,
            "faint": faint,
            "text-primary": accent,
            "text-accent": accent,
            "text-warning": bad,
            "text-error": bad,
            "text-success": good,
            "good": good,
            "bad": bad,
            "seat-1": seats[0],
            "seat-2": seats[1],
            "seat-3": seats[2],
            "border": accent,
            "border-blurred": line,
            "block-cursor-foreground": text,
            "block-cursor-background": cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": text,
            "block-cursor-blurred-background": resting,
            "block-cursor-blurred-text-style": "none",
            "block-hover-background": resting,
            "footer-background": panel,
            "footer-foreground": text,
            "footer-key-foreground": accent,
            "footer-description-foreground": text,
            "scrollbar": line,
            "scrollbar-hover": muted,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "input-selection-background": line,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "button-foreground": text,
        },
    )


THEMES = (
    _theme(
        DARK,
        dark=True,
        text="#E4E4E4",
        muted="#B2B2B2",
        faint="#8A8A8A",
        ground="#121212",
        panel="#262626",
        cursor="#303030",
        resting="#1C1C1C",
        accent="#FFD75F",
        good="#87D7AF",
        bad="#FF875F",
        line="#585858",
        seats=("#57C6FA", "#D7700F", "#EBFEBE"),
    ),
    _theme(
        LIGHT,
        dark=False,
        text="#1C1C1C",
        muted="#4E4E4E",
        faint="#626262",
        ground="#FFFFFF",
        panel="#EEEEEE",
        cursor="#E4E4E4",
        resting="#F3F3F3",
        accent="#875F00",
        good="#005F5F",
        bad="#AF0000",
        line="#A8A8A8",
        seats=("#316FC0", "#221308", "#464913"),
    ),
)
