"""The theatre map in cells: its signs, a sheet laid out, and how one is laid out."""
