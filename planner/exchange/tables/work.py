"""Tables of what has to be held."""

from __future__ import annotations

from planner.domain.work import ActivityKind, Criticality
from planner.exchange.days import DAYS
from planner.exchange.kinds import (
    CLOCK,
    CRITICALITY,
    DATE,
    FLAG,
    ID,
    IDS,
    NUMBER,
    TEXT,
    one_of,
)
from planner.exchange.tables.table import Table, column, rare

ACTIVITIES = Table(
    name="activities",
    meaning="Kinds of work: reception, phone, typing…",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "accueil", required=True),
        column("name", TEXT, "Name shown.", "Accueil", required=True),
        column(
            "kind",
            one_of(ActivityKind),
            "What the rules look at.",
            "reception",
            default=ActivityKind.OTHER,
        ),
        column("remote", FLAG, "May be done from home.", "no", default=False),
        column(
            "deferrable",
            FLAG,
            "Waits when nobody does it (typing, scanning) instead of being lost.",
            "no",
            default=False,
        ),
    ),
)

POSTS = Table(
    name="posts",
    meaning="An activity to hold at a site, for a service or for a whole pole.",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "cardio-acc", required=True),
        column("name", TEXT, "Name shown.", "Accueil cardiologie", required=True),
        column(
            "activity_id",
            ID,
            "What is done there.",
            "accueil",
            required=True,
            refers=("activities.id",),
        ),
        column("site_id", ID, "Where.", "tilleul", required=True, refers=("sites.id",)),
        column(
            "pole_id", ID, "Its pole.", "medecine", required=True, refers=("poles.id",)
        ),
        column(
            "service_id",
            ID,
            "Its service; nothing for a line or desk of the whole pole.",
            "cardiologie",
            refers=("services.id",),
        ),
        column(
            "specialty",
            ID,
            "Skill asked for; nothing when anyone authorised can hold it.",
            "cardio",
        ),
        column("level", NUMBER, "Lowest skill level, 1 to 3.", "1", default=1),
        rare(
            "combines",
            IDS,
            "Posts of the same site that whoever holds this one holds at once (a desk "
            "and its phone). Its own needs ask for nobody: they say when that is "
            "allowed. With a phone among them its activity is of kind "
            "`reception_phone`, so that what limits the phone sees it.",
            "cardio-acc cardio-tel",
            default=frozenset(),
            refers=("posts.id",),
        ),
        rare(
            "room_id",
            ID,
            "Room of the same site it is held in, when seats and phones are counted.",
            "bureau-2",
            refers=("rooms.id",),
        ),
        rare(
            "doctor_id",
            ID,
            "The doctor whose consultations it is for.",
            "dr-orme",
            refers=("doctors.id",),
        ),
        rare(
            "relay",
            FLAG,
            "A line passed on during breaks: each break has a named taker, or the "
            "line is shown closed.",
            "no",
            default=False,
        ),
        rare(
            "opening_minutes",
            NUMBER,
            "Paid minutes to prepare before the first need of a day, in quarter-hours.",
            "15",
            default=0,
        ),
        rare(
            "closing_minutes",
            NUMBER,
            "Paid minutes to tidy up after the last need of a day, in quarter-hours.",
            "15",
            default=0,
        ),
    ),
)

NEEDS = Table(
    name="needs",
    meaning="How many people each post needs. Lines with weekdays hold every week; "
    "lines with dates replace the weekly lines of that post on these dates. A dated "
    "line without `from` and `to` closes the post. Nothing is needed on a public "
    "holiday of the post's site unless the line says so or gives the date.",
    columns=(
        column(
            "post_id",
            ID,
            "The post.",
            "cardio-acc",
            required=True,
            refers=("posts.id",),
        ),
        column("days", DAYS, "Weekdays or dates.", "mon-fri", required=True),
        column("from", CLOCK, "From this time.", "08:00", field="start"),
        column("to", CLOCK, "To this time.", "09:00", field="end"),
        column(
            "minimum",
            NUMBER,
            "People below which the service is not rendered.",
            "1",
            default=0,
        ),
        column(
            "target",
            NUMBER,
            "People on a good day; the minimum when empty.",
            "2",
        ),
        column(
            "criticality",
            CRITICALITY,
            "How bad it is to miss the minimum; `critical` must be held even when "
            "half the people are missing.",
            "important",
            default=Criticality.NORMAL,
        ),
        rare("maximum", NUMBER, "People above which it is crowded, if any.", "3"),
        column("valid_from", DATE, "First date a weekly line holds.", "2027-03-08"),
        column("valid_to", DATE, "Last date a weekly line holds.", "2027-03-31"),
        column(
            "holidays",
            FLAG,
            "Whether a weekly line also holds on public holidays.",
            "no",
            default=False,
        ),
        rare(
            "load",
            NUMBER,
            "How busy these hours are, 1 quiet, 2 busy, 3 peak: the more, the less "
            "two posts can be held by one person.",
            "2",
            default=1,
        ),
    ),
)
