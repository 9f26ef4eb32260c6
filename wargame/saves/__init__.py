"""The record of a game: an append-only journal, its secrets until the close, replay and verification.

``journal`` holds bytes and their ``chain``, ``lines`` what each line says, ``codec`` how facts are written, ``formats``
what older versions said otherwise; ``seals`` and ``vault`` keep what nobody may see yet. ``save`` reads a save, once;
``replay`` makes its rules ready, ``history`` says where it stood, ``verify`` doubts it, ``index`` lists a folder.
"""

from wargame.saves.problems import Damaged, Unusable

__all__ = ["Damaged", "Unusable"]
