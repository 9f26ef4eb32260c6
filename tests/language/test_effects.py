"""What effect lines say, and what an author is told of those that say nothing."""

from __future__ import annotations

from itertools import product

import pytest

from tests.language.state import reader
from wargame.language import effects as e
from wargame.language.spans import Span
from wargame.language.targets import Target
from wargame.language.names import MoveOf
from wargame.language.effects.chance import read_chance
from wargame.language.effects.reader import read_effect
from wargame.language.evaluate import evaluate
from wargame.language.names import Bindings, Names
from wargame.language.tree import LanguageError, const

SEOUL_MOVES = Bindings(
    seats={"mover": "seoul", "each": "tokyo"},
    moves={"this": MoveOf("drill", None), "target": MoveOf("build_up", "tokyo")},
)
TRUST = (Target("trust"),)


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("trust +1", e.Shift(TRUST, const(1))),
        ("trust + 1", e.Shift(TRUST, const(1))),
        ("trust -2", e.Shift(TRUST, const(-2))),
        ("trust +1 to at most 7", e.Shift(TRUST, const(1), at_most=const(7))),
        ("trust -1 floor 3", e.Shift(TRUST, const(-1), at_least=const(3))),
        ("trust -1 to at least 3", e.Shift(TRUST, const(-1), at_least=const(3))),
        ("trust +1 this turn", e.Shift(TRUST, const(1), span=Span(0))),
        ("trust +1 next turn", e.Shift(TRUST, const(1), span=Span(1))),
        ("trust +1 for 3 turns", e.Shift(TRUST, const(1), span=Span(3))),
        ("trust +1 for good", e.Shift(TRUST, const(1))),
        ("trust +3 to at most 7 for 2 carry", e.Shift(TRUST, const(3), const(7), None, Span(2), carry=True)),
        ("tempo -1 this turn", e.Shift((Target("tempo"),), const(-1), span=Span(0))),
        ("approval[seoul] +1", e.Shift((Target("approval[seoul]"),), const(1))),
        ("approval[mover] +1", e.Shift((Target("approval[seoul]"),), const(1))),
        ("approval[others] -1", e.Shift((Target("approval[tokyo]"), Target("approval[washington]")), const(-1))),
        ("commitment[all] -1", e.Shift((Target("commitment[seoul]"), Target("commitment[tokyo]")), const(-1))),
        ("info = 2", e.SetTo((Target("info"),), "=", const(2))),
        ("info at least 2", e.SetTo((Target("info"),), "at least", const(2))),
        ("capital[each] at most 0", e.SetTo((Target("capital[tokyo]"),), "at most", const(0))),
        ("pact = in_force", e.Become("pact", 2)),
        ("amended = on", e.Become("amended", 1)),
        ("amended = off", e.Become("amended", 0)),
        ("token goodwill +1 for 2", e.Tokens((Target("goodwill"),), "+", const(1), Span(2))),
        ("token goodwill -1", e.Tokens((Target("goodwill"),), "+", const(-1))),
        ("token goodwill = 0", e.Tokens((Target("goodwill"),), "=", const(0))),
        ("token lever[mover] +1", e.Tokens((Target("lever[seoul]"),), "+", const(1))),
        ("token partial[this] = 1", e.Tokens((Target("partial[drill]"),), "=", const(1))),
        ("token link[australia] +1", e.Tokens((Target("link[australia]"),), "+", const(1))),
        ("grant speed_up this turn", e.GiveGrant("speed_up", None, Span(0))),
        ("grant speed_up", e.GiveGrant("speed_up", None, None)),
        ("grant free_hand[mover] for 2", e.GiveGrant("free_hand", "seoul", Span(2))),
        ("withdraw free_hand[tokyo]", e.Withdraw("free_hand", "tokyo")),
        ("later recall", e.ScheduleLater("recall", 1)),
        ("later recall in 3", e.ScheduleLater("recall", 3)),
        ("cancel later recall", e.CancelLater("recall")),
        ("run strait", e.RunTable("strait", None)),
        ("run strait add 2", e.RunTable("strait", const(2))),
        ("run strait add -1", e.RunTable("strait", const(-1))),
        ("use opened", e.UseList("opened")),
        ("inject leak", e.PutInject("leak")),
        ("close leak", e.CloseInject("leak")),
        ("draw common", e.DrawCard("common")),
        ("use opened for seoul", e.UseList("opened", "seoul")),
        ("run strait add 2 for tokyo", e.RunTable("strait", const(2), "tokyo")),
        ("deal card to tokyo", e.Deal("card", "tokyo")),
        ("deal profile to seoul", e.Deal("profile", "seoul")),
        ("mark launch", e.Mark("launch")),
        ("mark explained[mover]", e.Mark("explained", "seoul")),
        ("end war", e.EndGame("war")),
        ("cross no_war", e.Cross("no_war")),
        ("modify this -2", e.Modify(MoveOf("drill", None), const(-2))),
        ("modify aid[tokyo] +1", e.Modify(MoveOf("aid", "tokyo"), const(1))),
        ("cancel target", e.CancelMove(MoveOf("build_up", "tokyo"))),
        ("cancel drill[seoul]", e.CancelMove(MoveOf("drill", "seoul"))),
        ("refund drill", e.Refund(MoveOf("drill", None))),
        ("band this = failure", e.SetBand(MoveOf("drill", None), "=", 1)),
        ("band drill at most partial", e.SetBand(MoveOf("drill", None), "at most", 2)),
        ("band drill at least success", e.SetBand(MoveOf("drill", None), "at least", 3)),
        ("strike drill.clauses taiwan", e.StrikeChoice(MoveOf("drill", None), "clauses", 2)),
        ("convert build_up.explain = first", e.ConvertChoice(MoveOf("build_up", None), "explain", 2)),
        ("convert restrain.named = tokyo:drill", e.ConvertChoice(MoveOf("restrain", None), "named", 1)),
    ],
)
def test_an_effect_line_says_one_thing(names: Names, line: str, means: e.Effect) -> None:
    assert read_effect(line, names, SEOUL_MOVES) == means


