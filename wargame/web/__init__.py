"""The game in browsers: every team at its own screen, a projector, and control, all over one table in one process.

``door`` says who may come in, ``guard`` what a request must be, ``room`` is the table with those around it, ``actions``
what a place may ask for, ``seat_page``, ``projector_page`` and ``control_page`` what it is shown, ``stream`` how that
reaches it, ``app`` which address leads where, ``serving`` runs it all. A page is made of the words of line mode, by the
HTML writer of ``document``; its script only puts in what comes and hands back what was chosen.
"""
