"""What pages show, worked out without a page."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.rota import Assignment
from planner.domain.work import ActivityKind
from planner.evaluation.evaluate import Hours, evaluate
from planner.rules.book import RULES
from planner.services.plans import RunSummary
from planner.store.status import RunStatus
from planner.ui.views.calendar import say_long_date, say_period
from planner.ui.views.codes import LETTERS, codes_of
from planner.ui.views.gaps import gaps_of
from planner.ui.views.halves import by_half
from planner.ui.views.header import proof
from planner.ui.views.hours import chip
from planner.ui.views.numbers import say_percent
from planner.ui.views.problems import KIND_OF_RULE
from tests import build
from tests.hours import minutes
from tests.ui.hospital import hospital


def test_codes_are_short_and_each_means_one_thing() -> None:
    codes = codes_of(hospital(300))
    places = [*codes.services.values(), *codes.poles.values()]
    assert len(set(places)) == len(places)
    assert max(map(len, places)) <= 3
    people = list(codes.people.values())
    assert len(set(people)) == len(people) == 300
    assert max(map(len, people)) <= 4


def test_codes_come_from_the_names() -> None:
    codes = codes_of(hospital(24))
    assert codes.services["v0"] == "CAR"
    assert codes.poles["p0"] == "MED"


@pytest.mark.parametrize("language", LETTERS)
def test_every_kind_of_activity_has_a_letter_of_its_own(language: str) -> None:
    letters = LETTERS[language]
    assert set(letters) == set(ActivityKind)
    assert len(set(letters.values())) == len(letters)


@pytest.mark.parametrize(
    ("difference", "light", "sign"),
    [
        (0, "good", "="),
        (30, "good", "="),
        (-30, "good", "="),
        (45, "fair", "+45 min"),
        (-60, "fair", "−1 h"),
        (75, "bad", "+1 h 15"),
        (-75, "bad", "−1 h 15"),
    ],
)
def test_the_light_of_hours(difference: int, light: str, sign: str) -> None:
    hours = Hours(employee_id="Ann", planned=6000 + difference, due=6000)
    told = chip(hours, "fr")
    assert told.light == light
    assert told.short.endswith(f" {sign}")


def work(start: str, end: str) -> Assignment:
    return Assignment(
        date=build.MON,
        employee_id="Ann",
        start=minutes(start),
        end=minutes(end),
        post_id="desk",
        place="north",
    )


def test_a_day_without_noon_break_is_in_both_halves() -> None:
    through = work("08:00", "15:00")
    assert by_half([through]) == ([through], [through])


def test_a_quarter_hour_before_noon_makes_no_morning() -> None:
    late = work("12:45", "17:00")
    assert by_half([late]) == ([], [late])


def test_a_relay_of_a_quarter_hour_is_shown() -> None:
    relay = work("08:00", "08:15")
    assert by_half([relay]) == ([relay], [])


def test_adjoining_like_gaps_are_one() -> None:
    # Two people are needed all morning. Ann comes for the second hour and Bob for the
    # third: the judge counts four stretches, the two in the middle alike.
    problem = build.problem(
        build.employee("Ann"),
        build.employee("Bob"),
        build.requirement(hours="08:30-12:30", minimum=2),
        end=build.MON,
    )
    rota = build.rota(
        build.works("Ann", hours="09:30-10:30"), build.works("Bob", hours="10:30-11:30")
    )
    gaps = sorted(gaps_of(problem, evaluate(problem, rota)), key=lambda g: g.start)
    assert [(g.start, g.end, g.people) for g in gaps] == [
        (minutes("08:30"), minutes("09:30"), 2),
        (minutes("09:30"), minutes("11:30"), 1),
        (minutes("11:30"), minutes("12:30"), 2),
    ]


@pytest.mark.parametrize(
    ("gap", "net_gap", "said"),
    [
        (None, None, "On ne sait pas à quelle distance est le meilleur planning"),
        (0.2, 0.0, "Prouvé"),
        (0.2, 0.031, "À 3,1"),
        (0.2, 0.00003, "À 0,1"),
        (0.2, None, "À 20"),
        (
            0.386,
            1.0,
            "À 38,6\N{NO-BREAK SPACE}% au plus du meilleur planning possible.",
        ),
        (1.0, 1.0, "On ne sait pas"),
    ],
)
def test_proof_in_words(gap: float | None, net_gap: float | None, said: str) -> None:
    run = RunSummary(
        status=RunStatus.DONE,
        engine="highs",
        seed=0,
        seconds=1,
        objective=10,
        bound=None,
        gap=gap,
        net_gap=net_gap,
    )
    assert proof(run, "fr").startswith(said)


def test_dates_as_people_say_them() -> None:
    assert say_long_date(date(2027, 3, 1), "fr") == "lundi 1er mars 2027"
    assert say_long_date(date(2027, 3, 11), "fr") == "jeudi 11 mars 2027"
    assert say_period(date(2027, 3, 1), date(2027, 3, 31), "fr") == "mars 2027"
    assert say_period(date(2027, 3, 1), date(2027, 3, 7), "fr") == (
        "1 mars – 7 mars 2027"
    )


def test_shares_in_percent() -> None:
    assert say_percent(0.9618, "fr") == "96,2\u00a0%"
    assert say_percent(1, "en") == "100%"


def test_every_rule_has_a_kind_of_problem() -> None:
    assert {rule.id for rule in RULES} <= set(KIND_OF_RULE)