def test_amounts_may_be_expressions_in_parentheses(names: Names) -> None:
    effect = read_effect("trust -(half(trust + 1)) to at most (info + 5)", names)
    assert isinstance(effect, e.Shift)
    assert effect.at_most is not None
    now = reader({"trust": 4, "info": 1})
    assert (evaluate(effect.amount, now), evaluate(effect.at_most, now)) == (-2, 6)


def test_exactly_one_member_is_the_lowest_whatever_the_values(names: Names) -> None:
    effect = read_effect("capital[lowest(approval)] -1", names)
    assert isinstance(effect, e.Shift)
    seats = ("tokyo", "seoul", "washington")
    assert [target.slot for target in effect.targets] == [f"capital[{seat}]" for seat in seats]
    for approvals in product(range(3), repeat=3):
        now = reader({f"approval[{seat}]": value for seat, value in zip(seats, approvals, strict=True)})
        chosen = [place for place, target in enumerate(effect.targets) if target.only and evaluate(target.only, now)]
        assert chosen == [approvals.index(min(approvals))]


WRONG = [
    ("trus +1", "trus", "unknown effect 'trus'", "did you mean 'trust'?"),
    ("marc launch", "marc", "unknown effect 'marc'", "did you mean 'mark'?"),
    ("TRU +1", "TRU", "TRU is the code of trust", "write trust"),
    ("launch", "launch", "'launch' is a mark", "write mark launch"),
    ("drill", "drill", "'drill' is a move", "write cancel drill"),
    ("trust", "", "nothing is said about 'trust'", "trust +1, = 2, at least 2 or at most 2"),
    ("trust 1", "1", "'1' says nothing about 'trust'", "trust +1"),
    ("trust up 1", "up", "'up' says nothing about 'trust'", "trust +1"),
    ("trust + amount", "amount", "a number belongs here, not 'amount'", "in parentheses: (amount)"),
    ("trust +", "", "a number is missing", "a whole number"),
    ("trust +()", "(", "the parentheses are empty", ""),
    ("trust +0", "0", "a change by 0 changes nothing", "leave it out"),
    ("trust +-1", "-", "two signs stand before 1", "write trust +1"),
    ("trust +12", "12", "'trust' lies between 0 and 10", "change it by less"),
    ("trust = 12", "12", "'trust' lies between 0 and 10, never at 12", ""),
    ("info at least 6", "6", "'info' lies between 0 and 5, never at 6", ""),
    ("trust +1 to at most 11", "11", "never at 11", ""),
    ("trust +1 at most 7", "at", "'at' is not expected here", "to at most"),
    ("trust +1 forever", "forever", "'forever' is not expected here", "did you mean 'for'?"),
    ("trust +1 to at most 7 to at most 8", "to at most 8", "'to' is not expected here", ""),
    ("trust at 3", "3", "'at' is followed by 'least' or 'most'", "trust at least 2"),
    ("trust +1 for 0", "0", "0 is not a number of turns", "between 1 and 40"),
    ("trust[seoul] +1", "[", "'trust' is a single value", "without brackets"),
    ("approval +1", "approval", "one number for each of several", "tokyo, seoul, washington"),
    ("approval[beijing] +1", "beijing", "'approval' has no member 'beijing'", "tokyo, seoul, washington"),
    ("approval[mover] +1", "mover", "'mover' means nothing here", ""),
    ("approval[others] +1", "others", "there is no mover", "write all"),
    ("approval[lowst(approval)] +1", "lowst", "no member of 'approval'", "lowest"),
    ("approval[lowest(trust)] +1", "trust", "'trust' is a single value", "approval"),
    ("trust +(half(trst))", "trst", "unknown name 'trst'", "did you mean 'trust'?"),
    ("trust +1 to at most (info + pact)", "pact", "'+' needs a number", ""),
    ("pact = inforce", "inforce", "'inforce' is not one of the words", "did you mean 'in_force'?"),
    ("pact = 'in_force'", "'in_force'", "without quotes", "write in_force"),
    ("pact +1", "+", "'pact' is one of: none, suspended, in_force", "write pact = in_force"),
    ("amended +1", "+", "'amended' is one of: off, on", "write amended = on"),
    ("goodwill +1", "goodwill", "'goodwill' is a token", "write: token goodwill +1"),
    ("token goodwil +1", "goodwil ", "there is no token 'goodwil'", "did you mean 'goodwill'?"),
    ("token trust +1", "trust", "'trust' is no token but a track", "leave 'token' out"),
    ("token goodwill +9", "9", "never more than 3 of 'goodwill'", ""),
    ("token goodwill = -1", "-", "a number of tokens is 0 or more", "token goodwill -1"),
    ("token partial +1", "partial", "one number for each of several", "partial[…] with one of: drill"),
    ("cooperation +1", "cooperation", "'cooperation' is derived from other values", "made of"),
    ("weight = 3", "weight", "'weight' is set by the instructor", ""),
    ("grant sped_up", "sped_up", "there is no grant 'sped_up'", "readers call speed_up 'Sped up': write speed_up"),
    ("grant sped_upp", "sped_upp", "there is no grant 'sped_upp'", "did you mean 'speed_up'?"),
    ("grant free_hand", "free_hand", "'free_hand' is given seat by seat", "free_hand[tokyo]"),
    ("grant free_hand[washington]", "washington", "has no washington", "tokyo, seoul"),
    ("deal trick to tokyo", "trick", "'deal' gives a private card or a leader's profile", "deal card to tokyo"),
    ("deal card", "", "who it goes to is missing", "deal card to tokyo"),
    ("deal card to seoul", "seoul", "no card is meant for seoul", "tokyo"),
    ("deal card to all", "all", "'all' means no single seat here", "each:"),
    ("deal profile to washington", "washington", "no profile is meant for washington", "seoul, tokyo"),
    ("deal profile to mover", "mover", "'mover' means no single seat here", ""),
    ("grant free_hand[all]", "all", "'all' means no single seat here", "each:"),
    ("grant speed_up[tokyo]", "[", "is not given seat by seat", ""),
    ("later recal", "recal", "there is no later 'recal'", "did you mean 'recall'?"),
    ("later recall in 0", "0", "0 is not a number of turns", "between 1 and 12"),
    ("later recall for 2", "for", "'for' is not expected here", ""),
    ("run straight", "straight", "there is no rule table 'straight'", "did you mean 'strait'?"),
    ("use open", "open", "there is no list of effects 'open'", "did you mean 'opened'?"),
    ("inject A1", "A1", "A1 is the code of leak", "write leak"),
    ("mark", "", "the id of a mark is missing", ""),
    ("mark lunch", "lunch", "there is no mark 'lunch'", "did you mean 'launch'?"),
    ("modify drill", "", "how the roll of 'drill' changes is missing", "modify drill +1"),
    ("modify speech +1", "speech", "'speech' is not rolled", ""),
    ("cancel target", "target", "'target' is no move here", "name the move"),
    ("cancel drill[beijing]", "beijing", "the move 'drill' has no beijing", "tokyo"),
    ("band drill at most god", "god", "'god' is not one of the words here", "failure"),
    ("band drill success", "success", "what becomes of the band is missing", "band drill at most"),
    ("strike drill.clause taiwan", "clause ", "there is no parameter of 'drill' 'clause'", "did you mean 'clauses'?"),
    ("strike drill taiwan", "taiwan", "the parameter is missing", "drill.PARAMETER"),
    ("convert drill.place far", "far", "'=' belongs here", "drill.place = WORD"),
    ("mark launch now", "now", "'now' is not expected here", ""),
    ("", "", "an effect is missing", ""),
    ("+1 trust", "+", "an effect belongs here, not '+'", ""),
]


