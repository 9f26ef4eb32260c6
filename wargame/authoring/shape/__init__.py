"""Data as authored words.

``field_types`` what may stand where, read from the types in ``wargame.model`` · ``field_docs`` what a key means, read
from the field · ``validation`` a whole file · ``validation_errors`` the text of every error, ``messages`` and
``patterns`` how it names what was wanted · ``repair`` mends what is wrong so that the rest can be looked at too.
"""
