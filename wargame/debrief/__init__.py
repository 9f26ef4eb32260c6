"""Learning from a game: what happened and why, in words. Events are rendered here; no reason is computed again."""
