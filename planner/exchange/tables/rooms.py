"""Tables of what places have room for, and where nobody may be alone."""

from __future__ import annotations

from planner.exchange.days import WEEKDAYS_ONLY
from planner.exchange.kinds import CLOCK, ID, NUMBER, TEXT
from planner.exchange.tables.table import Column, Table, column

WINDOW: tuple[Column, ...] = (
    column("days", WEEKDAYS_ONLY, "On which weekdays.", "mon-fri", required=True),
    column("from", CLOCK, "From this time.", "18:00", required=True, field="start"),
    column("to", CLOCK, "To this time.", "20:00", required=True, field="end"),
)
"""Recurring hours, one stretch a line."""

ROOMS = Table(
    name="rooms",
    meaning="Offices and desks whose seats and phones are counted; posts name theirs.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name used by the other tables.", "bureau-2", required=True),
        column("name", TEXT, "Name shown.", "Bureau 2, rez-de-chaussée", required=True),
        column("site_id", ID, "Where.", "tilleul", required=True, refers=("sites.id",)),
        column(
            "seats", NUMBER, "People who can work there at once.", "3", required=True
        ),
        column(
            "phones",
            NUMBER,
            "People who can be on the phone there at once.",
            "2",
            required=True,
        ),
    ),
)

LONE_RISKS = Table(
    name="lone_risks",
    meaning="Hours of a site at which nobody may be there alone.",
    optional=True,
    columns=(
        column("site_id", ID, "Where.", "tilleul", required=True, refers=("sites.id",)),
        *WINDOW,
        column(
            "people",
            NUMBER,
            "Fewest people present together, when anyone is.",
            "2",
            default=2,
        ),
    ),
)
