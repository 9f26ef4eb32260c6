"""YAML to scenario: a reader with positions, shapes, the linker, lint and the editors' schema.

``source`` a file as text · ``characters`` what no text may hold · ``reader`` text to data and ``positions`` ·
``problems`` what is wrong and where · ``shapes`` data to authored words · ``linker`` files to one scenario ·
``loading`` the way in for everybody else.
"""
