"""What the marked functions of this folder ask for."""

from __future__ import annotations

import pytest

from tests.rows.files import WHOLE, Files


@pytest.fixture
def files() -> Files:
    """The authored files, whole."""
    return WHOLE
