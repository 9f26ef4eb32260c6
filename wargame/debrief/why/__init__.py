"""Why something came out as it did: what stood behind an event of a save, told from its events alone."""
