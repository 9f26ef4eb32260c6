"""Many games told to an instructor: as plain data, as tables in the terminal, as one HTML file.

``facts`` says everything there is to say of a rehearsal; ``text`` and ``page`` show it. ``differences`` tells what a
comparison found, ``tornado`` what a sensitivity run found. ``uses`` knows where each counted thing was written.
"""
