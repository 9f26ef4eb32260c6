"""The rows: every system of the inventory, R01 to R107, played at a table, and proved to hang on the rule it names.

A numbered page holds cases in the canon's format with two more keys: `rows`, what it plays, and `deletes`, pointers
into the authored files. Each pointer is taken out in memory and the case played again; it must then fail. What lies
in a document or a debrief is tested by a function with the mark `row`, which says the same two things (links.py).

`quiet.yaml` is what pages share: a year with every move on the menu in which nothing happens by itself.
One case with its proof: `python -m pytest tests/rows -m "" -k R40`. The page made of all: `python -m docs.coverage`.
"""
