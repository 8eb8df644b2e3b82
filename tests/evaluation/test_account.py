from __future__ import annotations

from planner.evaluation.account import account
from planner.evaluation.costs import costs
from planner.evaluation.evaluate import evaluate
from planner.evaluation.explain import explain
from planner.evaluation.terms_amendments import (
    AcceptActivity,
    AllowSite,
    ExtendPool,
    Train,
)
from planner.evaluation.time_amendments import MoveLeave, OfferHours, RaiseCredit
from tests import build
from tests.build import FRI, MON, THU, TUE, WED
from tests.hours import minutes

NINE = minutes("09:00")


def test_a_training_is_what_it_takes() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio", level=2),
        build.employee("Ann", skills={"cardio": 1}),
        build.requirement("line"),
    )
    (remedy,) = account(problem, build.rota(), "line", MON, NINE).remedies
    assert remedy.amendment == Train(
        employee_id="Ann", specialty="cardio", level=2, learnt=1
    )
    changed = remedy.amendment.apply(problem)
    after = build.rota(*remedy.cells.values())
    assert evaluate(changed, after).feasible
    assert evaluate(changed, after).shortage_minutes["minimum"] == 45


def test_the_cheapest_change_comes_first() -> None:
    problem = build.problem(
        build.site("south"),
        build.post("line", specialty="cardio"),
        build.employee("Ann", skills={"cardio": 1}, refuses=frozenset({"reception"})),
        build.employee("Bob", skills={"cardio": 1}, sites=("south",)),
        build.employee("Cid"),
        build.requirement("line"),
    )
    told = account(problem, build.rota(), "line", MON, NINE)
    assert [r.amendment for r in told.remedies] == [
        AcceptActivity(employee_id="Ann", activity_id="reception"),
        AllowSite(employee_id="Bob", site_id="north"),
        Train(employee_id="Cid", specialty="cardio", level=1, learnt=1),
    ]


def test_a_leave_may_move_to_days_she_can_take() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", TUE),
        build.requirement(day=TUE),
    )
    remedy = account(problem, build.rota(), "desk", TUE, NINE).remedies[0]
    assert isinstance(remedy.amendment, MoveLeave)
    assert abs(remedy.amendment.days) == 1
    assert not remedy.leaves


def test_a_leave_does_not_move_to_a_day_off() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.absence("Ann", FRI),
        build.requirement(day=FRI),
    )
    remedy = account(problem, build.rota(), "desk", FRI, NINE).remedies[0]
    assert isinstance(remedy.amendment, MoveLeave)
    assert remedy.amendment.days == -1


def test_who_is_fixed_elsewhere_could_not_take_it() -> None:
    problem = build.problem(
        build.post("filing"),
        build.employee("Ann"),
        build.requirement(),
    )
    reasons = []
    for fixed in (False, True):
        rota = build.rota(build.works("Ann", "filing", pinned=fixed))
        told = account(problem, rota, "desk", MON, NINE).explanation
        reasons.append(set(told.reasons))
    assert reasons == [{"could"}, {"pin"}]


def test_a_sick_leave_does_not_move() -> None:
    ill = build.absence("Ann", TUE)
    problem = build.problem(build.employee("Ann"), build.requirement(day=TUE))
    problem = problem.replace(absences=(type(ill)(**{**vars(ill), "planned": False}),))
    assert account(problem, build.rota(), "desk", TUE, NINE).remedies == ()


def test_other_hours_within_the_day_may_do() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.shift("M", "07:30-15:00"),
        build.requirement(hours="07:30-15:00"),
    )
    (remedy,) = account(problem, build.rota(), "desk", MON, minutes("07:45")).remedies
    assert remedy.amendment == OfferHours(
        employee_id="Ann", day=MON, shift_type_id="M", extra=False
    )


def test_a_pool_may_help_one_more_service() -> None:
    problem = build.problem(
        build.service("lungs"),
        build.post("line", service="lungs"),
        build.pool("flying", "cardio"),
        build.employee("Ann", pool="flying"),
        build.requirement("line"),
    )
    (remedy,) = account(problem, build.rota(), "line", MON, NINE).remedies
    assert remedy.amendment == ExtendPool(pool_id="flying", service_id="lungs")


def test_a_contract_may_lack_a_quarter_of_an_hour() -> None:
    problem = build.problem(
        build.contract(weekly="36:00", credit_minutes=60),
        build.employee("Ann"),
        build.requirement(day=FRI),
    )
    rota = build.rota(build.works("Ann", "desk", build.J, MON, TUE, WED, THU))
    (remedy,) = account(problem, rota, "desk", FRI, NINE).remedies
    assert remedy.amendment == RaiseCredit(employee_id="Ann", minutes=30)


