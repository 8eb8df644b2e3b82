"""The people of a plan: read one's terms as a sheet, save it, add someone."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from planner.domain.people import Contract, Employee, WorkingPattern
from planner.domain.problem import Problem
from planner.exchange.consistency import impossible
from planner.services.refusal import Stale
from planner.services.restating import Note, Restated, Standing, restate, standing
from planner.services.sheet import Sheet, plain
from planner.services.sheet_checks import WrongSheet, checked_sheet
from planner.store import audit
from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.store.plans import ProblemVersion
    from planner.store.store import Session, Store


CANNOT = message(
    "Hours a week: the hours of the working pattern do not allow them; change one of "
    "the two."
)


class StalePerson(Stale):
    """Someone saved another sheet meanwhile: it comes with the refusal."""

    def __init__(self, current: Sheet, differing: tuple[str, ...]) -> None:
        self.current = current
        self.differing = differing
        """The fields on which the two sheets do not agree."""
        super().__init__(
            message(
                "Someone has changed the terms of {name} since you opened this page: "
                "compare, then save again.",
                name=current.name,
            )
        )


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone's sheet and what it refers to."""

    id: str
    sheet: Sheet
    problem: Problem
    """The newest of the plan."""


def staff(store: Store, plan_id: str) -> Problem:
    """Return the newest problem of a plan: its people are in it."""
    return standing(store, plan_id).problem


def person(store: Store, plan_id: str, employee_id: str) -> Person:
    """Return someone's sheet; raise `UnknownId` if there is nobody of that id."""
    problem = staff(store, plan_id)
    employee = problem.employee(employee_id)
    return Person(id=employee_id, sheet=sheet_of(problem, employee), problem=problem)


def sheet_of(problem: Problem, employee: Employee) -> Sheet:
    """Return what is agreed with someone."""
    contract = problem.contract_of(employee)
    own = {one.name for one in fields(Sheet)} & {one.name for one in fields(Employee)}
    return Sheet(
        quota=contract.quota,
        weekly_minutes=contract.weekly_minutes,
        rule_set=contract.rule_set,
        weeks=problem.patterns_by_id[employee.pattern_id].weeks,
        **{name: getattr(employee, name) for name in own},
    )


def save_person(
    store: Store, plan_id: str, employee_id: str, sheet: Sheet, *, seen: str, who: str
) -> Person:
    """Save someone's sheet: the rota is kept, and judged again by it.

    Raise `StalePerson` unless `seen` is the version there is, `WrongSheet` with every
    field that cannot be, `UnknownId` if there is nobody of that id.
    """

    def decide(now: Standing) -> Restated:
        current = sheet_of(now.problem, now.problem.employee(employee_id))
        if seen != current.version:
            raise StalePerson(current, differing(sheet, current))
        return Restated(problem=_with(now.problem, employee_id, sheet))

    done = restate(store, plan_id, decide, _noting(plan_id, employee_id, who), who=who)
    employee = done.problem.employee(employee_id)
    found = sheet_of(done.problem, employee)
    return Person(id=employee_id, sheet=found, problem=done.problem)


def add_person(store: Store, plan_id: str, sheet: Sheet, *, who: str) -> Person:
    """Add someone to the people of a plan."""
    chosen: list[str] = []

    def decide(now: Standing) -> Restated:
        chosen.append(_free_id(now.problem))
        return Restated(problem=_with(now.problem, chosen[-1], sheet))

    def note(session: Session, kept: ProblemVersion) -> None:
        _noting(plan_id, chosen[-1], who, "add_person")(session, kept)

    done = restate(store, plan_id, decide, note, who=who)
    return Person(id=chosen[-1], sheet=sheet, problem=done.problem)


