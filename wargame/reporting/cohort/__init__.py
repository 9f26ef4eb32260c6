"""Parallel classes of one crisis side by side: which games belong together, and the page that compares them."""
