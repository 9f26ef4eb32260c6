"""Many games told to an instructor: as plain data for programs, as documents for people.

``facts`` is all there is to say of a rehearsal, ``rehearsal`` the document of it; ``comparison`` what was found when
the same games were played in two ways, ``tornado`` what a sensitivity run found, ``ablation`` what is worth choosing.
``usage`` knows where each counted thing was written; ``outlook`` is the adviser's answer at a table.
"""
