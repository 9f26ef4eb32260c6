"""A running game: the only writer of the journal. Commands come in, facts go on the disk, views go out.

``table`` keeps the game, ``decide`` works out the line a command gives, ``beginning`` starts one and goes on with one.
"""

from wargame.table.table import NoAdvice, NotSaid, OrderRefused, Table

__all__ = ["NoAdvice", "NotSaid", "OrderRefused", "Table"]
