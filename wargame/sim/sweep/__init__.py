"""Sweeps: the games of many cells, played by whoever is there, added up in any order to the same numbers.

From the command to the file of the result: what ``commands.varying`` reads of it is varied by a ``design`` · whose
cells name their rules by the digest of a ``program_text`` · and all that decides the result is the ``manifest``, with
the chunks it is played in · it lies in a ``folder`` · where ``running`` asks what is missing and has it played by one
of the runners ``threads``, ``by_joblib`` and ``by_dask`` · each of whose workers is ``playing`` a chunk to its ``sums``
· which are ``gathered`` in the file of a part, and told as ``tables``, or on a page of ``reporting.sweeps``.

Designs of their own: ``sobol`` indices · ``flipping``, the fewest changes that make another ending usual: a search that
plays a sweep for each size of sets, with one manifest, and one more under other dice for those that flip.
"""