def test_one_takes_it_and_another_takes_what_she_leaves() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann", skills={"cardio": 1}),
        build.employee("Bob"),
        build.requirement("line"),
        build.requirement("desk"),
    )
    rota = build.rota(build.works("Ann"))
    told = account(problem, rota, "line", MON, NINE)
    (chain,) = told.chains
    assert (chain.first_id, chain.second_id) == ("Ann", "Bob")
    assert chain.points < told.explanation.takers[0].points


def test_two_are_not_moved_where_one_does_as_well() -> None:
    problem = build.problem(
        build.post("line", specialty="cardio"),
        build.employee("Ann", skills={"cardio": 1}),
        build.employee("Bob"),
        build.employee("Cid", skills={"cardio": 1}),
        build.requirement("line"),
        build.requirement("desk"),
    )
    told = account(problem, build.rota(build.works("Ann")), "line", MON, NINE)
    assert told.explanation.takers[0].employee_id == "Cid"
    assert told.chains == ()


def test_what_a_taker_leaves_open_is_said_in_hours() -> None:
    problem = build.problem(
        build.post("line"),
        build.employee("Ann"),
        build.requirement("line"),
        build.requirement("desk", "08:30-10:00", target=2),
    )
    told = account(problem, build.rota(build.works("Ann")), "line", MON, NINE)
    change = told.explanation.takers[0].change
    assert change is not None
    dearest = costs(change)[0]
    assert (dearest.rule_id, dearest.post_id, dearest.amount) == (
        "minimum_coverage",
        "desk",
        90,
    )
    assert dearest.said(problem).say("en") == "leaves desk 1 h 30 min below the minimum"
    assert dearest.said(problem).say("fr") == "laisse desk 1 h 30 sous le minimum"


def test_a_trainee_is_there_without_being_counted_or_asked() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob", trainee=True),
        build.employee("Cid", trainee=True),
        build.requirement(),
    )
    told = explain(problem, build.rota(build.works("Bob")), "desk", MON, NINE)
    assert [one.employee_id for one in told.uncounted] == ["Bob"]
    assert told.staff == 0
    assert [one.employee_id for one in told.candidates] == ["Ann"]


def test_nothing_is_looked_for_where_a_post_is_closed() -> None:
    problem = build.problem(build.employee("Ann"), build.requirement())
    rota = build.rota(build.works("Ann"))
    told = account(problem, rota, "desk", TUE, NINE)
    assert told.explanation.closed
    assert not told.short
    assert told.remedies == ()


def test_it_says_who_was_second_and_by_how_much() -> None:
    problem = build.problem(
        build.service("lungs"),
        build.employee("Ann"),
        build.employee("Bob", home="lungs"),
        build.requirement(),
    )
    rota = build.rota(build.works("Ann"), build.works("Bob"))
    rota = rota.with_cells({("Bob", MON): ()})
    told = account(problem, rota, "desk", MON, NINE)
    second = told.runners_up["Ann"]
    assert second is not None
    assert second.employee_id == "Bob"
    assert second.by_rule["home_service"] > 0


def test_nobody_else_could_is_said_so() -> None:
    problem = build.problem(build.employee("Ann"), build.requirement())
    told = account(problem, build.rota(build.works("Ann")), "desk", MON, NINE)
    assert told.runners_up == {"Ann": None}
    assert not told.short


def test_a_rota_that_breaks_rules_is_explained_as_well() -> None:
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob"),
        build.absence("Ann"),
        build.requirement(minimum=2),
    )
    rota = build.rota(build.works("Ann"), build.works("Ann", "desk", "09:00-10:00"))
    told = account(problem, rota, "desk", MON, NINE)
    assert [one.employee_id for one in told.explanation.takers] == ["Bob"]


def test_someone_at_home_could_come_to_the_site() -> None:
    problem = build.problem(
        build.phone(),
        build.post("line", "phone"),
        build.employee("Ann", telework_days=1),
        build.requirement("desk", build.M),
        build.requirement("line", build.A, minimum=0, target=1),
    )
    rota = build.rota(build.works("Ann", "line", place="home"))
    (ann,) = explain(problem, rota, "desk", MON, NINE).candidates
    assert ann.stopped_by is None
    assert {one.place for one in ann.cells["Ann", MON]} == {"north"}
