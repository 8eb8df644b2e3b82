"""Tables of who works, on which terms."""

from __future__ import annotations

from datetime import date

from planner.domain.memory import HardshipKind
from planner.domain.people import Balance
from planner.exchange.days import WEEKDAYS
from planner.exchange.kinds import (
    CLOCK,
    CLOCKS,
    COUNTS,
    DATE,
    DURATION,
    DURATIONS,
    FLAG,
    ID,
    IDS,
    IDS_IN_ORDER,
    LEVELS,
    NUMBER,
    PERCENT,
    SEGMENTS,
    SIGNED_DURATION,
    SUCCESSIONS,
    TEXT,
    one_of,
    several_of,
)
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
            "When that break is taken; nothing leaves it to the day.",
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
            "Minutes above what is due over the period that may be planned.",
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

POOLS = Table(
    name="pools",
    meaning="People who may be sent to any of a set of services.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name used by the other tables.", "nomades", required=True),
        column("name", TEXT, "Name shown.", "Pool de remplacement", required=True),
        column(
            "service_ids",
            IDS,
            "Services it covers.",
            "cardiologie pneumologie",
            required=True,
            refers=("services.id",),
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

_LEARNING = (
    rare(
        "trainee",
        FLAG,
        "Learns beside someone: never counted as holding a post.",
        "no",
        default=False,
    ),
    rare(
        "joined",
        DATE,
        "First day in the team, of a newcomer; nothing for someone long there.",
        "2027-02-15",
    ),
    rare(
        "tutor_id",
        ID,
        "Colleague who shows a newcomer or trainee the work.",
        "e012",
        refers=("employees.id",),
    ),
    rare(
        "opted_for",
        several_of(HardshipKind),
        "What she asked to do and is therefore never counted as hard on her.",
        "late saturday",
        default=frozenset(),
    ),
)
_BROUGHT = (
    rare(
        "desired_weekly_time",
        DURATION,
        "Time a week she would like; nothing when the contract suits her.",
        "32h00",
        field="desired_weekly_minutes",
    ),
    rare(
        "hours_brought",
        SIGNED_DURATION,
        "Time worked above (or, with a minus, below) what was due before the period.",
        "-2h30",
        default=0,
    ),
    rare(
        "year_time",
        DURATION,
        "Time worked since 1 January, before the period.",
        "290h00",
        default=0,
        field="year_minutes",
    ),
    rare(
        "year_overtime",
        DURATION,
        "Overtime since 1 January, before the period.",
        "6h30",
        default=0,
    ),
    rare(
        "year_sundays",
        NUMBER,
        "Sundays and public holidays worked since 1 January, before the period.",
        "1",
        default=0,
    ),
    rare(
        "past_weeks",
        DURATIONS,
        "Time worked in each of the last weeks before the period, oldest first.",
        "37h30 35h00 40h00",
        default=(),
    ),
)

EMPLOYEES = Table(
    name="employees",
    meaning="People who hold posts.",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "e012", required=True),
        column("name", TEXT, "Name shown.", "Agathe Lilas", required=True),
        column("grade", TEXT, "Grade, for information.", "AMA", default=""),
        column("employer", TEXT, "Employer, for information.", "CH", default=""),
        column(
            "contract_id",
            ID,
            "Her contract.",
            "tp80",
            required=True,
            refers=("contracts.id",),
        ),
        column(
            "pattern_id",
            ID,
            "Her working pattern.",
            "j-4-5",
            required=True,
            refers=("patterns.id",),
        ),
        column(
            "home_service_id",
            ID,
            "The service she belongs to.",
            "cardiologie",
            required=True,
            refers=("services.id",),
        ),
        column("pool_id", ID, "Her pool, if any.", "nomades", refers=("pools.id",)),
        column(
            "site_ids",
            IDS,
            "Sites she may be sent to; her home service's must be one.",
            "tilleul saules",
            required=True,
            refers=("sites.id",),
        ),
        column(
            "skills",
            LEVELS,
            "What she knows: 1 with the guide sheet, 2 knows it, 3 reference.",
            "cardio:3 pneumo:1",
            default={},
            refers=("services.specialty", "posts.specialty"),
        ),
        column(
            "refuses",
            IDS,
            "Activities she does not do.",
            "telephone",
            default=frozenset(),
            refers=("activities.id",),
        ),
        column(
            "prefers",
            IDS,
            "Activities she likes best; rotation limits do not bind her on these.",
            "frappe",
            default=frozenset(),
            refers=("activities.id",),
        ),
        column(
            "telework_days",
            NUMBER,
            "Most days a week at home her agreement allows.",
            "1",
            default=0,
        ),
        column(
            "telework_wish",
            NUMBER,
            "Days a week at home she would like.",
            "1",
            default=0,
        ),
        column(
            "hybrid_days",
            FLAG,
            "Accepts a day split between a site and home.",
            "no",
            default=False,
        ),
        rare(
            "rhythm_id",
            ID,
            "Her limits on runs of days, weekends and hours, if any.",
            "nuits",
            refers=("rhythms.id",),
        ),
        *_LEARNING,
        *_BROUGHT,
    ),
)
