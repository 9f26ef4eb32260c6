"""A file of an author as data, in a safe subset of YAML.

``source`` the text · ``reader`` what it says, refusing what is not used here · ``scalars`` what an unquoted word
means · ``spans`` where each value stands · ``syntax_errors`` what the parser objects to, in an author's words.
"""
