"""A QR code in characters, for a telephone."""

from __future__ import annotations

QUIET = 4
"""Modules of margin that readers of QR codes expect on every side."""


def qr_rows(text: str) -> tuple[str, ...]:
    """Rows of half blocks: light modules are drawn, dark ones left empty, as on a dark terminal. All are equally wide.

    Args:
        text: capital letters, digits and hyphens keep it small.
    """
    import segno  # here: most commands draw no code

    modules = [list(row) for row in segno.make_qr(text, error="l").matrix_iter(border=QUIET)]
    if len(modules) % 2:
        modules.append([0] * len(modules[0]))
    pairs = zip(modules[::2], modules[1::2], strict=True)
    return tuple("".join(_HALVES[not above, not below] for above, below in zip(*pair, strict=True)) for pair in pairs)


_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
