"""``python -m wargame`` is the command ``wargame``."""

from wargame.cli import main

if __name__ == "__main__":
    main(prog_name="wargame")
