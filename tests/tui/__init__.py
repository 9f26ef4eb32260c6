"""Tests of the screen, on a hand-made game."""
