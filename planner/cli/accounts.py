"""A full explanation, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.cli.wording import title
from planner.domain.problem import Problem
from planner.domain.rota import Assignment
from planner.evaluation.account import Account
from planner.evaluation.change import Change
from planner.evaluation.costs import SHOWN, costs
from planner.evaluation.explain import Candidate, Explanation
from planner.rules.book import RULES_BY_ID
from planner.text.message import Clock, Message, Term, Value, message

TAKERS_SHOWN = 10


def lines(
    problem: Problem, told: Account, language: str, *, everyone: bool
) -> Iterator[str]:
    """Yield why it is so, who could take it, who was second, what it would take."""
    found = told.explanation
    yield _heading(problem, found).say(language)
    yield from _holders(problem, told, language)
    yield from _uncounted(problem, found, language)
    if found.closed:
        return
    yield from _takers(problem, found, language)
    yield from _chains(problem, told, language)
    yield from _remedies(problem, told, language)
    yield from _stopped(problem, found, language, everyone=everyone)


def _heading(problem: Problem, told: Explanation) -> Message:
    need = told.requirement
    place: dict[str, Value] = {
        "post": problem.post(told.post_id).name,
        "date": told.date,
        "time": Clock(told.minute),
    }
    if told.closed:
        return message(
            "{post}, {date} at {time}: closed, nothing is asked for.", **place
        )
    if need is None:
        return message(
            "{post}, {date} at {time}: {staff} there, nothing is asked for then.",
            staff=told.staff,
            **place,
        )
    return message(
        "{post}, {date} at {time}: {staff} there, minimum {minimum}, target {target}.",
        staff=told.staff,
        minimum=need.minimum,
        target=need.target,
        **place,
    )


def _holders(problem: Problem, told: Account, language: str) -> Iterator[str]:
    for employee_id, change in told.explanation.why.items():
        yield message(
            "{name} holds it; without her there the rota would lose {points} points "
            "more.",
            name=problem.employee(employee_id).name,
            points=round(change.points),
        ).say(language)
        yield from _broken(change, language)
        if employee_id not in told.runners_up:
            continue
        second = told.runners_up[employee_id]
        if second is None:
            yield f"  {message('Nobody else could.').say(language)}"
            continue
        said = message(
            "Next best: {name}, {points} points ({rules}).",
            name=problem.employee(second.employee_id).name,
            points=_signed(second.points),
            rules=_rules(second.by_rule, language),
        )
        yield f"  {said.say(language)}"


def _broken(change: Change, language: str) -> Iterator[str]:
    """Yield the hard rules that somebody's holding the post breaks."""
    for one in change.mended:
        said = message(
            "Not allowed: {rule}: {sentence}",
            rule=Term(RULES_BY_ID[one.rule_id].title),
            sentence=one.message,
        )
        yield f"  {said.say(language)}"


def _uncounted(problem: Problem, told: Explanation, language: str) -> Iterator[str]:
    for one in told.uncounted:
        yield message(
            "{name} is there, not counted: a trainee covers nothing.",
            name=problem.employee(one.employee_id).name,
        ).say(language)


def _rules(points: Mapping[str, float], language: str) -> str:
    ranked = sorted(points.items(), key=lambda item: -abs(item[1]))
    said = [
        message(
            "{rule} {points}",
            rule=Term(RULES_BY_ID[rule_id].title),
            points=_signed(value),
        ).say(language)
        for rule_id, value in ranked
        if round(value)
    ]
    return ", ".join(said) or message("nothing changes").say(language)


def _takers(problem: Problem, told: Explanation, language: str) -> Iterator[str]:
    takers = told.takers
    if not takers:
        yield message("As things are, nobody could take it.").say(language)
        return
    yield message("Who could take it, best first:").say(language)
    for candidate in takers[:TAKERS_SHOWN]:
        yield _taker(problem, candidate, language)
        if candidate.change is not None:
            yield from _costs(problem, candidate.change, language)
    if len(takers) > TAKERS_SHOWN:
        rest = message("… and {count} more.", count=len(takers) - TAKERS_SHOWN)
        yield f"  {rest.say(language)}"


