"""The smallest Textual program: what every screen pays before it shows anything of its own."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, OptionList


class Bare(App[None]):
    """A list and a footer."""

    def compose(self) -> ComposeResult:
        """Eight lines to move among."""
        yield OptionList(*(f"Line {number} of a bare program" for number in range(8)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
