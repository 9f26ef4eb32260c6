"""Which rules of adjudication a game was begun under: raised whenever the same orders could come out otherwise.

====== =================================================================================================
1      Version 0.1. Equals come in the order of their ids; an early move acts before the next one is rolled; a joint
       move fails for all where anybody's named partner stays away.
2      Equals come in the order they are written in. Early moves are all rolled first, and none is before another; an
       optional seat whose named partner stays away takes no part itself, and spoils it for nobody. What several seats
       name with a shared move counts where they name the same; in 1 the first seat or move of the list did.
====== =================================================================================================
"""

from __future__ import annotations

SEMANTICS = 2
"""What games are begun under today."""
