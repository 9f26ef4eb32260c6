"""The states of a turn as a diagram, made from the table that the program itself asks: ``python -m docs.turn_diagram``.

Prints a Mermaid state diagram; ``docs/architecture.md`` holds it, and a test compares the two.
"""

from __future__ import annotations

from typing import Any

from transitions.extensions import GraphMachine

from wargame.engine.phases import TABLE
from wargame.model.state import Phase


def diagram() -> str:
    """The Mermaid text, ended by a line break: every way from phase to phase, without the library's colours."""
    machine = GraphMachine(
        states=[phase.value for phase in Phase], transitions=TABLE, initial="setup",
        auto_transitions=False, show_conditions=True, graph_engine="mermaid",
    )  # fmt: skip
    graph: Any = machine.get_combined_graph()  # of the Mermaid engine: typed as what all engines have
    drawn = str(graph.source).splitlines()
    return "\n".join(["stateDiagram-v2", *(line for line in drawn if "-->" in line)]) + "\n"


if __name__ == "__main__":
    print(diagram(), end="")
