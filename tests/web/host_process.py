"""``wargame host`` as a process of its own."""

from __future__ import annotations

import re
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
        self.addresses = dict(re.findall(r"^  (\w+) +(http\S+#\S+)$", self.said, re.MULTILINE))
        self.codes = dict(re.findall(r"^  (\w+) +(\w{4}-\w{4})$", self.said, re.MULTILINE))
        assert self.addresses, self.said

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def stop(self) -> str:
        self.process.terminate()
        return self.process.communicate()[0]
