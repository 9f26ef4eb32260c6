"""Records into words: the only room with sentences for players. A language is a ``Speaker``; English is the first."""
