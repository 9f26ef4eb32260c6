"""The functions conditions know, a file a function: how it is called, what it checks, the tree it gives.

``FUNCTIONS`` holds them by name; every file of this folder is read, so that a new one need be listed nowhere.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from wargame.language.functions.function import FUNCTIONS

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")

__all__ = ["FUNCTIONS"]
