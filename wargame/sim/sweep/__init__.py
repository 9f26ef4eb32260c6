"""Sweeps: the games of many cells, played by whoever is there, added up in any order to the same numbers.

``design`` what is varied, and the cells of it · ``manifest`` all that decides the result, and the chunks it is played
in · ``program_text`` the rules of a cell as a text known by its digest · ``playing`` a chunk to its sums · ``gathered``
what is there so far · ``folder`` on the disk · ``running`` what is missing, by one of the runners ``threads``,
``by_joblib``, ``by_dask`` · ``summing_up`` what it says · ``sobol`` indices · ``flipping`` the fewest changes that make
another ending usual.
"""