def _taker(problem: Problem, candidate: Candidate, language: str) -> str:
    name = problem.employee(candidate.employee_id).name
    left = _posts(problem, candidate.leaves)
    points = _signed(candidate.points)
    if not left:
        said = message("- {name}: could ({points} points).", name=name, points=points)
    else:
        said = message(
            "- {name}: could, leaving {posts} ({points} points).",
            name=name,
            posts=left,
            points=points,
        )
    return said.say(language)


def _costs(problem: Problem, change: Change, language: str) -> Iterator[str]:
    """Yield the dearest of what a change breaks or leaves open, on one line."""
    dearest = costs(change)[:SHOWN]
    if dearest:
        yield "    " + " · ".join(one.said(problem).say(language) for one in dearest)


def _chains(problem: Problem, told: Account, language: str) -> Iterator[str]:
    if told.chains:
        yield message("By moving two people:").say(language)
    for chain in told.chains:
        values = {
            "first": problem.employee(chain.first_id).name,
            "second": problem.employee(chain.second_id).name,
            "post": problem.post(chain.left.post_id).name,
            "points": _signed(chain.points),
        }
        left = _posts(problem, chain.leaves)
        if left:
            said = message(
                "- {first} takes it, {second} takes over {post} from her and leaves "
                "{posts} ({points} points).",
                posts=left,
                **values,
            )
        else:
            said = message(
                "- {first} takes it, {second} takes over {post} from her ({points} "
                "points).",
                **values,
            )
        yield said.say(language)


def _remedies(problem: Problem, told: Account, language: str) -> Iterator[str]:
    if not told.short:
        return
    if not told.remedies:
        yield message("No single change would let anyone else take it.").say(language)
        return
    yield message("What it would take, the least first:").say(language)
    for one in told.remedies:
        values = {
            "change": one.amendment.said(problem).say(language),
            "name": problem.employee(one.employee_id).name,
            "points": _signed(one.change.points),
        }
        left = _posts(problem, one.leaves)
        if left:
            said = message(
                "- {change} {name} could then take it, leaving {posts} ({points} "
                "points).",
                posts=left,
                **values,
            )
        else:
            said = message(
                "- {change} {name} could then take it ({points} points).", **values
            )
        yield said.say(language)


def _stopped(
    problem: Problem, told: Explanation, language: str, *, everyone: bool
) -> Iterator[str]:
    yield message("Who cannot, and why:").say(language)
    people: dict[str, list[Candidate]] = {}
    for candidate in told.candidates:
        if candidate.stopped_by is not None:
            people.setdefault(candidate.reason, []).append(candidate)
    for reason, stopped in sorted(people.items(), key=lambda item: -len(item[1])):
        counted = message(
            "{reason}: {count}", reason=Term(title(reason)), count=len(stopped)
        )
        yield f"  {counted.say(language)}"
        shown = everyone or len(stopped) <= TAKERS_SHOWN
        for candidate in stopped if shown else ():
            yield f"    {why(problem, candidate, language)}"


def why(problem: Problem, candidate: Candidate, language: str) -> str:
    """Return what stops someone; a sentence about the post alone gets her name."""
    stop = candidate.stopped_by
    said = (stop.message if stop else message("nothing changes")).say(language)
    name = problem.employee(candidate.employee_id).name
    if name in said:
        return said
    return message("{name}: {sentence}", name=name, sentence=said).say(language)


def _posts(problem: Problem, leaves: Iterable[Assignment]) -> str:
    names = (problem.post(one.post_id).name for one in leaves)
    return ", ".join(dict.fromkeys(names))


def _signed(points: float) -> str:
    return f"{round(points):+d}"
