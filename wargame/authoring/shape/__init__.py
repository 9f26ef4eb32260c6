"""Data as authored words: field types, validation and what its errors say, and mending to look at the rest."""
