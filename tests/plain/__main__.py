"""Write every transcript anew after a change that was meant; look at the difference before committing it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.plain.recording import TRANSCRIPTS

for transcript in TRANSCRIPTS:
    with tempfile.TemporaryDirectory() as folder:
        transcript.said.write_text(transcript.record(Path(folder)), encoding="utf-8", newline="\n")
        print(transcript.said)
