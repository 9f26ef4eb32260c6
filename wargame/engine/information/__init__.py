"""What a viewer (a seat, the public, control) may know, and all that is made of it.

``knowledge`` says within what a viewer knows each slot to lie (``recall``: what stays known from turn to turn),
``visibility`` which events it learns of, ``redaction`` makes its ``View`` of both. Parts of a view are ``cards``,
``odds``, ``theatre``, ``talk``, ``promises`` and ``wording``.

Chances: ``odds`` are those of one roll; ``move_odds`` what a move comes to in all, by ``influence`` (what bears on it),
``within_reach`` (what of that can happen) and ``coupled_odds``; ``outcome`` shows it on a card, with ``hurdles`` (what
others could do), ``capped`` (what is left of an effect) and ``aim_signs`` (what it means for the seat).

How ``visibility`` works: ``observer`` says which facts a viewer sees happen whatever led to them; ``redacted_account``
goes through a turn with them, by ``interval_execution`` of the turn's ``statements`` over ``beliefs`` (an interval a
slot), and ``inference`` counts back from how the turn ended.

For those who think for a seat: ``observation`` lowers a doctrine's rules so that they read no more than its seat sees;
``information_state`` is a position with all that the seat cannot know taken out.
"""
