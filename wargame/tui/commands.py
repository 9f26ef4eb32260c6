"""Every command a person can give, once: the key bindings, the palette and the help page are all made from this table.

Arrows, Tab, Enter and Esc do everything; letters are a second way and yield to text fields. A letter is also bound to
its twins on Korean and full-width keyboards, so that nobody has to leave an input method to play.
"""

from __future__ import annotations


from textual.binding import Binding, BindingType

from wargame.records import record
from wargame.tui.key_names import key_words, twins_of
from wargame.tui.panel_table import PANELS
from wargame.wording.catalogue import N_

PRIVATE = frozenset({"seat", "control"})
"""Places whose screen one team alone may see: they have a ``cover`` action, and are covered when nobody is there."""
BLIND = frozenset({"leave", "help", "cover", "app.cover"})
"""Actions that can be given where the terminal is too small to show anything."""


@record
class Command:
    """One command.

    Attributes:
        place: the screen or panel it belongs to; ``app`` holds everywhere.
        keys: its keys, the one to show first.
        action: Textual's action.
        label: one or two words for the footer; empty: not in the footer.
        above: whether its label stands above the footer instead, on a screen with more keys than that holds.
        help: a sentence for the help page and the palette.
        both: whether the help page names all its keys, not the first alone.
        palette: whether the palette offers it.
        first: whether it comes before the keys of the panel that has the keyboard.
    """

    place: str
    keys: tuple[str, ...]
    action: str
    label: str
    help: str
    above: bool = False
    both: bool = False
    palette: bool = True
    first: bool = False

    @property
    def id(self) -> str:
        """A stable name, by which a keymap may give it other keys."""
        return f"{self.place}.{self.action.partition('(')[0].rpartition('.')[2]}" + "".join(
            f".{part}" for part in self.action.partition("(")[2].strip(")").replace("'", "").split(",") if part
        )


