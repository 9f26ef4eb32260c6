"""One module per command of ``wargame``; ``wargame.cli.COMMANDS`` is their index."""
