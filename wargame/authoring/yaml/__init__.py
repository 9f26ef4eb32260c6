"""A file of an author as data, in a safe subset of YAML.

``source`` the text · ``reader`` what it says · ``fold`` how that is made of the parser's events, refusing what is not
used here · ``scalars`` what an unquoted word means · ``spans`` where each value stands · ``syntax_errors`` what the
parser objects to, in an author's words, with ``stumble`` (where) and ``slips`` (what was meant) · ``mending`` the text
without its mistakes, so that all are told in one run · ``values`` where an unquoted value stands on its line.
"""
