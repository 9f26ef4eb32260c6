"""What an author is told of a condition that cannot be: where (the words pointed at), what is wrong, what to do."""

from __future__ import annotations

import pytest

from wargame.language.names import MoveOf
from wargame.language.names import Bindings, Names
from wargame.language.parser import parse_condition, parse_number
from wargame.language.tree import NUMBER, LanguageError, Node

NAMES = [
    ("trst > 3", "trst", "unknown name 'trst'", "did you mean 'trust'?"),
    ("info > 1 and TRU > 3", "TRU", "TRU is the code of trust", "write trust"),
    ("APS > 3", "APS", "APS is the code of approval[seoul]", "write approval[seoul]"),
    ("approval > 3", "approval", "'approval' is one number for each of several", "one of: tokyo, seoul, washington"),
    ("approval[beijing] > 3", "beijing", "'approval' has no member 'beijing'", "tokyo, seoul, washington"),
    ("approval[seol] > 3", "seol]", "'approval' has no member 'seol'", "did you mean 'seoul'?"),
    ("approval['seoul'] > 3", "'seoul'", "without quotes", "write approval[seoul]"),
    ("approval[others] > 3", "others", "is several numbers", "write lowest(approval) or highest(approval)"),
    ("trust[seoul] > 3", "trust", "'trust' is a single value", "without brackets"),
    ("approval[mover] > 3", "mover", "'mover' means nothing here", ""),
    ("amount > 3", "amount", "'amount' means nothing here", ""),
    ("capital[lowest(trust)] > 1", "trust", "'trust' is a single value", "approval"),
    ("commitment[lowest(approval)] > 1", "lowest", "'commitment' has no member 'washington'", "seoul, tokyo"),
    ("drill", "drill", "'drill' is a move", "write ordered(drill)"),
    ("coop", "coop", "'coop' is a tag", "ordered(coop)"),
    ("access == 'allow'", "access", "'access' is a question", "write answer(access)"),
    ("leak", "leak", "'leak' is an inject", "open(leak), put(leak) or ever(leak)"),
    ("launch", "launch", "'launch' is a mark", "since(launch)"),
    ("speed_up", "speed_up", "'speed_up' is a grant", "write granted(speed_up)"),
    ("recall", "recall", "'recall' is a later", "write pending(recall)"),
    ("no_war", "no_war", "'no_war' is a red line", "write crossed(no_war)"),
    ("circle > 3", "circle", "'circle' cannot be read: 'circle' is made of itself", "mend it first"),
]
WORDS = [
    ("pact == 'inforce'", "'inforce'", "'inforce' is not one of the words of 'pact'", "did you mean 'in_force'?"),
    ("pact in ('none', 'gone')", "'gone'", "'gone' is not one of the words", "none"),
    ("pact == in_force", "in_force", "'in_force' is not a name", "words stand in quotes: write 'in_force'"),
    ("in_forc == pact", "in_forc", "'in_forc' is not a name", "write 'in_force'"),
    ("pact in (none, suspended)", "none", "'none' is not a name", "write 'none'"),
    ("pact == valid", "valid", "'valid' is not a name", "words stand in quotes: 'none', 'suspended', 'in_force'"),
    ("pact in (none, valid)", "none", "'none' is not a name", "write 'none'"),
    ("pact in ('none', valid)", "valid", "'valid' is not a name", "'none', 'suspended', 'in_force'"),
    ("mover == seoul", "seoul", "'seoul' is not a name", "write 'seoul'"),
    ("mover == 'seol'", "'seol'", "there is no seat 'seol'", "did you mean 'seoul'?"),
    ("result(drill) >= 'parcial'", "'parcial'", "'parcial' is not one of the words", "did you mean 'partial'?"),
    ("answer(access) == 'maybe'", "'maybe'", "'maybe' is not one of the words", "refuse, allow, delay"),
    ("answers(consent, agree) > 1", "agree", "an answer stands in quotes", "write 'agree'"),
    ("answers(consent, 'agre') > 1", "'agre'", "'agre' is no answer to 'consent'", "did you mean 'agree'?"),
    ("'tawian' in param(drill, clauses)", "'tawian'", "'tawian' is not one of the words", "did you mean 'taiwan'?"),
    ("'none'", "'none'", "the word 'none' stands alone", "compare something with it"),
    ("'none' == 'none'", "'none' ==", "two words are compared", "one side must be a name"),
]
TYPES = [
    ("trust", "trust", "a condition needs yes or no, but 'trust' is a number", "e.g. trust >= 1"),
    ("trust and amended", "trust", "'and' needs yes or no, but 'trust' is a number", "trust >= 1"),
    ("not trust", "trust", "'not' needs yes or no", "trust >= 1"),
    ("amended + 1 > 2", "amended", "'+' needs a number, but 'amended' is yes or no", ""),
    ("pact > 'none'", "pact", "the words of 'pact' have no order", "use ==, != or in"),
    ("amended == 1", "amended", "'amended' already says yes or no", "leave the comparison out"),
    ("trust == 'high'", "'high'", "'trust' is a number, 'high' is a word", "compare it with a number"),
    ("pact == 1", "1", "'pact' is one of none, suspended, in_force, but '1' is a number", "like with like"),
    ("param(drill, clauses) == 'data'", "param", "may be several words", "write 'data' in param(drill, clauses)"),
    ("'data' in trust", "trust", "'in' needs a list in brackets", "in ('one', 'other')"),
    ("mover", "mover", "'mover' stands for a seat", "mover == 'tokyo'"),
    ("mover > 'seoul'", "mover", "seats have no order", "use ==, !="),
    ("result(drill) > 1", "1", "but '1' is a number", "like with like"),
    ("trust is 3", "is", "'is' is not part of the condition language", "write =="),
]
FUNCTIONS = [
    ("sinse(drill) > 3", "sinse", "there is no function 'sinse'", "did you mean 'since'?"),
    ("since() > 3", "since", "since(…) takes 1 to 2, and is given nothing", "write since(what, seat)"),
    ("half(trust, 2) > 1", "half", "half(…) takes 1, and is given 2 things", "write half(x)"),
    ("div(trust, 0) > 1", "0", "nothing can be divided by 0", ""),
    ("div(trust, info) > 1", "info", "divides by a plain number", "div(x, 3)"),
    ("since(trust) > 1", "trust", "'trust' does not happen, it has a value", "held("),
    ("since(drlil) > 1", "drlil", "nothing is called 'drlil'", "did you mean 'drill'?"),
    ("since(access) > 1", "access)", "'access' is a question", "access.refuse"),
    ("since(access.allw) > 1", "access.", "'allw' is no answer to 'access'", "did you mean 'allow'?"),
    ("since('launch') > 1", "'launch'", "without quotes", "write launch"),
    ("access.allow", "access", "'access.allow' has no value of its own", "inside since"),
    ("since(speech, tokyo) > 1", "tokyo", "'speech' never comes from tokyo", "leave the seat out"),
    ("since(leak, tokyo) > 1", "tokyo", "'leak' never comes from tokyo", "leave the seat out"),
    ("count(launch, info) > 1", "info", "a plain number of turns belongs here", "write e.g. 3"),
    ("count(launch, 0) >= 1", "0", "0 is no number of turns", "between 1 and 40"),
    ("ordered(dril)", "dril", "there is no move or tag 'dril'", "did you mean 'drill'?"),
    ("ordered(ARM)", "ARM", "ARM is the code of build_up", "write build_up"),
    ("ordered(speech, tokyo)", "tokyo", "tokyo never orders 'speech'", "leave the seat out"),
    ("ordered(drill, 'tokyo')", "'tokyo'", "a seat stands here without quotes", "write tokyo"),
    ("ordered(drill, toyko)", "toyko", "there is no seat 'toyko'", "did you mean 'tokyo'?"),
    ("result(speech) == 'success'", "speech", "'speech' is not rolled", "write ordered(speech)"),
    ("result(aid) == 'success'", "result", "several seats come into question", "say which: result(aid, …)"),
    ("answer(consent) == 'agree'", "answer", "several seats come into question", "answer(consent, …)"),
    ("answer(consent, tokyo) == 'agree'", "tokyo", "tokyo has no part in it", "seoul, washington"),
    ("answer(acces) == 'allow'", "acces)", "there is no question 'acces'", "did you mean 'access'?"),
    ("param(drill, plac) == 'far'", "plac", "'drill' has no parameter 'plac'", "did you mean 'place'?"),
    ("open(A1)", "A1", "A1 is the code of leak", "write leak"),
    ("pending(recal)", "recal", "there is no later 'recal'", "did you mean 'recall'?"),
    ("granted(speed_up, tokyo)", "tokyo", "'speed_up' is not given seat by seat", "write granted(speed_up)"),
    ("granted(free_hand, washington)", "washington", "never given to washington", "tokyo, seoul"),
    ("lowest(trust) > 3", "trust", "'trust' is a single value", "approval"),
    ("lowest(trust, info) > 3", "lowest", "lowest(…) takes one family", "lowest(family)"),
    ("change(goodwill) > 0", "goodwill", "no value of 'goodwill' is kept from earlier", "tracks"),
    ("change(trust + info) > 0", "trust", "change(…) takes a track", "write change(track)"),
    ("at_least(4, amended, trust > 1)", "4", "at_least(4, …) of 2 conditions never changes", "between 1 and 2"),
]
USELESS = [
    ("trust > 10", "trust", "'trust > 10' is never true", "trust lies between 0 and 10"),
    ("info >= 0", "info", "'info >= 0' is always true", "info lies between 0 and 5"),
    ("trust > 3 and info == 9", "info", "'info == 9' is never true", "between 0 and 5"),
    ("cooperation <= 15", "cooperation", "always true", "cooperation lies between 0 and 15"),
    ("approval[seoul] < 0", "approval", "never true", "between 0 and 10"),
    ("goodwill > 3", "goodwill", "never true", "between 0 and 3"),
    ("weight > 100", "weight", "never true", "between 0 and 100"),
    ("1 < 2", "1", "'1 < 2' is always true", "leave it out"),
    ("pact in ('none', 'suspended', 'in_force')", "pact", "is always true", "leave it out"),
    ("count(launch, 3) > 3", "count", "never true", "between 0 and 3"),
    ("since(launch) >= 0", "since", "always true", "between 0 and 99"),
]
SHAPE = [
    ("trust = 3", "=", "'=' sets a value", "write =="),
    ("trust / 2 > 1", "/", "'/' has no meaning here", "div(x, n) or half(x)"),
    ("trust % 2 == 1", "%", "'%' has no meaning here", "half(x), div(x, n)"),
    ("trust ≥ 3", "≥", "'≥' has no meaning here", "write >="),
    ("amended && trust > 3", "&", "'&' has no meaning here", "write 'and'"),
    ("!amended", "!", "'!' has no meaning here", "write 'not'"),
    ("trust <> 3", "<>", "'<>' is no comparison", "write !="),
    ("trust => 3", "=>", "'=>' is no comparison", "write >="),
    ("trust > 1.5", "1.5", "'1.5': whole numbers only", "half(x) or div(x, n)"),
    ("trust > 007", "007", "'007' begins with 0", "write 7"),
    ("trust > 2000000", "2000000", "the number is larger than 1000000", ""),
    ("trust > 3x", "3x", "'3x' is neither a number nor a name", ""),
    ("(trust > 3", "(", "'(' is never closed", ""),
    ("trust > 3)", ")", "')' closes nothing", "'(' missing"),
    ("approval[seoul) > 3", ")", "')' closes nothing", ""),
    ("trust > 3 amended", "amended", "something is missing between '3' and 'amended'", "'and' or 'or'"),
    ("trust > and amended", "and", "something is missing between '>' and 'and'", ""),
    ("trust >", ">", "the line ends after '>'", "something is missing after it"),
    ("and trust > 3", "and", "the line begins with 'and'", ""),
    ("trust > 3 AND amended", "AND", "'AND' has capitals", "write and"),
    ("amended if trust > 3 else amended", "if", "'if' is not part of the condition language", ""),
    ("True", "True", "'True' is not part of the condition language", "leave the condition out"),
    ("pact == 'none", "'none", "a quoted word is never closed", "add a second '"),
    ("trust > 3 # really", "#", "'#' has no meaning here", "remarks"),
    ("trust > 3, amended", "trust", "'trust > 3, amended' is not part of the condition language", ""),
    ("pact == 'nöne' and trust > 99", "'nöne'", "'nöne' is not one of the words", "did you mean 'none'?"),
    ("amended and pact in ('nöne', 'none') and trst > 1", "'nöne'", "not one of the words", "none"),
    ("   ", "   ", "the condition is empty", ""),
]


