"""For researchers: the crises as environments for learning, and their turns as games of game theory.

Heavy libraries that no player needs are imported here alone, and only by who asks for them: the extra ``rl`` installs
PettingZoo and Gymnasium (``environment``), the extra ``equilibrium`` SciPy (``equilibria``).
"""
