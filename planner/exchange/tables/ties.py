"""Tables of doctors and assistants, of people tied, and of what months left."""

from __future__ import annotations

from planner.domain.coupling import CouplingKind
from planner.domain.memory import HardshipKind
from planner.exchange.days import DATES
from planner.exchange.figures import DECIMAL, FRACTION
from planner.exchange.kinds import DATE, ID, TEXT, one_of
from planner.exchange.tables.calendar import EMPLOYEE
from planner.exchange.tables.table import Table, column, rare

DOCTORS = Table(
    name="doctors",
    meaning="Doctors whose consultations medical assistants hold posts for.",
    key=("id",),
    optional=True,
    columns=(
        column("id", ID, "Name used by the other tables.", "dr-orme", required=True),
        column("name", TEXT, "Name shown.", "Dr Orme", required=True),
        column(
            "away",
            DATES,
            "Dates without consultation.",
            "2027-03-08..2027-03-12",
            default=frozenset(),
        ),
        rare(
            "away_mornings",
            DATES,
            "Dates without consultation before 13:00.",
            "2027-03-15",
            default=frozenset(),
        ),
        rare(
            "away_afternoons",
            DATES,
            "Dates without consultation from 13:00 on.",
            "2027-03-17, 2027-03-24",
            default=frozenset(),
        ),
    ),
)

ASSISTANCES = Table(
    name="assistances",
    meaning="Part of a medical assistant's time promised to a doctor. The parts of "
    "one person come to 1 at most. Of the posts of doctors she holds only theirs.",
    key=("employee_id", "doctor_id"),
    optional=True,
    columns=(
        EMPLOYEE,
        column(
            "doctor_id",
            ID,
            "The doctor.",
            "dr-orme",
            required=True,
            refers=("doctors.id",),
        ),
        column("fraction", FRACTION, "Part of her planned time.", "1/3", required=True),
    ),
)

COUPLINGS = Table(
    name="couplings",
    meaning="Absences that go together (`together`: she is off whenever the other is "
    "away, for a day or half a day) or never at once (`apart`: one of the two is there "
    "on every working day). Fill the colleague or the doctor.",
    optional=True,
    columns=(
        EMPLOYEE,
        column("kind", one_of(CouplingKind), "How.", "together", required=True),
        column("colleague_id", ID, "The colleague.", "e014", refers=("employees.id",)),
        column(
            "doctor_id",
            ID,
            "Or the doctor, for `together`.",
            "dr-orme",
            refers=("doctors.id",),
        ),
    ),
)

HARDSHIPS = Table(
    name="hardships",
    meaning="What weighed on people in past months, to be shared fairly: how often, "
    "or hours for the phone.",
    key=("employee_id", "kind"),
    optional=True,
    columns=(
        EMPLOYEE,
        column("kind", one_of(HardshipKind), "What.", "late", required=True),
        column("count", DECIMAL, "How often, or hours.", "4", required=True),
        rare(
            "months",
            DECIMAL,
            "Months she was there while it gathered, the same on all her lines: what "
            "people bore is compared per month. When empty, as long as the longest "
            "anyone states, or since she joined. Whoever is new, or back from a long "
            "leave without any, has a line with a count of 0.",
            "12",
        ),
    ),
)

FAMILIARITIES = Table(
    name="familiarities",
    meaning="Who knows which service besides her own: its doctors, its habits.",
    key=("employee_id", "service_id"),
    optional=True,
    columns=(
        EMPLOYEE,
        column(
            "service_id",
            ID,
            "The service.",
            "cardiologie",
            required=True,
            refers=("services.id",),
        ),
        column(
            "last",
            DATE,
            "When she last worked there: what is known fades.",
            "2027-01-20",
            required=True,
        ),
    ),
)
