"""Back-casts: a case of history read, checked and made into scenarios."""
