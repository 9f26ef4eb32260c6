"""The program once more, flat: instructions over registers, policies included, for a kernel that knows no tree.

``flattened`` lowers a program and those who order in it; ``operations`` says what each instruction does.
"""

from wargame.engine.flat.game import Chooser, FlatProgram, flattened
from wargame.engine.flat.proof import Unflattenable

__all__ = ["Chooser", "FlatProgram", "Unflattenable", "flattened"]
