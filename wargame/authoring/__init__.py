"""YAML to scenario: a reader with positions, shapes, the linker, lint and the editors' schema.

``source`` a file as text · ``characters`` what no text may hold · ``reader`` text to data and ``positions`` ·
``problems`` what is wrong and where · ``shapes`` data to authored words · ``linker`` files to one scenario ·
``loading`` the way in for everybody else.
"""

from wargame.authoring.loading import Loaded, check_file, load_embedded, load_scenario
from wargame.authoring.problems import Problem
from wargame.authoring.whereabouts import Place

__all__ = ["Loaded", "Place", "Problem", "check_file", "load_embedded", "load_scenario"]
