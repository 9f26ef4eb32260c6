"""A file of an author as data: a safe subset of YAML, where each value stands, and what the parser objects to."""
