"""``python -m tests.mutation FIRST LAST``: try these numbers, and tell what became of them and every fault's number."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.mutation.attempt import try_one

first, last = int(sys.argv[1]), int(sys.argv[2])
found: Counter[str] = Counter()
slow: list[tuple[float, int]] = []
with tempfile.TemporaryDirectory() as room:
    for number in range(first, last):
        began = time.process_time()
        try:
            found[try_one(number, Path(room))] += 1
        except Exception as error:
            found["FAULT"] += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__}: {str(error)[:200]}"
            print(f"{number}: {said} at {where.filename}:{where.lineno}", flush=True)
        slow.append((time.process_time() - began, number))
print(dict(found.most_common()))
print("slowest:", [(round(seconds, 2), number) for seconds, number in sorted(slow)[-5:]])