RECEIPT = N_("Receipt: words to note down, or a code to photograph, that tell a save written anew.")
COMMANDS: tuple[Command, ...] = (
    # Everywhere
    Command("app", ("question_mark",), "help", "Help", "Show what every key does here."),
    Command("app", ("q",), "leave", "Leave", "Leave this screen, after asking where something could be lost."),
    Command("app", ("colon", "ctrl+p"), "command_palette", "", "Find any command by name.", both=True,
            palette=False),
    Command("app", ("ctrl+t",), "other_theme", "", "Switch between the dark and the light theme."),
    Command("app", ("g",), "jump", "", "Put a letter on each panel; press it to go there."),
    Command("app", ("w",), "halt_clock", "", "Watch: halt the clock for a break, or let it go on."),
    # Lists
    Command("list", ("enter",), "select", "Choose", "Choose the marked line.", palette=False),
    Command("list", ("down", "j"), "cursor_down", "", "Next line.", both=True, palette=False),
    Command("list", ("up", "k"), "cursor_up", "", "Line before.", both=True, palette=False),
    # Forms
    Command("form", ("escape",), "leave", "Back", "Go back.", palette=False),
    # Settings
    Command("settings", ("r",), "usual", "Usual",
            "Put the marked setting, or the marked command's keys, back to the usual."),
    # The shelf of games
    Command("saves", ("v",), "verify", "Verify", "Play the marked game again and say whether it is what was played."),
    # While something is read
    Command("waiting", ("escape",), "give_up", "Give up", "Wait no longer; back to the launcher."),
    # A running game
    Command("game", ("escape",), "leave", "", "Leave the game; it can be continued.", palette=False),
    Command("game", ("r",), "receipt", "", RECEIPT),
    # Hand-over
    Command("handover", ("r",), "receipt", "", RECEIPT),
    Command("handover", ("escape",), "leave", "", "Leave the game; it can be continued.", palette=False),
    Command("handover", ("m",), "control", "Control", "Messages to control: control alone reads them, after asking."),
    # Control's desk
    Command("control", ("escape", "grave_accent", "ctrl+l"), "cover", "Cover", "Cover the screen again."),
    Command("control", ("n",), "note", "Note", "Note something on a line of the journal, for the debrief."),
    Command("control", ("s",), "speak", "Speak", "Say something to one seat, to several, or to all."),
    Command("control", ("r",), "reply", "Reply", "Answer the seat that wrote to control last.", above=True),
    Command("control", ("l",), "look", "Look", "See what a seat may know; each look is noted in the record.",
            above=True),
    Command("control", ("o",), "sealed_orders", "Sealed orders",
            "See the sealed orders, where the scenario lets control; each look is noted.", above=True),
    Command("control", ("t",), "rule_track", "Track", "Rule: move a track within its bounds."),
    Command("control", ("v",), "void", "Void",
            "Rule: void an order, once all are opened and before they are resolved."),
    Command("control", ("i",), "direct", "Situations", "Put a situation now, hold it back, skip or release it.",
            above=True),
    Command("control", ("h",), "direct_seat", "Seats",
            "Seal for a team that is not there; give a seat to others and back.", above=True),
    Command("control", ("a",), "announce", "Announce", "Put a situation of your own to seats, or to all.",
            above=True),
    Command("control", ("d",), "dice", "Real dice", "Type in real dice, roll by roll, once the orders are open.",
            above=True),
    Command("control", ("m",), "mend", "Mend a text", "Put a slip of the pen right in what is on every screen.",
            above=True),
    Command("control", ("u",), "undo", "Take back",
            "Take the game back to where a turn, or its orders, had been opened.", above=True),
    Command("control", ("x",), "cross", "Red line", "Rule: a red line that only control crosses was crossed.",
            above=True),
    # A preview
    Command("preview", ("right_square_bracket",), "stop(1)", "Next team", "What the next team sees."),
    Command("preview", ("left_square_bracket",), "stop(-1)", "", "What the team before sees, or the opening."),
    Command("preview", ("full_stop",), "turn(1)", "", "The same a turn later."),
    Command("preview", ("comma",), "turn(-1)", "", "The same a turn earlier."),
    # A seat plans
    *(Command("seat", (str(key),), f"show('{panel.id}')", "", panel.help, first=True)
      for key, panel in enumerate(PANELS, 1)),
    Command("seat", ("z",), "enlarge", "", "Enlarge the panel that has the keyboard, or put it back."),
    Command("seat", ("d", "delete"), "drop", "", "Take the marked move off the order, or its answer from a question."),
    Command("seat", ("u",), "undo", "", "Undo the last change of the order."),
    Command("seat", ("slash",), "find", "", "Search the cards, the tracks or the map by a few letters."),
    Command("seat", ("f",), "fewer", "", "Show only open cards, those you can pay for, joint ones, or all."),
    Command("seat", ("s",), "seal", "Seal", "Seal your order; asks before it does."),
    Command("seat", ("p",), "bargain('propose')", "",
            "Propose the marked joint card to the seats it takes; a proposed one: answer with a change."),
    Command("seat", ("y",), "bargain('accept')", "", "Yes to a proposal: accept it, and order it so."),
    Command("seat", ("n",), "bargain('decline')", "", "No to a proposal; your own is taken back."),
    Command("seat", ("o",), "outlook", "Outlook", "Outlook: what your order, with the marked card, may lead to."),
    Command("seat", ("e",), "state", "", "Expect: what you want, and how likely you hold what may come."),
    Command("seat", ("D",), "clear", "", "Take every move out of your order: no move."),
    Command("seat", ("grave_accent", "ctrl+l"), "cover", "Cover", "Cover the screen at once; your choices stay."),
    Command("seat", ("escape",), "step_back", "", "End a search; where there is none, cover the screen."),
    Command("seat", ("c",), "card", "", "Read the card in full, on the whole screen.", palette=True),
    Command("seat", ("x",), "no_hints", "", "Put the hints of the guided first turn away."),
    # A search
    Command("find", ("enter",), "submit", "Go there", "Go to the first place that holds the letters.",
            palette=False),
    Command("find", ("escape",), "give_up", "End the search", "Search no more.",
            palette=False, first=True),
    # The theatre map
    Command("map", ("enter",), "choose", "Open", "Read what stands at the marked place.", palette=False),
    Command("map", ("left", "h"), "go('left')", "", "Nearest place to the left.", both=True, palette=False),
    Command("map", ("right", "l"), "go('right')", "", "Nearest place to the right.", both=True, palette=False),
    Command("map", ("up", "k"), "go('up')", "", "Nearest place above.", both=True, palette=False),
    Command("map", ("down", "j"), "go('down')", "", "Nearest place below.", both=True, palette=False),
    # Reveal
    Command("reveal", ("r",), "receipt", "", RECEIPT),
    Command("reveal", ("enter", "space", "right"), "step", "Next",
            "Next step of the reveal; after the last, play on.", first=True),
    Command("reveal", ("left",), "back", "Back", "One step back.", first=True),
    Command("reveal", ("end",), "skip", "Tell all", "Tell every step that is left at once.", first=True),
    Command("reveal", ("t",), "other_panel", "Tracks", "Switch between the story and what is at stake."),
    Command("reveal", ("y",), "why", "Why",
            "Why this step came out so: what counted, who moved it, what would have altered it."),
    Command("reveal", ("c",), "copy", "", "Copy the whole turn as text, and keep it as a file beside the save."),
    # End
    Command("end", ("r",), "receipt", "", RECEIPT),
    Command("end", ("1",), "show('account')", "", "Account: how it ended, and every turn in short."),
    Command("end", ("2",), "show('scores')", "", "Scores: every line with its reason, and the cards turned over."),
    Command("end", ("3",), "show('courses')", "", "Tracks: charts of how they went; ← and → turn to the next."),
    Command("end", ("4",), "show('promises')", "", "Promises: what was promised, and what was done."),
    Command("end", ("5",), "show('questions')", "", "Questions: what to talk about."),
    Command("end", ("right", "enter"), "turn_over(1)", "Next", "The next tab; on the tracks the next chart.",
            first=True),
    Command("end", ("left",), "turn_over(-1)", "", "The tab before; on the tracks the chart.", first=True),
    Command("end", ("y",), "why", "Why", "Why anything of the game came out so, turn by turn."),
    Command("end", ("a",), "analyse", "Points",
            "Where the points came from: decisions and dice, what mattered most, how good each order was."),
    Command("end", ("c",), "copy", "", "Copy what is shown as text, and keep it as a file beside the save."),
    Command("end", ("e",), "export", "Report", "Write the after-action report as a page, beside the save."),
    # Enter tells on here as in the reveal: one press too many must not shut the debrief
    Command("end", ("escape",), "done", "Launcher",
            "Back to the launcher. The game stays on the shelf.", first=True),
    # Replay
    Command("replay", ("right",), "step(1)", "Step", "A step on.", first=True),
    Command("replay", ("left",), "step(-1)", "", "A step back.", first=True),
    Command("replay", ("right_square_bracket",), "turn(1)", "", "To the next turn."),
    Command("replay", ("left_square_bracket",), "turn(-1)", "", "To where this turn began, or the one before."),
    Command("replay", ("home",), "first", "", "To the very beginning.", first=True),
    Command("replay", ("end",), "last", "", "To the very end.", first=True),
    Command("replay", ("number_sign",), "pick_turn", "", "To a turn out of a list."),
    Command("replay", ("v",), "viewer", "Seen by", "As the next one saw it: all, each seat, control."),
    Command("replay", ("y",), "why", "Why",
            "Why this step came out so: what counted, who moved it, what would have altered it."),
    Command("replay", ("b",), "what_if", "What if",
            "What if this turn had gone otherwise: another die, other dice, or the turn planned anew."),
    Command("replay", ("slash",), "find", "", "Find words in what was told."),
    Command("replay", ("n",), "hit(1)", "", "The next place with these words."),
    Command("replay", ("N",), "hit(-1)", "", "The place before with these words."),
    Command("replay", ("t",), "other_panel", "Tracks", "Where narrow: switch between the story and the tracks."),
    Command("replay", ("c",), "copy", "", "Copy this turn as text, and keep it as a file beside the save."),
    Command("replay", ("escape",), "leave", "", "Back to the shelf.", palette=False),
    # Dialogues
    Command("dialogue", ("escape",), "dismiss", "Back", "Close without choosing.", palette=False),
    Command("dialogue", ("ctrl+l", "grave_accent"), "app.cover", "Cover",
            "Cover the screen at once; what was begun waits. While a text is written, Ctrl+L.", palette=False),
)  # fmt: skip
"""Label and help stand here in English, and are looked up in the catalogue where they are shown."""

