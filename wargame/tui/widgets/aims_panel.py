"""What a seat wants and must never do, and how that stands now: all of it on a page, and a strip always in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from wargame.debrief.aims import AimNow, aims_now, how_far, in_short, mark, missing_first, score_now
from wargame.model.views import AimView, View
from wargame.tui.glyphs import Glyphs, signed
from wargame.tui.text import Hanging, Line, line, plain, stack
from wargame.tui.writer import runs
from wargame.wording.catalogue import N_, _
from wargame.wording.speaker import DeskSpeaker

HEADINGS = (
    ("objective", N_("Objectives, counted at the end")),
    ("card", N_("Your private card")),
    ("red_line", N_("Red lines: once crossed, they cost")),
)


def aim_lines(view: View, speaker: DeskSpeaker, glyphs: Glyphs) -> Iterator[Line]:
    """Every aim with its points, whether it holds as things stand, and how far it is off."""
    now = {one.aim.id: one for one in aims_now(view, speaker)}
    yield Content.assemble((_("As things stand: "), "$accent"), _("{points} points").format(points=score_now(view)))
    yield ""
    for what, title in HEADINGS:
        aims = [aim for aim in view.aims if aim.what == what]
        if not aims:
            continue
        yield Content.styled(_(title), "$accent")
        for aim in aims:
            yield from _aim(aim, now.get(aim.id), glyphs)
        yield ""
    signs = _("{yes} holds now   ! holds by its last step   {no} missing, or crossed   {unsure} you cannot know")
    signs = signs.format(yes=glyphs.yes, unsure=glyphs.unsure, no=glyphs.no)
    yield Content.styled(signs, "$text-muted")


def _aim(aim: AimView, now: AimNow | None, glyphs: Glyphs) -> Iterator[Line]:
    sign = runs((mark(now),)) if now else Content.styled(glyphs.dot, "$text-muted")
    name = Content.assemble(line(aim.name, "bold"), ". ") if aim.what == "card" else Content("")
    points = Content.assemble(" ", sign, f" {signed(aim.points, glyphs):>3}")
    yield Hanging(points, Content.assemble(name, plain(aim.text)), 7)
    if now and aim.part_met and not aim.met:
        yield Hanging(Content(""), Content(_("half of it holds: {points}").format(points=signed(aim.part, glyphs))), 7)
    if now and (far := how_far(now)):
        yield Hanging(Content(""), line(far, "$text-muted"), 7)


def strip_text(view: View, speaker: DeskSpeaker, cells: int, lines: int, *, coded: bool) -> Content:
    """The aims in so many lines of this width, what is missing first; of those without room only how many there are.

    Args:
        coded: by the codes of tracks, not by their names.
    """
    if not view.aims:
        return Content("")
    head = Content.assemble((_("Aims"), "bold $accent"), f" {score_now(view)}")
    aims = missing_first(aims_now(view, speaker))
    said = [Content.assemble(runs((mark(one),)), " ", runs(in_short(one, coded=coded))) for one in aims]
    for shown in range(len(said), -1, -1):
        filled = _filled([head, *said[:shown], *_rest(aims[shown:])], cells, 2 if coded else 3)
        if len(filled) <= lines:
            return stack(*filled)
    return head


def _filled(parts: Sequence[Content], cells: int, gap: int) -> list[Content]:
    """Parts beside each other in lines of this width, none of them broken, with a gap of so many cells between them;
    those below begin under the second part."""
    indent = " " * parts[0].cell_length
    lines = [parts[0]]
    for part in parts[1:]:
        if lines[-1].cell_length + gap + part.cell_length > cells:
            lines.append(Content(indent))
        lines[-1] = Content.assemble(lines[-1], " " * gap, part)
    return lines


def _rest(aims: Sequence[AimNow]) -> list[Content]:
    """How many more there are of each sign, in a part of its own; none: nothing."""
    counts: dict[str, list[AimNow]] = {}
    for one in aims:
        counts.setdefault(mark(one).text, []).append(one)
    said = [Content.assemble(f"+{len(alike)} ", runs((mark(alike[0]),))) for alike in counts.values()]
    return [Content(" ").join(said)] if said else []


class AimsStrip(Static):
    """The aims of a seat, always in sight: in one line, or in two where the screen is tall."""

    def __init__(self, speaker: DeskSpeaker) -> None:
        super().__init__(markup=False, id="strip")
        self._speaker = speaker
        self._view: View | None = None

    def show_view(self, view: View) -> None:
        """Show how the aims of this view stand."""
        self._view = view
        self.display = bool(view.aims)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """More or fewer of them have room."""
        self._draw()

    def _draw(self) -> None:
        cells = self.content_size.width
        if self._view is not None and cells:
            coded = self.screen.has_class("-narrow")
            lines = 2 if self.screen.has_class("-tall") and not coded else 1
            self.update(strip_text(self._view, self._speaker, cells, lines, coded=coded))
