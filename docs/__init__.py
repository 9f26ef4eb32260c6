"""What is written about the game, and the programs that write parts of it (``docs.coverage``, ``docs.pictures``)."""
