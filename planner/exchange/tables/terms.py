"""Tables of hours, contracts, patterns and rhythms: the terms people work on."""

from __future__ import annotations

from datetime import date

from planner.domain.people import Balance
from planner.exchange.days import WEEKDAYS
from planner.exchange.kinds import (
    CLOCK,
    CLOCKS,
    DATE,
    DURATION,
    FLAG,
    ID,
    IDS_IN_ORDER,
    NUMBER,
    PERCENT,
    SEGMENTS,
    TEXT,
    one_of,
)
from planner.exchange.pairs import COUNTS, SUCCESSIONS
from planner.exchange.tables.table import Table, column, rare

RULE_SETS = ("fph", "private", "idcc1147", "idcc2264")
MONDAY = date(2024, 1, 1)
"""Where a cycle of weeks starts unless the table says so."""

SHIFT_TYPES = Table(
    name="shift_types",
    meaning="Named working hours.",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "J", required=True),
        column("name", TEXT, "Name shown.", "Journée", required=True),
        column(
            "segments",
            SEGMENTS,
            "Stretches worked without interruption; what lies between is unpaid.",
            "08:30-12:30 13:15-16:45",
            required=True,
        ),
        column(
            "handovers",
            CLOCKS,
            "Times inside a stretch at which the post may change hands.",
            "10:30 15:00",
            default=(),
        ),
        column(
            "break_minutes",
            NUMBER,
            "Paid break inside the hours, taken on the spot.",
            "20",
            default=0,
        ),
        rare(
            "break_at",
            CLOCK,
            "When that break is taken; nothing leaves it to the day. A line that is "
            "passed on during breaks then has it at the middle of the longest stretch, "
            "on a quarter-hour: a proposal of when, and of who takes the line.",
            "12:00",
        ),
    ),
)

CONTRACTS = Table(
    name="contracts",
    meaning="What an employer and an employee agreed about time.",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "tp80", required=True),
        column("name", TEXT, "Name shown.", "Temps partiel 80 %", required=True),
        column(
            "rule_set",
            one_of(RULE_SETS),
            "Law and agreement that apply: public hospital, private, doctors' "
            "practices, private hospitals.",
            "fph",
            required=True,
        ),
        column("quota", PERCENT, "Part-time quota.", "80", default=100),
        column(
            "weekly_time",
            DURATION,
            "Time due in an ordinary week at this quota.",
            "30h00",
            required=True,
            field="weekly_minutes",
        ),
        column(
            "credit_minutes",
            NUMBER,
            "Minutes above what is due that may be planned over the period, and over "
            "each whole week or cycle where hours are balanced by these.",
            "120",
            default=120,
        ),
        rare(
            "debit_minutes",
            NUMBER,
            "Minutes owed at the end that nobody minds.",
            "30",
            default=30,
        ),
        rare(
            "balance",
            one_of(Balance),
            "Over what the hours planned and due are held together.",
            "period",
            default=Balance.PERIOD,
        ),
        rare(
            "overtime_minutes",
            NUMBER,
            "Minutes of overtime a month the person has accepted.",
            "240",
            default=0,
        ),
        rare(
            "days_a_week",
            NUMBER,
            "Most days worked in a week, when the free day is not fixed by the "
            "pattern.",
            "4",
        ),
        rare(
            "temporary",
            FLAG,
            "Adapted terms for a time: no overtime. Never write why.",
            "no",
            default=False,
        ),
    ),
)

PATTERNS = Table(
    name="patterns",
    meaning="Which days, and in which hours, someone works: one line per week of the "
    "cycle. Several shift types on a day mean any of them.",
    key=("id", "week"),
    columns=(
        column("id", ID, "Name used by the other tables.", "j-4-5", required=True),
        column("week", NUMBER, "Week of the cycle, from 1.", "1", default=1),
        *(
            column(
                name,
                IDS_IN_ORDER,
                f"Shift types possible on {name.capitalize()}.",
                "J M",
                default=(),
                refers=("shift_types.id",),
            )
            for name in WEEKDAYS
        ),
        column(
            "anchor",
            DATE,
            "A Monday on which week 1 applies.",
            "2027-03-01",
            default=MONDAY,
        ),
    ),
)

RHYTHMS = Table(
    name="rhythms",
    meaning="Limits on runs of days, weekends, shifts and hours over the period, for "
    "those who have some beyond the law.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name used by the other tables.", "nuits", required=True),
        column("name", TEXT, "Name shown.", "Roulement de nuit", default=""),
        column("most_days_in_a_row", NUMBER, "Most days worked in a row.", "5"),
        column(
            "fewest_days_in_a_row",
            NUMBER,
            "Fewest days worked in a row, once work has started.",
            "2",
        ),
        column(
            "fewest_days_off_in_a_row",
            NUMBER,
            "Fewest days off between two days worked.",
            "2",
        ),
        column("most_weekends", NUMBER, "Most weekends with some work.", "2"),
        column(
            "most_of_shift",
            COUNTS,
            "Most times each of these shift types is worked.",
            "N:4 S:8",
            default={},
            refers=("shift_types.id",),
        ),
        column(
            "not_followed_by",
            SUCCESSIONS,
            "Shift types that may not follow others the next day.",
            "S>M N>M",
            default={},
            refers=("shift_types.id",),
        ),
        column(
            "fewest_time",
            DURATION,
            "Least time worked over the period, what absences credit included.",
            "126h00",
            field="fewest_minutes",
        ),
        column(
            "most_time",
            DURATION,
            "Most time worked over the period.",
            "144h00",
            field="most_minutes",
        ),
    ),
)
