"""Words on a page: a small tree of nodes, and one writer per medium.

Composers (``manual``, ``debrief``, ``reporting`` and the faces) say *what* stands on a page by making nodes;
the writers here say *how* it looks: ``lines`` (plain text), ``terminal`` (rich), ``markdown``, ``html``.
The writer for Textual stands in ``tui``, the only room that may import it. Every writer matches all kinds of nodes:
a new kind is a type error in each of them until it is written there.
"""
