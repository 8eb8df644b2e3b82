"""Tables of who works."""

from __future__ import annotations

from planner.domain.memory import HardshipKind
from planner.exchange.kinds import (
    DATE,
    DURATION,
    DURATIONS,
    FLAG,
    ID,
    IDS,
    NUMBER,
    SIGNED_DURATION,
    TEXT,
    several_of,
)
from planner.exchange.pairs import LEVELS
from planner.exchange.tables.table import Table, column, rare

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
        "left",
        DATE,
        "Last day of her contract; nothing while no end is known.",
        "2027-03-19",
    ),
    rare(
        "authorised_until",
        DATE,
        "Last day of her part-time authorisation; nothing while no end is known.",
        "2027-08-31",
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
        "Time worked since 1 January, before the period, that due on days of illness "
        "included.",
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
            "telework_derogation_until",
            DATE,
            "Last day of a derogation from the weekly limits of telework: weeks that "
            "start by then ask for no day on site, and only her agreement limits her "
            "days at home. No reason is kept.",
            "2027-08-31",
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