@pytest.mark.parametrize(("line", "pointed", "message", "hint"), [*NAMES, *WORDS, *TYPES, *FUNCTIONS, *USELESS, *SHAPE])
def test_a_wrong_condition_is_refused_in_its_authors_words(
    names: Names, line: str, pointed: str, message: str, hint: str
) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition(line, names, Bindings(seats={"mover": "tokyo"}) if line.startswith("mover") else Bindings())
    told = caught.value
    assert (line[told.col :].startswith(pointed), told.message, told.hint) == (True, told.message, told.hint)
    assert message in told.message
    assert hint in told.hint


def test_columns_count_characters_not_bytes(names: Names) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition("pact == 'none' and '北京' == pact and trst > 1", names)
    assert caught.value.col == 19
    with pytest.raises(LanguageError) as caught:
        parse_condition("'北京' in trst", names)
    assert caught.value.col == 8


def test_columns_count_from_the_start_of_an_indented_line(names: Names) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition("\n   trust > 3\n   and trst > 1", names)
    assert caught.value.col == 21


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("trust > 3" + " " * 400, "too_long"),
        (" + ".join(["trust"] * 60) + " > 3", "too_long"),
        ("(" * 30 + "amended" + ")" * 30, "too_deep"),
        ("not " * 60 + "amended", "too_deep"),
        ("trust * tempo * tempo * tempo > 3", "too_large"),
    ],
)
def test_a_line_nobody_could_read_is_refused(names: Names, line: str, code: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition(line, names)
    assert caught.value.code == code


def test_a_move_that_is_bound_is_not_a_number(names: Names) -> None:
    with pytest.raises(LanguageError, match="'this' is a move"):
        parse_number("this + 1", names, Bindings(moves={"this": MoveOf("drill", None)}))


def test_a_number_must_be_one(names: Names) -> None:
    with pytest.raises(LanguageError, match="this place needs a number, but 'trust > 3' is yes or no"):
        parse_number("trust > 3", names)


def test_what_is_bound_may_settle_a_comparison_without_blame(names: Names) -> None:
    for line in ("mover == 'seoul'", "approval[mover] >= 0", "turns > 0"):
        parse_condition(line, names, Bindings(seats={"mover": "tokyo"}))


def test_a_name_in_two_lists_is_ambiguous_to_history(names: Names) -> None:
    from tests.language.conftest import CRISIS
    from wargame.model.files import Sections

    both = Names.of(Sections.model_validate({**CRISIS, "marks": {**CRISIS["marks"], "history": "History came up"}}))
    with pytest.raises(LanguageError, match="'history' is a tag and a mark"):
        parse_condition("since(history) > 1", both)


def test_held_does_not_remember_a_number_of_the_moment(names: Names) -> None:
    about = Bindings(numbers={"amount": Node("read", NUMBER, value="amount")})
    with pytest.raises(LanguageError, match="'amount' is a number of this moment") as caught:
        parse_condition("held(amount > 1, 2)", names, about)
    assert caught.value.col == 5
