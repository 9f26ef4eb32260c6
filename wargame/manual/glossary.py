"""Every code on one page, and what the tags mean."""

from __future__ import annotations

from wargame.manual.edition import Edition
from wargame.document.nodes import Document, grid, section


def glossary(edition: Edition) -> Document:
    """Codes in the order of the alphabet. Situations only for instructors."""
    scenario = edition.scenario
    found: dict[str, tuple[str, str]] = {}
    for track in scenario.tracks.values():
        names = {"": track.name} if isinstance(track.name, str) else track.name
        codes = {"": track.code} if isinstance(track.code, str) else track.code
        for key, code in codes.items():
            found[code] = (names.get(key, ""), "track")
    groups: list[tuple[str, dict[str, str | None], dict[str, str]]] = []
    for kind, things in (
        ("derived value", scenario.derived),
        ("status", scenario.statuses),
        ("flag", scenario.flags),
        ("token", scenario.tokens),
        ("tag", scenario.tags),
        ("table", scenario.tables),
        ("card", scenario.cards),
        ("move", {id_: move for id_, move in scenario.moves.items() if not move.banned}),
    ):
        groups.append(
            (kind, {id_: one.code for id_, one in things.items()}, {id_: one.name for id_, one in things.items()})
        )
    if edition.instructor:
        injects = scenario.injects
        groups.append(
            (
                "situation",
                {id_: one.code for id_, one in injects.items()},
                {id_: one.title for id_, one in injects.items()},
            )
        )
    for kind, codes_of, names_of in groups:
        for id_, code_of in codes_of.items():
            if code_of:
                found.setdefault(code_of, (names_of[id_], kind))
    rows = [(code, name, kind) for code, (name, kind) in sorted(found.items(), key=lambda item: item[0].lower())]
    tags = [(tag.name, tag.text or "") for tag in scenario.tags.values()]
    return section(
        2, "Glossary", grid(("Code", "Stands for", "Kind"), rows), section(3, "Tags", grid(("Tag", "Meaning"), tags))
    )
