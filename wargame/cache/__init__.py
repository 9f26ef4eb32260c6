"""What took long to work out, kept on this computer by the texts it was worked out from. Safe to delete at any time.

``store`` sealed entries in the user's cache folder · ``fingerprint`` what makes an entry of another program another
entry · ``record_table`` records as JSON and back · ``program_format``, ``scenario_format`` a program and a scenario so
written · ``programs`` a scenario lowered, or its program from the store.
What loading and checking keep stands with them, in ``wargame.authoring.linked_cache``.
"""
