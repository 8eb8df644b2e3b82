"""Tables of work that can wait, and of capacity bought outside."""

from __future__ import annotations

from planner.exchange.days import DATES, DAYS
from planner.exchange.figures import BY_LEVEL, DECIMAL
from planner.exchange.kinds import DURATION, ID, IDS, NUMBER, TEXT
from planner.exchange.tables.table import Table, column, rare
from planner.exchange.windows import WINDOWS

STREAMS = Table(
    name="streams",
    meaning="Work that arrives and waits in turn: letters to type, papers to scan. "
    "Times are those of someone of level 2.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name used by the other tables.", "courriers", required=True),
        column("name", TEXT, "Name shown.", "Courriers de médecine", required=True),
        column(
            "post_ids",
            IDS,
            "Posts on which it is done; a post serves one stream at most.",
            "cardio-fra pneumo-fra",
            required=True,
            refers=("posts.id",),
        ),
        column(
            "opening",
            DURATION,
            "Work waiting when the period starts.",
            "20h00",
            default=0,
        ),
        rare(
            "opening_age",
            NUMBER,
            "Working days the oldest of that work has waited by the evening before "
            "the period; the work is taken as spread evenly over the days from then "
            "on.",
            "6",
            default=0,
        ),
        column(
            "productivity",
            BY_LEVEL,
            "Work done in an hour, in hours of someone of level 2, by skill level 1 "
            "to 3.",
            "0,8 1 1,1",
            default=(0.8, 1.0, 1.1),
        ),
        column(
            "target_days",
            NUMBER,
            "Working days within which work should be done.",
            "2",
            default=2,
        ),
        column(
            "maximum_days",
            NUMBER,
            "Working days after which waiting is serious.",
            "5",
            default=5,
        ),
    ),
)

STREAM_INTAKE = Table(
    name="stream_intake",
    meaning="What arrives in each stream. Lines with weekdays hold every week, public "
    "holidays apart; a line with dates replaces them on these dates.",
    optional=True,
    columns=(
        column(
            "stream_id",
            ID,
            "The stream.",
            "courriers",
            required=True,
            refers=("streams.id",),
        ),
        column("days", DAYS, "Weekdays or dates.", "mon-fri", required=True),
        column(
            "work",
            DURATION,
            "Work arriving on each of these days, before the day begins.",
            "12h30",
            required=True,
            field="minutes",
        ),
    ),
)

EXTERNALS = Table(
    name="externals",
    meaning="Telephone platforms calls overflow to: within their hours they hold what "
    "nobody holds.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name of the platform.", "plateforme", required=True),
        column("name", TEXT, "Name shown.", "Plateforme du soir", required=True),
        column(
            "post_ids",
            IDS,
            "Phone posts it may hold; a post overflows to one platform at most.",
            "medecine-tel",
            required=True,
            refers=("posts.id",),
        ),
        column(
            "hours",
            WINDOWS,
            "When it answers.",
            "mon-fri 12:00-14:00, mon-fri 18:00-20:00",
            required=True,
            field="windows",
        ),
        column(
            "lines", NUMBER, "Posts it can hold at the same time.", "2", required=True
        ),
        column("price", DECIMAL, "Euros an hour and line.", "25", default=25.0),
        column(
            "refused",
            DATES,
            "Dates on which it said no.",
            "2027-03-15",
            default=frozenset(),
        ),
    ),
)
