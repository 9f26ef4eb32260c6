"""What a seat may know, and in what words: everything a view is made of.

``knowledge`` says how closely a viewer knows each slot (``learnt`` and ``bookkeeping``: what stays known from turn to
turn), ``visibility`` which events a viewer learns of, ``redaction`` makes the one ``View`` out of both. ``cards``,
``odds``, ``theatre``, ``talk``, ``promises`` and ``wording`` are its parts. For those who think for a seat: ``sight``
rewrites a doctrine's rules so that they read no more than their seat may see, ``standpoint`` is the position with the
rest put out of sight.
"""
