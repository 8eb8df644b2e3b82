"""Tables of what happens on given dates."""

from __future__ import annotations

from planner.domain.absence import RequestKind
from planner.domain.clock import END_OF_DAY
from planner.domain.place import HOME
from planner.exchange.kinds import CLOCK, DATE, FLAG, ID, NUMBER, TEXT, one_of
from planner.exchange.tables.table import Column, Table, column

EMPLOYEE = column(
    "employee_id", ID, "Who.", "e012", required=True, refers=("employees.id",)
)

ABSENCES = Table(
    name="absences",
    meaning="When someone cannot work. Never write a motive: nobody needs it here.",
    optional=True,
    columns=(
        EMPLOYEE,
        column("first", DATE, "First date.", "2027-03-08", required=True),
        column("last", DATE, "Last date, included.", "2027-03-12", required=True),
        column("start", CLOCK, "From this time on each date.", "13:00", default=0),
        column("end", CLOCK, "To this time on each date.", "18:00", default=END_OF_DAY),
        column(
            "planned",
            FLAG,
            "Known before the rota was made (leave, training), or not.",
            "yes",
            default=True,
        ),
    ),
)

REQUESTS = Table(
    name="requests",
    meaning="Wishes for one date: heard when possible, never at the price of coverage.",
    key=("employee_id", "date", "kind", "shift_type_id"),
    optional=True,
    columns=(
        EMPLOYEE,
        column("date", DATE, "When.", "2027-03-12", required=True),
        column("kind", one_of(RequestKind), "What.", "day_off", required=True),
        column(
            "shift_type_id",
            ID,
            "Hours meant, for a wish of kind `shift`, `not_shift` or `on_shift` only.",
            "M",
            refers=("shift_types.id",),
        ),
        column("strength", NUMBER, "1 nice, 2 matters, 3 a lot.", "2", default=1),
    ),
)


def _assignments(*more: Column) -> tuple[Column, ...]:
    return (
        column("date", DATE, "When.", "2027-03-01", required=True),
        EMPLOYEE,
        column("start", CLOCK, "From this time.", "08:30", required=True),
        column("end", CLOCK, "To this time.", "12:30", required=True),
        column(
            "post_id", ID, "On what.", "cardio-acc", required=True, refers=("posts.id",)
        ),
        column(
            "place",
            ID,
            "Where: a site, or `home`.",
            "tilleul",
            required=True,
            refers=("sites.id",),
            also=frozenset({HOME}),
        ),
        *more,
    )


PINS = Table(
    name="pins",
    meaning="Assignments a person fixed: every rota of the period must hold them.",
    optional=True,
    columns=_assignments(),
)

HISTORY = Table(
    name="history",
    meaning="What was worked in the days before the period; limits over several days "
    "look back at it.",
    optional=True,
    columns=_assignments(),
)

_PINNED = column("pinned", FLAG, "Fixed by a person.", "no", default=False)
_EMPLOYEE_NAME = column(
    "employee_name",
    TEXT,
    "For the reader: the name of `employee_id`, or nothing. To give a line to someone "
    "else, change `employee_id`.",
    "",
    shown_only=True,
    compared=True,
)
_POST_NAME = column("post_name", TEXT, "For the reader.", "", shown_only=True)

PUBLISHED = Table(
    name="published",
    meaning="What people were told they would do in the period, as a rota that "
    "`planner solve` wrote: changes to it are counted. Without the file nothing was "
    "published.",
    optional=True,
    columns=_assignments(
        _PINNED,
        _EMPLOYEE_NAME,
        _POST_NAME,
    ),
)

ROTA = Table(
    name="rota",
    meaning="A rota: what `planner solve` writes and `planner check` reads.",
    columns=_assignments(
        _PINNED,
        _EMPLOYEE_NAME,
        _POST_NAME,
    ),
)
