"""Take the pictures of the hosted pages anew: ``python -m docs.pictures.pages``. Debian's Chromium shows them."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from docs.pictures.games import HERE, begun
from tests.web.chromium import Chromium, Page
from tests.web.host_process import Host
from wargame.model.orders import Act
from wargame.model.talk import Message, Proposal
from wargame.table.table import Table


def main() -> None:
    """A seat on a telephone and on a laptop, control, and a step of the reveal on the projector."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save = folder / "game.jsonl"
        begun(save, turns=1, waiting="tokyo")
        with Table.resume(save) as table:
            move = table.program.scenario.moves
            joint = next(id_ for id_, one in move.items() if one.code == "J3")
            turn, others = table.state.turn, ("tokyo", "washington")
            table.say(Proposal(turn=turn, sender="seoul", to=others, act=Act(joint)))
            table.say(Message(turn=turn, sender="seoul", to=("control",), text="May we publish the radar log?"))
        host, browser = Host("--continue", str(save)), Chromium(folder / "browser")
        try:
            _pictures(host, browser)
        finally:
            browser.close()
            host.stop()


def _pictures(host: Host, browser: Chromium) -> None:
    telephone = browser.page(host.addresses["Tokyo"], 390, 844)
    telephone.wait("document.querySelector('#seal')")
    _take(telephone, "telephone")
    projector = browser.page(host.addresses["Projector"], 1280, 720)
    control = browser.page(host.addresses["Control"])
    control.wait("document.querySelector('[data-region=tracks]')?.innerText.length > 20")
    _take(control, "control-page")
    laptop = telephone
    laptop.call("Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1, mobile=False)
    laptop.click("[data-region=asked] button")
    laptop.click("#order-warning_data")
    laptop.wait("document.querySelector('#card-warning_data.ordered')")
    laptop.run("document.querySelector('#card-warning_data').open = true")
    _take(laptop, "seat-page")
    laptop.click("#seal")
    control.wait("document.querySelector('#go-on')")
    control.click("#go-on")
    projector.wait("document.body.dataset.stage === 'tell' && document.querySelector('.step.now')")
    while not projector.run("/J3.*\\s+Roll/.test(document.querySelector('.step.now').innerText)"):
        before = projector.run("document.querySelector('[data-region=reveal] .quiet').innerText")
        projector.run("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))")
        projector.wait(f"document.querySelector('[data-region=reveal] .quiet').innerText !== {before!r}")
    _take(projector, "projector")


def _take(page: Page, name: str) -> None:
    page.call("Emulation.setScrollbarsHidden", hidden=True)
    page.run("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 400)))")
    picture = page.call("Page.captureScreenshot", format="png")["data"]
    (HERE / f"{name}.png").write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    main()
