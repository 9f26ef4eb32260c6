"""What a seat can type: one table, from which help, nearest spellings and the desk's handlers are taken."""

from __future__ import annotations

from collections.abc import Sequence

from wargame.plain.typed import quoted
from wargame.records import record
from wargame.wording.catalogue import N_, _
from wargame.wording.numbers import did_you_mean, either, sentence


@record
class Keyword:
    """One command.

    Attributes:
        name: as typed; any beginning of it that fits no other command will do.
        usage: what follows it.
        what: a line for help.
        short: a beginning that is this command's, though it fits others too.
    """

    name: str
    usage: str
    what: str
    short: str = ""


COMMANDS = (
    Keyword("situation", "", N_("your means, what is on the table, what you may be asked")),
    Keyword("tracks", "", N_("where everything stands")),
    Keyword("map", "[PLACE]", N_("what stands where, in words and drawn; with a place: what stands there")),
    Keyword("moves", "", N_("your move cards, numbered")),
    Keyword("show", "MOVE", N_("one card in full: needs, choices, odds and effects")),
    Keyword("order", "[MOVE [CHOICE=WORD …] [with SEAT …]]", N_("put a move into your order; alone: show the order"),
            short="o"),
    Keyword("drop", "MOVE", N_("take a move out again"), short="d"),
    Keyword("answer", "[QUESTION WORD]", N_("answer a question; alone: go through them all")),
    Keyword("nomove", "", N_("empty the order")),
    Keyword("outlook", "",
            N_("what your order may lead to, beside others; takes a few seconds, Ctrl+C ends it sooner")),
    Keyword("adopt", "NUMBER", N_("take over an order of the last outlook, in place of yours")),
    Keyword("forecast", "[NUMBER PERCENT|intent TEXT|none]",
            N_("what you want, and how likely you hold what may come about, for you alone until the debrief; alone: go "
               "through it all, where this game is played with forecasts")),
    Keyword("seal", "", N_("hand the order in, for good once everybody has")),
    Keyword("say", "[SEAT,SEAT|control|all TEXT]", N_("send a message; to all: a communiqué, public at once")),
    Keyword("promise", "[[not] MOVE|any TAG|QUESTION=WORD to SEAT [by TURN]]",
            N_("give your word on this turn's order, or up to a turn; it binds nobody and is remembered")),
    Keyword("propose", "[MOVE [CHOICE=WORD …] [with SEAT …]]",
            N_("order a joint move and propose it to the seats it takes; it binds nobody until you seal")),
    Keyword("accept", "[PROPOSAL]", N_("order what was proposed to you, and say so")),
    Keyword("counter", "[PROPOSAL [MOVE] [CHOICE=WORD …] [with SEAT …]]",
            N_("answer a proposal with a change: order and propose that instead, to the same seats")),
    Keyword("decline", "[PROPOSAL]", N_("say no to a proposal; your own is taken back")),
    Keyword("messages", "", N_("everything said to you and by you, and how promises and proposals stand")),
    Keyword("brief", "", N_("what your team was told in private")),
    Keyword("aims", "", N_("objectives, private card and red lines, and how they stand")),
    Keyword("news", "", N_("what you alone learned from the last turn")),
    Keyword("cover", "", N_("hide your desk at once, without sealing; it asks who is there before it shows one again")),
    Keyword("clock", "[pause|go]", N_("how much time your team has left; halt the clock for a break, or let it go on")),
    Keyword("leave", "", N_("save and leave; what is not sealed is forgotten")),
    Keyword("finish", "", N_("end the game here, for every seat, to talk about it")),
    Keyword("guide", "", N_("a first turn in six steps, for newcomers")),
    Keyword("help", "[COMMAND]", N_("this list")),
)


_AT_A_HOST = {
    one.name: one for one in (
        Keyword("seal", "", N_("hand the order in; unseal takes it back until all orders are opened")),
        Keyword("cover", "", N_("hide your desk at once, until you type Enter")),
        Keyword("clock", "", N_("how much time is left; only control stops it")),
        Keyword("leave", "", N_("get up; what was begun and sealed is kept, and the seat can be taken again")),
    )
}  # fmt: skip
HOSTED_COMMANDS = (
    *(_AT_A_HOST.get(command.name, command) for command in COMMANDS if command.name != "finish"),
    Keyword("unseal", "", N_("take a sealed order back")),
    Keyword("receipt", "", N_("what to note down now, so that nobody can change the past unseen")),
)
"""What a seat of a game that is hosted elsewhere can type."""


class NotACommand(Exception):
    """Nothing by this name; the text says what was probably meant."""


def find(word: str, among: Sequence[Keyword] = COMMANDS) -> Keyword:
    """The command that a word names, in full or by a beginning that fits no other. Raises ``NotACommand``."""
    word = word.lower()
    fitting = [command for command in among if command.name.startswith(word)]
    exact = [command for command in fitting if word in (command.name, command.short)]
    if exact or len(fitting) == 1:
        return (exact or fitting)[0]
    if fitting:
        names = either(command.name for command in fitting)
        raise NotACommand(_("{said} could be {names}.").format(said=quoted(word), names=names))
    hint = did_you_mean(word, [command.name for command in among], _("Type help for what there is."))
    raise NotACommand(_("There is no {word}. {hint}").format(word=quoted(word), hint=sentence(hint)))


def help_lines(name: str = "", among: Sequence[Keyword] = COMMANDS) -> list[str]:
    """The list of commands, or one of them. Raises ``NotACommand``."""
    chosen = (find(name, among),) if name else among
    lines = [f"  {f'{command.name} {command.usage}'.strip()}: {_(command.what)}" for command in chosen]
    if not name:
        lines.append(_("A MOVE is its number in the list, its code or its id."))
        lines.append(_("A PROPOSAL is the code of its move."))
        lines.append(_("Commands may be shortened: o is order, ou is outlook."))
        lines.append(_("Type back where you are asked something to leave it as it is."))
    return lines
