"""A QR code for a telephone, in characters or as a picture."""

from __future__ import annotations

from html import escape

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


def qr_svg(text: str, said: str) -> str:
    """The code as an ``svg`` element, black on white whatever the page is; ``said``: what it is, for who listens."""
    import segno

    modules = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(modules) for x, module in enumerate(row) if module
    )
    size = len(modules)
    ground = f'<rect width="{size}" height="{size}" fill="#fff"/>'
    head = f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(said)}"'
    return f'{head} shape-rendering="crispEdges">{ground}<path d="{dark}" fill="#000"/></svg>'


_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
