"""A seat of a hosted game at a terminal elsewhere: what the host sends it, what it asks for, and the way between.

Nothing of the game is here but what the host has sent: no program, no scenario, no table.
"""
