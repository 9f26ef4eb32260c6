"""The game in lines: for screen readers, pipes and transcripts. Nothing is drawn, moves or is overwritten.

``console`` reads and writes lines, ``pages`` and ``cards`` turn a view into lines, ``commands`` is what a seat may
type, ``speaking`` what seats say to each other, ``seat`` one seat's turn, ``turn`` what it came to, ``game`` all,
``launcher`` the questions before a new one; ``join`` a seat of a game that is hosted elsewhere, ``hosted_seat`` its
turn, ``hearing`` what is typed and what comes of the host.
"""
