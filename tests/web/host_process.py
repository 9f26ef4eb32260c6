"""``wargame host`` as a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

START = "from wargame.__main__ import start; start()"


class Host:
    """``wargame host``, as it is typed."""

    def __init__(self, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", START, "host", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True,
        )  # fmt: skip
        self.said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if "Control runs the game" in line:
                break
        ways = re.findall(r"^  (\w+) +(\w{4}-\w{4})  (http\S+#\S+)$", self.said, re.MULTILINE)
        self.addresses = {name: address for name, _code, address in ways}
        self.codes = {name: code for name, code, _address in ways}
        assert self.addresses, self.said

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self, by: signal.Signals = signal.SIGTERM) -> str:
        self.process.send_signal(by)
        return self.process.communicate()[0]
