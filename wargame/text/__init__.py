"""Text as it reaches people: which characters are safe to show, and how many cells of a terminal they take.

``characters`` says which may stand in what authors, players and files say; ``joining`` where an invisible joiner is
part of a word; ``cells`` measures, cuts and wraps. Knows nothing of the game.
"""
