"""One sitting over a table: drafts, unread words, clock, adviser, whose turn and what comes next. Faces render it.

No drawing and no sentences: a screen, the line mode or a server asks a session, shows what it says, and hands back
what was chosen.
"""
