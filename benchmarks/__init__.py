"""How long things take, told as ratios against a bare program of the same kind in the same run.

``python -m benchmarks`` prints every goal with what was measured; it is not part of the tests, because a time on a busy
machine proves nothing. The screen is measured through a pty, on Linux and macOS. Other programs to compare with come
with the extra ``bench``; where one is missing, the goal says so.
"""
