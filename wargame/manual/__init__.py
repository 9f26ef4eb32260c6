"""A scenario as a rulebook people can read: what there is to count, what each seat can do, what follows from what.

Reads a linked ``Scenario`` and its program, never a file, so that a screen may show it too.
``edition`` what every chapter needs · ``phrasing`` what rules do, as points of a list · ``odds`` chances ·
``reach`` what players may read · one file a chapter, put in order by ``rulebook``.
Conditions and effects are asked of a speaker.
"""
