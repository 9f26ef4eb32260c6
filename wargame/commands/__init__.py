"""One module per command of ``wargame``; ``index.COMMANDS`` is their index.

Some share their beginning: ``opening`` turns what was typed into a scenario and a seating, ``parties`` into those who
play many games, ``changing`` into a scenario with something changed; ``progress`` shows how far a long run is, and
``answers`` is how every command ends.
"""
