"""Conditions and effects: one line of text becomes a typed tree, which can be evaluated, bounded, explained and lowered.

``tree`` the typed tree · ``slots`` the names of slots · ``names`` what an author's words mean · ``parser`` text to tree ·
``effects`` one-line effects · ``bounds`` what a viewer can know of a tree · ``explain`` ✓/✗ · ``source`` tree to code.
"""
