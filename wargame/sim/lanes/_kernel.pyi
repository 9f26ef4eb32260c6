from typing import Any

import numpy as np
import numpy.typing as npt

OPERATIONS: str
VERSION: int

_Numbers = npt.NDArray[np.integer[Any]]

def play(
    code: _Numbers, purposes: _Numbers, starts: _Numbers, which: _Numbers, keys: _Numbers, order: _Numbers,
    keep: _Numbers, out: _Numbers, times: _Numbers, ever: _Numbers, stood: _Numbers, entry: int, turn: int,
    registers: int, wide: int, loaded: int, first_counter: int, bits: int, lanes: int, /,
) -> None: ...