TOGETHER: tuple[tuple[str, ...], ...] = (
    ("app", "list", "seat"),
    ("app", "map", "seat"),
    ("app", "list", "handover"),
    ("app", "control"),
    ("app", "list", "game"),
    ("app", "list", "form", "saves"),
    ("app", "list", "form", "settings"),
    ("app", "waiting"),
    ("app", "reveal"),
    ("app", "end"),
    ("app", "replay"),
    ("app", "preview"),
    ("app", "list", "seat", "preview"),
    ("app", "map", "seat", "preview"),
)
"""Places whose keys hold at the same time: none of them may mean two things."""


def bindings(place: str) -> list[BindingType]:
    """The bindings of a screen or panel, for its ``BINDINGS``; of several keys the first is to be shown, and each
    is written as itself where a text field takes the first."""
    return [
        Binding(
            key,
            command.action,
            command.label or command.help,
            show=bool(command.label) and not command.above,
            key_display=key_words(key) if key == command.keys[0] else None,
            id=command.id,
            tooltip=command.help,
            priority=command.first,
        )
        for command in COMMANDS
        if command.place == place
        for key in twins_of(command.keys)
    ]


def commands_of(*places: str) -> tuple[Command, ...]:
    """The commands of these places, place by place."""
    return tuple(command for place in places for command in COMMANDS if command.place == place)