def blank(problem: Problem) -> Sheet:
    """Return the sheet of someone new: the terms most people here have."""
    first = problem.employees[0]
    like = sheet_of(problem, first)
    site = problem.services_by_id[like.home_service_id].site_id
    return Sheet(
        name="",
        home_service_id=like.home_service_id,
        quota=like.quota,
        weekly_minutes=like.weekly_minutes,
        rule_set=like.rule_set,
        weeks=like.weeks,
        site_ids=frozenset({site}),
    )


def differing(mine: Sheet, theirs: Sheet) -> tuple[str, ...]:
    """Return the fields on which two sheets do not agree."""
    return tuple(
        one.name
        for one in fields(Sheet)
        if plain(getattr(mine, one.name)) != plain(getattr(theirs, one.name))
    )


def _with(problem: Problem, employee_id: str, sheet: Sheet) -> Problem:
    """Return the problem in which someone has these terms."""
    checked_sheet(problem, employee_id, sheet)
    was = problem.employees_by_id.get(employee_id)
    contract = _contract(problem, was, sheet)
    pattern = _pattern(problem, was, sheet)
    if (
        was is None or contract.id != was.contract_id or pattern.id != was.pattern_id
    ) and (impossible(contract, pattern, problem.shift_types_by_id)):
        raise WrongSheet({"weekly_minutes": CANNOT})
    own = {one.name for one in fields(Sheet)} & {one.name for one in fields(Employee)}
    terms = {name: getattr(sheet, name) for name in own}
    terms["skills"] = {name: level for name, level in sheet.skills.items() if level}
    terms |= {"contract_id": contract.id, "pattern_id": pattern.id}
    if was is not None:
        employee = replace(was, **terms)
        people = [employee if one is was else one for one in problem.employees]
    else:
        people = [*problem.employees, Employee(id=employee_id, **terms)]
    return problem.replace(
        employees=tuple(people),
        contracts=tuple(dict.fromkeys((*problem.contracts, contract))),
        patterns=tuple(dict.fromkeys((*problem.patterns, pattern))),
    )


def _contract(problem: Problem, was: Employee | None, sheet: Sheet) -> Contract:
    """Return the contract that says so: hers, another that is there, or a new one."""
    base = problem.contract_of(was) if was else problem.contracts[0]
    wanted = replace(
        base,
        quota=sheet.quota,
        weekly_minutes=sheet.weekly_minutes,
        rule_set=sheet.rule_set,
    )
    if wanted == base:
        return base
    for one in problem.contracts:
        if replace(wanted, id=one.id, name=one.name) == one:
            return one
    number = _free_number("contract", problem.contracts_by_id)
    hours = f"{sheet.weekly_minutes // 60} h {sheet.weekly_minutes % 60:02d}"
    return replace(wanted, id=f"contract-{number}", name=f"{sheet.quota} %, {hours}")


def _pattern(problem: Problem, was: Employee | None, sheet: Sheet) -> WorkingPattern:
    """Return the pattern with these weeks: hers, another there is, or a new one."""
    base = problem.patterns_by_id[was.pattern_id] if was else problem.patterns[0]
    if base.weeks == sheet.weeks:
        return base
    for one in problem.patterns:
        if one.weeks == sheet.weeks and (
            len(one.weeks) == 1 or one.anchor == base.anchor
        ):
            return one
    number = _free_number("pattern", problem.patterns_by_id)
    return WorkingPattern(id=f"pattern-{number}", weeks=sheet.weeks, anchor=base.anchor)


def _free_number(kind: str, taken: Mapping[str, object]) -> int:
    number = 1
    while f"{kind}-{number}" in taken:
        number += 1
    return number


def _free_id(problem: Problem) -> str:
    number = len(problem.employees) + 1
    while f"e{number:03d}" in problem.everyone_by_id:
        number += 1
    return f"e{number:03d}"


def _noting(
    plan_id: str, employee_id: str, who: str, act: str = "change_person"
) -> Note:
    def note(session: Session, kept: ProblemVersion) -> None:
        audit.log(
            session,
            who,
            act,
            ("plan", plan_id),
            employee=employee_id,
            problem_version=kept.number,
        )

    return note
