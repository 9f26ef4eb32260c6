"""What may be proposed and answered, how a proposal stands, and whether those who agreed did it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from wargame.engine.encoding import chosen_words
from wargame.engine.information.promises import standing
from wargame.engine.legality import unknown_words
from wargame.engine.program import Program
from wargame.model.events import Ordered, OrderFact
from wargame.model.orders import Act, Order
from wargame.model.state import Phase, State
from wargame.model.talk import Message, Promise, Proposal, Response, Said, Standing, Stands, TalkObjection, circle
from wargame.model.viewers import Viewer

Place = tuple[frozenset[str], int]
"""Which proposal: its circle, and its place among those made there, from 1."""
_OPEN: Stands = "open"


def proposals_in(program: Program, said: Iterable[Said]) -> dict[Place, tuple[Proposal, dict[str, Stands]]]:
    """Every proposal among things said, with how each seat that takes part stands to it before the reveal, its
    proposer first. What a seat said last counts, and it stands by one version of a move at a time: its yes to another
    one of the same circle takes back the first. Of things a viewer heard it gives what that viewer may know."""
    found: dict[Place, tuple[Proposal, dict[str, Stands]]] = {}

    def take_back(seat: str, of: Proposal) -> None:
        for (among, _place), (proposal, answers) in found.items():
            alike = among == circle(of) and (proposal.turn, proposal.act.move) == (of.turn, of.act.move)
            if alike and answers.get(seat) == "accepted":
                answers[seat] = "changed"

    made: dict[frozenset[str], int] = {}
    for one in said:
        among = circle(one)
        match one:
            case Proposal():
                take_back(one.sender, one)
                made[among] = made.get(among, 0) + 1
                if (among, one.changes) in found:
                    found[among, one.changes][1][one.sender] = "changed"
                others = taking_part(program, one.act) - {one.sender}
                waiting = dict.fromkeys((seat for seat in program.seats if seat in others), _OPEN)
                found[among, made[among]] = one, {one.sender: "accepted", **waiting}
            case Response():
                proposal, answers = found[among, one.proposal]
                if one.says == "accepted":
                    take_back(one.sender, proposal)
                answers[one.sender] = one.says
            case Message() | Promise():
                pass
            case _:
                assert_never(one)
    return found


def taking_part(program: Program, act: Act) -> frozenset[str]:
    """Without whom a joint move does not come about as it is proposed, its proposer left out where it may but need not
    take part: all that must, and those named."""
    return frozenset((*program.scenario.moves[act.move].seats, *act.partners))


def impossible_proposal(program: Program, said: Iterable[Said], proposal: Proposal) -> TalkObjection | None:
    """Why this cannot be proposed after what was said; None: it can. Which cards are open is not asked: it binds
    nobody, and a seat may not know it of others."""
    act, among = proposal.act, circle(proposal)
    site = program.moves.get(act.move)
    if site is None or proposal.sender not in site.seats:
        return TalkObjection("not_a_move", seat=proposal.sender)
    card = program.scenario.moves[act.move]
    if not card.joint:
        return TalkObjection("not_joint")
    if unknown_words(program, proposal.sender, Order((act,))):
        return TalkObjection("unknown_choice")
    taken = taking_part(program, act) | {proposal.sender}
    if not taken <= among if proposal.changes else taken != among:
        return TalkObjection("not_concerned")
    proposals = proposals_in(program, said)
    for (other, _place), (made, answers) in proposals.items():
        same = other == among and (made.sender, made.turn, made.act) == (proposal.sender, proposal.turn, act)
        if same and answers[made.sender] == "accepted":
            return TalkObjection("as_before")
    return _answerable(proposals, proposal, proposal.changes) if proposal.changes else None


def impossible_response(program: Program, said: Iterable[Said], response: Response) -> TalkObjection | None:
    """Why this cannot be answered after what was said; None: it can."""
    proposals = proposals_in(program, said)
    wrong = _answerable(proposals, response, response.proposal)
    if wrong is not None:
        return wrong
    proposal, answers = proposals[circle(response), response.proposal]
    if response.sender == proposal.sender:
        return None if response.says == "withdrawn" else TalkObjection("own")
    if response.says == "withdrawn":
        return TalkObjection("not_own")
    if response.sender not in answers:
        return TalkObjection("not_concerned")
    return TalkObjection("as_before") if answers[response.sender] == response.says else None


def _answerable(
    proposals: Mapping[Place, tuple[Proposal, Mapping[str, Stands]]], said: Proposal | Response, place: int
) -> TalkObjection | None:
    proposal, answers = proposals.get((circle(said), place), (None, {}))
    if proposal is None or proposal.turn != said.turn:
        return TalkObjection("no_proposal")
    return None if answers[proposal.sender] == "accepted" else TalkObjection("withdrawn")


def stands(
    program: Program, state: State, proposal: Proposal, answers: Mapping[str, Stands],
    acts: Sequence[Sequence[OrderFact]], viewer: Viewer,
) -> Standing:
    """How a proposal stands for a viewer.

    Args:
        answers: as ``proposals_in`` gives them.
        acts: per resolved turn, those that the viewer knows of.
    """
    how, turn, over = _before(proposal, answers), proposal.turn, state.phase in (Phase.DEBRIEF, Phase.CLOSED)
    resolved = len(acts) >= turn
    if how not in ("open", "accepted") or not (resolved or over):
        return Standing(how, seats=tuple(answers.items()))
    if how == "open" or not resolved:
        return Standing("lapsed", turn, seats=tuple(answers.items()))
    done = tuple((seat, _did(program, state, proposal, seat, acts, viewer)) for seat in answers)
    found = {how for _seat, how in done}
    return Standing("broken" if "broken" in found else "unknown" if "unknown" in found else "kept", turn, seats=done)


def _before(proposal: Proposal, answers: Mapping[str, Stands]) -> Stands:
    """How it stands before the reveal."""
    said = {how for seat, how in answers.items() if seat != proposal.sender}
    own = answers[proposal.sender]
    if own == "withdrawn":
        return own
    if "declined" in said:
        return "declined"
    if "changed" in (*said, own):
        return "changed"
    return "open" if "open" in said else "accepted"


def _did(
    program: Program, state: State, proposal: Proposal, seat: str, acts: Sequence[Sequence[OrderFact]], viewer: Viewer
) -> Stands:
    """Whether a seat ordered what it had agreed to, held against what the viewer knows as a promise of it would be."""
    word = Promise(
        turn=proposal.turn, due=proposal.turn, sender=seat, to=proposal.to, will=True, what="move",
        id=proposal.act.move,
    )
    held = standing(program, state, word, acts, viewer)
    if held.how == "kept" and isinstance(held.act, Ordered) and not _as_agreed(program, proposal, held.act):
        return "broken"
    return held.how


def _as_agreed(program: Program, proposal: Proposal, ordered: Ordered) -> bool:
    """With what was agreed chosen, and on no condition beside: to name a partner is to take no part without it. Not to
    name one that was agreed on keeps nobody away."""
    agreed = proposal.act
    parameters = program.scenario.moves[agreed.move].parameters
    among = taking_part(program, agreed) | {proposal.sender}
    return among.issuperset(ordered.partners) and all(
        set(ordered.chosen.get(key, ())) == set(chosen_words(program, agreed, key, parameter))
        for key, parameter in parameters.items()
    )
