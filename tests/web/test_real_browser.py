"""The pages in a real browser, from the command: codes, a turn of three seats, a server that is killed in between."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.table.games import POCKET
from tests.web.chromium import CHROMIUM, Chromium, Page
from tests.web.host_process import Host

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(CHROMIUM is None or sys.platform == "win32", reason="no chromium here to show pages in"),
]


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    made = Chromium(tmp_path / "browser")
    yield made
    made.close()


def test_a_turn_of_three_seats_with_the_server_killed_in_between(browser: Chromium, tmp_path: Path) -> None:
    save = tmp_path / "game.jsonl"
    host = Host(str(POCKET), "--save", str(save))
    home = host.addresses["Amber"].partition("#")[0]
    amber = browser.page(host.addresses["Amber"], 390, 844)
    blue = browser.page(home)
    blue.wait("document.readyState === 'complete' && document.querySelector('#code')")
    blue.run(f"document.querySelector('#code').value = {host.codes['Blue'].lower()!r}")
    blue.click("button")
    coral, projector, control = (browser.page(host.addresses[name]) for name in ("Coral", "Projector", "Control"))
    pages = {"amber": amber, "blue": blue, "coral": coral}
    for seat, page in pages.items():
        page.wait(f"location.pathname === '/seat/{seat}/' && !location.hash")
        page.wait("document.querySelector('[data-region=story]').innerText.length > 20")
    control.click("#go-on")
    for page in pages.values():
        page.wait("document.querySelector('#seal')")
    _compose(amber)
    amber.click("#order-patrol")
    amber.wait("document.querySelector('#card-patrol.ordered')")
    amber.click("#seal")
    amber.wait("document.querySelector('#unseal')")

    host.kill()
    for page in (*pages.values(), projector):
        page.wait("document.body.classList.contains('away')")
    again = Host("--continue", str(save))
    assert again.addresses == host.addresses
    for page in (*pages.values(), projector, control):
        page.wait("!document.body.classList.contains('away')")
    amber.wait("document.querySelector('#unseal')")

    for page in (blue, coral):
        page.click("#seal")
    control.wait("document.querySelector('#go-on')")
    control.click("#go-on")
    projector.wait("['tell', 'told'].includes(document.body.dataset.stage)")
    for page in (*pages.values(), projector, control):
        page.wait("document.querySelector('[data-mark]').innerText.includes('T1-')")
    while projector.run("document.body.dataset.stage") == "tell":  # of a quiet turn there is one step, or none
        shown = amber.run("document.querySelectorAll('.step').length")
        projector.run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))")
        for page in (amber, projector):
            page.wait(f"document.querySelector('[data-region=reveal]').innerText.includes('{shown + 1} / ')")
    assert browser.errors == []
    assert {url for url in browser.asked_for if not url.startswith((home, "data:"))} == set(), "nothing from elsewhere"
    assert f"{home}static/page.js" in browser.asked_for
    assert "wargame host --continue" in again.stop()


def test_control_types_in_dice_and_takes_the_game_back(browser: Chromium, tmp_path: Path) -> None:
    host = Host(str(POCKET), "--save", str(tmp_path / "game.jsonl"))
    amber, blue, coral, control = (browser.page(host.addresses[name]) for name in ("Amber", "Blue", "Coral", "Control"))
    control.wait("document.querySelector('#go-on')")
    control.click("#go-on")
    amber.wait("document.querySelector('#order-patrol')")
    amber.click("#order-patrol")
    amber.wait("document.querySelector('#card-patrol.ordered')")
    for page in (amber, blue, coral):
        page.wait("document.querySelector('#seal')")
        page.click("#seal")
    control.wait("document.querySelector('#open-orders')")
    control.click("#open-orders")
    control.wait("document.querySelector('#dice-open input[type=text]')")
    control.click("#dice-open > summary")
    control.run("document.querySelector('#dice-open input[type=text]').value = '9 9'")
    control.click("#dice-enter")
    control.wait("document.querySelector('[data-alert]').innerText.includes('cannot show')")
    control.run("document.querySelector('#dice-open input[type=text]').value = '6 6'")
    control.click("#dice-enter")
    control.wait("document.querySelector('#dice-open li')?.innerText.includes('control types in 6, 6')")
    control.click("#go-on")
    amber.wait("document.body.dataset.stage !== 'opened'")
    control.wait("document.querySelector('#undo-open')")
    control.click("#undo-open > summary")
    control.run("""(() => {
        const to = document.querySelector('#undo-to');
        to.value = to.options[to.options.length - 1].value;
        document.querySelector('#undo-reason').value = 'A signal was <b>misread</b>.';
    })()""")
    control.click("#undo-look")
    control.wait("document.querySelector('#undo-so')")
    control.click("#undo-so")
    amber.wait("document.querySelector('#card-patrol.ordered') && document.querySelector('#seal')")
    amber.wait("document.querySelector('[data-region=situation]').innerText.includes('A signal was <b>misread</b>.')")
    control.wait("!document.querySelector('#undo-so')")
    assert browser.errors == []
    host.stop()


def _compose(page: Page) -> None:
    """Japanese is being written: what comes from the server, and Enter, leave it alone."""
    page.click("#say-open > summary")
    page.run("""(() => {
        const field = document.querySelector('#say-text');
        document.querySelector('#say-to-1').click();
        field.focus();
        field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        field.value = 'とうきょう';
        for (const way of [{ isComposing: true, ctrlKey: true }, { keyCode: 229, ctrlKey: true }])
            field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...way }));
    })()""")
    page.run("put('say', '<p>otherwise</p>')")
    assert page.run("document.querySelector('#say-text').value") == "とうきょう", "nothing was put in its place"
    assert "とうきょう" not in page.run("document.querySelector('[data-region=talk]').innerText"), "and nothing sent"
    page.run("waiting.clear()")
    ended = "new CompositionEvent('compositionend', { bubbles: true })"
    page.run(f"document.querySelector('#say-text').dispatchEvent({ended})")
    page.run("document.querySelector('#say-text').value = '東京 <b>'")
    page.click("#say-send")
    page.wait("document.querySelector('[data-region=talk]').innerText.includes('東京 <b>')")
