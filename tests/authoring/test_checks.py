"""The register of checks: whoever writes one finds it called."""

from __future__ import annotations

import importlib
import pkgutil

from wargame.authoring import checks
from wargame.authoring.checks.registry import Check
from wargame.authoring.checks.stages import STAGES


def test_every_check_that_is_written_is_called() -> None:
    written = {
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(checks.__path__, "wargame.authoring.checks.")
        for name, one in vars(importlib.import_module(module.name)).items()
        if isinstance(one, Check)
    }
    called = {f"{one.run.__module__}.{one.run.__name__}" for stage in STAGES for one in stage}
    assert len(written) > 40
    assert written == called
