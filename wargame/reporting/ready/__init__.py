"""Whether a scenario is ready for a class: small checks over one rehearsal, a verdict, and the page that says it.

A check is a function in one of the files ``usage``, ``outcomes``, ``seats``, ``texts``, ``numbers`` or ``doubts``,
registered by the decorator of ``registry``; ``verdict`` calls them all.
"""
