"""The crisis of the rules language's tests, of which one of everything is told here."""

from tests.language.conftest import names  # noqa: F401  (a fixture)
