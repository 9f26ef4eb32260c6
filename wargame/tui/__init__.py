"""The screen: a Textual application over a table. It shows views and passes on what people decide, nothing else.

Only this room imports textual. Other rooms import ``wargame.tui.app`` inside the command that needs it.
"""
