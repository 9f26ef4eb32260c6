"""What a linked scenario is asked: one file a subject, one function a check.

To add a check, write a function under ``each`` (called for each thing of a type) or ``whole`` (once a game) of
``registry`` in the file of its subject; a new file is named in ``stages``. A file in ``tests/authoring/broken`` shows
what it says.
"""
