"""Tables of who turns over what, who is left in peace, and who meets."""

from __future__ import annotations

from planner.exchange.kinds import CLOCK, DATE, ID, IDS, NUMBER, TEXT
from planner.exchange.tables.rooms import WINDOW
from planner.exchange.tables.table import Table, column

ROTATIONS = Table(
    name="rotations",
    meaning="People who each hold every one of some activities within some weeks "
    "(roulement). Rounds are counted from Monday 1 January 2024 and run across the end "
    "of a period: each is judged in the period it ends in, with what the history tells "
    "of the days before, and not at all when less than half of it is known.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name of the rotation.", "tour-medecine", required=True),
        column("name", TEXT, "Name shown.", "Roulement de médecine", required=True),
        column(
            "employee_ids",
            IDS,
            "Who takes turns.",
            "e012 e014",
            required=True,
            refers=("employees.id",),
        ),
        column(
            "activity_ids",
            IDS,
            "What each of them holds in turn: two activities at least.",
            "accueil telephone",
            required=True,
            refers=("activities.id",),
        ),
        column("weeks", NUMBER, "Length of one round in weeks.", "2", default=1),
    ),
)

PROTECTED_BLOCKS = Table(
    name="protected_blocks",
    meaning="Hours without phone, every week, of one person or of a whole service: "
    "fill one of the two.",
    optional=True,
    columns=(
        column("employee_id", ID, "Whom.", "e012", refers=("employees.id",)),
        column(
            "service_id",
            ID,
            "Or the home service of those it protects.",
            "cardiologie",
            refers=("services.id",),
        ),
        *WINDOW,
    ),
)

MEETINGS = Table(
    name="meetings",
    meaning="Meetings and who must be there. A meeting is held on a post of an "
    "activity of kind `meeting`; when the needs say nothing of it, everyone named is "
    "asked for.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name of the meeting.", "reunion-mars", required=True),
        column("name", TEXT, "Name shown.", "Réunion de service", required=True),
        column(
            "post_id",
            ID,
            "Its post.",
            "cardio-reunion",
            required=True,
            refers=("posts.id",),
        ),
        column("date", DATE, "When.", "2027-03-09", required=True),
        column("from", CLOCK, "From this time.", "13:30", required=True, field="start"),
        column("to", CLOCK, "To this time.", "14:30", required=True, field="end"),
        column(
            "employee_ids",
            IDS,
            "Who must be there.",
            "e012 e014",
            required=True,
            refers=("employees.id",),
        ),
    ),
)
