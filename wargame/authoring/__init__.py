"""YAML to scenario, folder by folder as a file passes them.

``yaml`` a file as data with positions · ``shape`` data as authored words · ``link`` files to one scenario ·
``checks`` what that scenario is asked · ``backcast`` the same for cases of history · ``diagnostic`` one mistake and its
place, ``rendering`` how people read it · ``loading`` the way in for everybody else · ``kept`` what is not done twice.
"""

from wargame.authoring.diagnostic import Diagnostic
from wargame.authoring.loading import Loaded, check_file, load_embedded, load_scenario

__all__ = ["Diagnostic", "Loaded", "check_file", "load_embedded", "load_scenario"]
