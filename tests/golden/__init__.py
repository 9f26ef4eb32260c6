"""Golden playthroughs: for every shipped scenario a game with three scripts, and how it reads.

``python -m tests.golden`` writes them anew after a change that was meant; look at the difference before committing it.
"""
