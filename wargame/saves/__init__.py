"""The record of a game: an append-only journal, its secrets until the close, replay and verification.

``journal`` holds bytes and their chain, ``lines`` what each line says, ``codec`` how facts are written; ``seals`` and
``vault`` keep what nobody may see yet; ``replay`` rebuilds a game, ``verify`` doubts one, ``index`` lists a folder.
"""

from wargame.saves.problems import Damaged, Unusable

__all__ = ["Damaged", "Unusable"]
