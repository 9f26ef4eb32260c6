"""A scenario-wargame tabletop engine: write a crisis in YAML, play it in secret, replay it for years."""

__version__ = "0.2.0"
