"""Many games: the same program as at the table, run over arrays of games at once.

``block`` is the executor. numpy is imported here and above only, and never when a program starts.
"""
