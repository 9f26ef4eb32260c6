"""Conditions and effects: one line of text becomes a typed tree, which is evaluated, bounded and lowered.

Ways in: ``parser`` (``parse_condition``, ``parse_number``), ``effects.reader`` (``read_effect``), ``effects.chance``
(``read_chance``). A verb is a file of ``effects``, a function a file of ``functions``, an operator a row of
``operators``. What comes out: ``tree`` (``Node``, ``LanguageError``), records of ``effects``, ``slots`` (the names of
slots). What words mean: ``names``. What a tree is worth: ``evaluate`` the meaning, ``bounds`` what is known of it,
``source`` the same as code. Words for readers are made in ``wargame.wording``.

Reading a line: ``tokens`` → ``shape`` → ``grammar`` with ``comparing``, ``members``, ``functions`` → ``build``. Reading
an effect: ``tokens`` → ``line`` → ``effects.reader`` → the verb, which lowers itself with a ``program_builder``.
"""