@pytest.mark.parametrize(("line", "pointed", "message", "hint"), WRONG)
def test_a_wrong_effect_is_refused_in_its_authors_words(
    names: Names, line: str, pointed: str, message: str, hint: str
) -> None:
    with pytest.raises(LanguageError) as caught:
        read_effect(line, names)
    told = caught.value
    assert (line[told.col :].startswith(pointed), told.message, told.hint) == (True, told.message, told.hint)
    assert pointed or told.col == len(line)
    assert message in told.message
    assert hint in told.hint


def test_a_chance_is_dice_what_is_added_and_what_to_reach(names: Names) -> None:
    test = read_chance("2d6 + approval[washington] - 1 <= half(trust) + 6", names)
    now = reader({"approval[washington]": 4, "trust": 5})
    assert (test.dice, test.sign) == ((2, 6), "<=")
    assert (evaluate(test.bonus, now), evaluate(test.against, now)) == (3, 8)
    plain = read_chance("d100 > 30", names)
    assert (plain.dice, plain.bonus.value, plain.sign, plain.against.value) == ((1, 100), 0, ">", 30)


@pytest.mark.parametrize(
    ("line", "pointed", "message"),
    [
        ("trust + 2d6 >= 8", "trust", "a roll begins with its dice"),
        ("2d6 + trust", "", "a roll is compared once"),
        ("2d6 == 8", "==", "a roll is compared once"),
        ("3 <= 2d6 <= 8", "3", "a roll begins with its dice"),
        ("2d6 <= trust <= 8", "<= 8", "a roll is compared once"),
        ("2d6 trust >= 8", "trust", "'trust' is not expected here"),
        ("2d6 * 2 >= 8", "*", "'*' is not expected here"),
        ("2d6 + trst >= 8", "trst", "unknown name 'trst'"),
        ("2d6 + trust >= aproval[seoul]", "aproval", "unknown name 'aproval'"),
        ("2d6 >= 2", ">=", "this roll always succeeds"),
        ("2d6 + trust > 22", ">", "this roll never succeeds"),
        ("d6 < 1", "<", "this roll never succeeds"),
        ("d6 <= 6", "<=", "this roll always succeeds"),
    ],
)
def test_a_wrong_chance_is_refused_with_its_place(names: Names, line: str, pointed: str, message: str) -> None:
    with pytest.raises(LanguageError) as caught:
        read_chance(line, names)
    assert line[caught.value.col :].startswith(pointed)
    assert pointed or caught.value.col == len(line)
    assert message in caught.value.message
