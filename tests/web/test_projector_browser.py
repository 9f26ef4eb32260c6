"""What stands on the wall can be read without scrolling: long steps become smaller, rows are left out whole."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.chromium import CHROMIUM, Chromium, Page
from tests.web.host_process import Host

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None or sys.platform == "win32", reason="no chromium here to show pages in"),
]
CUT = """(() => {
    const low = document.querySelector('footer').getBoundingClientRect().top + 1;
    const all = [...document.querySelectorAll('main :is(p, li, svg, h2, h3)')];
    const shown = all.filter((one) => one.getClientRects().length);
    return shown.filter((one) => one.getBoundingClientRect().bottom > low).map((one) => one.textContent.slice(0, 60));
})()"""
"""What is cut off at the foot of the screen."""
SIZES = ((1280, 720), (1920, 1080))


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[list[Page]]:
    browser = Chromium(tmp_path / "browser")
    host = Host("dprk-missile-crisis", "--seats", "seoul=random,washington=random", "--save", str(tmp_path / "g.jsonl"))
    yield [
        *(browser.page(host.addresses["Projector"], wide, high) for wide, high in SIZES),
        browser.page(host.addresses["Control"]), browser.page(host.addresses["Tokyo"]),
    ]  # fmt: skip
    assert browser.errors == []
    browser.close()
    host.kill()


def fits(page: Page) -> None:
    """Nothing is cut, and nothing can be scrolled to."""
    page.run("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 200)))")
    assert page.run(CUT) == []
    assert page.run("document.documentElement.scrollHeight <= innerHeight")


def test_all_of_a_turn_fits_on_the_wall(pages: list[Page]) -> None:
    *walls, control, tokyo = pages
    for wall in walls:
        wall.wait("document.querySelector('[data-region=story]').innerText.length > 20")
        fits(wall)
    control.click("#go-on")
    for wall in walls:
        wall.wait("document.body.dataset.stage === 'plan'")
        fits(wall)
        assert wall.run("document.querySelectorAll('.meter:not([data-unfit])').length") >= 2
    tokyo.click("#seal")
    control.wait("document.querySelector('#go-on')")
    control.click("#go-on")
    for wall in walls:
        wall.wait("document.querySelector('.step.now')")
    while walls[0].run("document.body.dataset.stage") == "tell":
        before = walls[0].run("document.querySelector('[data-region=reveal] .quiet').innerText")
        walls[0].run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }))")
        for wall in walls:
            wall.wait(f"document.querySelector('[data-region=reveal] .quiet').innerText !== {before!r}")
            fits(wall)
    for wall in walls:
        wall.run("put('reveal', '<article class=\"step now\"><h2>A long step</h2>' + '<p>"
                 + "Many words of one step. " * 8 + "</p>'.repeat(9) + '</article>'); fit();")
        fits(wall)
        assert wall.run("document.querySelector('.step.now p').innerText.length") > 100
