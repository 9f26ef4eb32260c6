"""Conditions and effects: one line of text becomes a typed tree, which is evaluated, bounded, explained and lowered.

Ways in: ``parser`` (``parse_condition``, ``parse_number``), ``effects_reader`` (``read_effect``, ``read_chance``).
What comes out: ``tree`` (``Node``, ``LanguageError``), ``effects`` (records and the grammar of effects), ``slots`` (the
names of slots). What words mean: ``names``. What a tree is worth: ``evaluate`` the meaning, ``bounds`` what is known of
it, ``source`` the same as code. Words for readers are made in ``wargame.wording``.

Reading a line: ``tokens`` → ``shape`` → ``grammar`` with ``comparing``, ``members``, ``calls`` → ``build``. Reading an
effect: ``tokens`` → ``line`` → ``effects_reader`` and ``verbs``.
"""
