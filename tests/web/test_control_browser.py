"""Control's page in a real browser: where what it looks at opens, what its clock buttons do, what it keeps."""

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
CRISIS = "dprk-missile-crisis"


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    made = Chromium(tmp_path / "browser")
    yield made
    made.close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    made = Host(CRISIS, "--save", str(tmp_path / "game.jsonl"))
    yield made
    made.kill()


def in_view(selector: str) -> str:
    """Whether something stands on the screen, and has the focus."""
    return (
        f"(() => {{ const one = document.querySelector({selector!r}); if (!one) return false;"
        " const at = one.getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight - 60"
        " && one.contains(document.activeElement); })()"
    )


def write(page: Page, **fields: str) -> None:
    """Write into fields, as somebody types."""
    for id_, words in fields.items():
        page.run(
            f"(() => {{ const one = document.querySelector('#{id_.replace('_', '-')}'); one.value = {words!r};"
            " one.dispatchEvent(new InputEvent('input', { bubbles: true })); })()"
        )


def test_what_control_looks_at_first_opens_beside_its_form_and_keeps_it(browser: Chromium, host: Host) -> None:
    control = browser.page(host.addresses["Control"], 1280, 800)
    control.click("#go-on")
    control.wait("document.querySelector('#announce-open')")
    control.click("#announce-open > summary")
    control.click("#announce-1")
    write(control, announce_title="A call", announce_text="It rings.")
    control.click("#announce-look")
    control.wait("document.querySelector('[data-alert]').innerText === 'Give a reason.'")
    write(control, announce_reason="To wake them.")
    control.run("document.querySelector('#announce-look').focus()")
    control.click("#announce-look")
    control.wait(in_view(".considered"))
    assert control.run("document.querySelector('.considered').closest('[data-region]').dataset.region") == "announce"
    control.click("#rule-not")
    control.wait("document.querySelector('#announce-text')?.value === 'It rings.'")
    assert control.run("document.querySelector('#announce-reason').value") == "To wake them."
    control.click("#announce-look")
    control.wait(in_view(".considered"))
    control.click("#rule-so")
    control.wait("document.querySelector('#announce-text')?.value === ''")
    control.run("scrollTo(0, document.body.scrollHeight)")
    control.click("[id^=look-]")
    control.wait(in_view(".looked"))
    assert browser.errors == []


def test_a_minute_less_is_a_minute_less(browser: Chromium, host: Host) -> None:
    control = browser.page(host.addresses["Control"])
    control.click("#go-on")
    control.wait("document.querySelector('#pause')")
    control.click("#pause")
    control.wait("time?.halted")
    stood = control.run("time.left")
    for button, change in (("#shorten", -60), ("#shorten", -60), ("#extend", 120)):
        control.click(button)
        control.wait(f"time.left === {stood + change}")
        stood += change


def test_what_is_half_written_outlives_a_reload_and_is_nobody_elses(browser: Chromium, host: Host) -> None:
    control = browser.page(host.addresses["Control"])
    control.click("#go-on")
    tokyo = browser.page(host.addresses["Tokyo"], 390, 844)
    tokyo.wait("document.querySelector('#say-text')")
    tokyo.click("#say-open > summary")
    tokyo.click("#say-to-2")
    write(tokyo, say_text="Half a <b>thought</b>")
    tokyo.call("Page.reload")
    tokyo.wait("document.querySelector('#say-text')?.value === 'Half a <b>thought</b>'")
    tokyo.wait("document.querySelector('#say-to-2').checked && document.querySelector('#say-open').open")
    tokyo.call("Page.navigate", url=host.addresses["Seoul"])
    tokyo.wait("location.pathname === '/seat/seoul/' && document.querySelector('#say-text')")
    assert tokyo.run("document.querySelector('#say-text').value + JSON.stringify(sessionStorage)") == "{}"
    tokyo.call("Page.navigate", url=host.addresses["Tokyo"])
    tokyo.wait("location.pathname === '/seat/tokyo/' && document.querySelector('#say-text')")
    assert tokyo.run("document.querySelector('#say-text').value") == ""
    write(tokyo, say_text="A whole thought")
    tokyo.click("#say-to-2")
    tokyo.click("#say-send")
    tokyo.wait("document.querySelector('[data-region=talk]').innerText.includes('A whole thought')")
    tokyo.call("Page.reload")
    tokyo.wait("document.querySelector('#say-text')")
    assert tokyo.run("document.querySelector('#say-text').value") == "", "what was sent is not kept"
    assert browser.errors == []
