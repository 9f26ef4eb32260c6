"""Many games by a compiled kernel over flat programs; where it was not built, ``sim.block`` plays them."""
