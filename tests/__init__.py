"""How the game is tested: a folder for each room, and the whole of it played."""
