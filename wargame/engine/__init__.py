"""How a turn moves. Pure functions: no files, no clock, no randomness of their own.

``lowering`` turns a scenario into a ``program`` (five operations over whole numbers in slots), ``trace`` runs it and
says why, ``adjudication`` is the turn seen from outside, ``legality`` what may be ordered, ``information`` who may know
what.
"""
