"""Debian's Chromium, driven over a pipe by the DevTools protocol: real pages, and nothing to install for it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


class Chromium:
    """A browser without a window."""

    def __init__(self, folder: Path) -> None:
        assert CHROMIUM is not None
        to_it, mine = os.pipe()
        yours, from_it = os.pipe()
        flags = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
            "--disable-component-update", "--disable-sync", f"--user-data-dir={folder}", "--remote-debugging-pipe",
        ]  # fmt: skip
        # The protocol is spoken on numbers 3 and 4: a shell puts the two ends there.
        line = f'exec "$0" "$@" 3<&{to_it} 4>&{from_it}'
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", line, CHROMIUM, *flags], pass_fds=(to_it, from_it),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_it)
        os.close(from_it)
        self._out, self._in = os.fdopen(mine, "wb", buffering=0), os.fdopen(yours, "rb", buffering=0)
        self._rest, self._number = b"", 0
        self.errors: list[str] = []
        """What pages complained of: scripts that failed, what the policy of a page forbade."""
        self.asked_for: set[str] = set()
        """Every address that any page asked for, or tried to."""

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._out.close()
        self._in.close()

    def page(self, address: str, wide: int = 1280, high: int = 800) -> Page:
        """A page in a browser context of its own: its cookies are nobody else's."""
        context = self.call("Target.createBrowserContext")["browserContextId"]
        target = self.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Runtime", "Log", "Page", "Network"):
            page.call(f"{domain}.enable")
        page.call("Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=1, mobile=False)
        page.call("Page.navigate", url=address)
        return page

    def call(self, method: str, session: str | None = None, **given: Any) -> Any:
        """Ask, and wait for what it comes to."""
        message = self.ask(method, session, **given)
        assert "error" not in message, message
        return message["result"]

    def ask(self, method: str, session: str | None = None, **given: Any) -> Any:
        """Ask, and wait for the answer, whatever it is."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": given, **({"sessionId": session} if session else {})}
        self._out.write(json.dumps(asked).encode() + b"\0")
        while (message := self._next()).get("id") != self._number:
            self._note(message)
        return message

    def _next(self) -> Any:
        while b"\0" not in self._rest:
            part = self._in.read(65_536)
            assert part, "the browser is gone"
            self._rest += part
        one, _end, self._rest = self._rest.partition(b"\0")
        return json.loads(one)

    def _note(self, message: Any) -> None:
        given = message.get("params", {})
        if message.get("method") == "Network.requestWillBeSent":
            self.asked_for.add(given["request"]["url"])
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(given["exceptionDetails"]))
        if message.get("method") == "Log.entryAdded" and given["entry"]["source"] in ("security", "javascript"):
            self.errors.append(given["entry"]["text"])


class Page:
    """One page."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser, self._session = browser, session

    def call(self, method: str, **given: Any) -> Any:
        return self._browser.call(method, self._session, **given)

    def run(self, script: str) -> Any:
        """What a script comes to on this page."""
        got = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def wait(self, true: str) -> None:
        """Until a script is true on this page; it may be led elsewhere meanwhile."""
        for _try in range(40):
            script = (
                "new Promise((done) => { const end = Date.now() + 1000; const look = () => { let met = false;"
                f" try {{ met = !!({true}); }} catch {{}}"
                " if (met || Date.now() > end) done(met); else setTimeout(look, 30); }; look(); })"
            )
            asked = {"expression": script, "awaitPromise": True, "returnByValue": True}
            got = self._browser.ask("Runtime.evaluate", self._session, **asked)
            if got.get("result", {}).get("result", {}).get("value") is True:
                return
        raise AssertionError(f"never: {true}\n{self.run('document.body.innerText')}")

    def click(self, selector: str) -> None:
        """Click something as soon as it is there."""
        self.wait(f"document.querySelector({selector!r})")
        self.run(f"document.querySelector({selector!r}).click()")
