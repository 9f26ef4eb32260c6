"""What a game is: the words of rulebooks and scenarios, and the facts of a game. Types only; nothing here acts.

Authored words (pydantic, strict): ``base world steps tables acts rules goals files``.
Facts of a game (records): ``orders events state views``.
"""
