"""However a file is mangled, what comes back is a list of problems with places, or a scenario."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.authoring.pocket import POCKET
from wargame.authoring import load_embedded
from wargame.authoring.yaml.reader import read
from wargame.authoring.rendering import render
from wargame.authoring.yaml.source import SourceText
from wargame.engine.lowering import lower
from wargame.model.files import SourceFile

SCENARIO = (POCKET / "pocket.yaml").read_text(encoding="utf-8")
RULES = (POCKET / "pocket-rules.yaml").read_text(encoding="utf-8")
LINES = RULES.splitlines()
SCRAPS = st.one_of(
    st.sampled_from("[]{}:'\"|>#?,()= \n\t\0\u202e日"),
    st.sampled_from(
        ["&x ", "*x", "!!str ", "---", "<<: 1", "- ", "mover", "trust", "support[each]", " +1", "ordered("]
    ),
    st.sampled_from(["1e9", "-7", "null", "true", "''"]),
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """The pocket rules with a few lines lost, doubled, moved in or out, or with a scrap in the middle."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lose", "double", "indent", "outdent", "scrap", "swap"])):
            case "lose":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "indent":
                lines[at] = "  " + lines[at]
            case "outdent":
                lines[at] = lines[at].removeprefix("  ")
            case "scrap":
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(SCRAPS) + lines[at][cut:]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines) + "\n"


@QUICK
@given(mangled())
def test_a_mangled_rulebook_gives_problems_with_places_or_a_game(text: str) -> None:
    files = [SourceFile(name="pocket.yaml", text=SCENARIO), SourceFile(name="pocket-rules.yaml", text=text)]
    loaded = load_embedded(files)
    errors = [problem for problem in loaded.diagnostics if problem.severity == "error"]
    assert (loaded.scenario is None) == bool(errors)
    for problem in loaded.diagnostics:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert render(problem).startswith(f"{problem.file}:{problem.line}:{problem.column}: ")


@QUICK
@given(st.one_of(st.text(max_size=200), st.lists(SCRAPS, max_size=40).map("".join)))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    found = read(SourceText("file.yaml", text))
    for problem in found.diagnostics:
        assert problem.line <= len(found.source.lines)
        assert problem.column >= 1


TOKEN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|\d+|[^\sA-Za-z0-9_]")
PLACES = [(found.start(), found.end()) for found in TOKEN.finditer(RULES)]


@settings(QUICK, max_examples=20)
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), min_size=1, max_size=2))
def test_what_has_no_errors_can_be_lowered(swaps: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    text = RULES
    for (start, end), (other, stop) in sorted(swaps, reverse=True):
        text = text[:start] + RULES[other:stop] + text[end:]
    files = [SourceFile(name="pocket.yaml", text=SCENARIO), SourceFile(name="pocket-rules.yaml", text=text)]
    scenario = load_embedded(files).scenario
    if scenario is not None:
        assert lower(scenario).digest
        assert lower(scenario, ["HOPE:10"]).digest
