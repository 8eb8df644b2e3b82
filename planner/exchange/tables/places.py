"""Tables of sites and how they are grouped."""

from __future__ import annotations

from planner.domain.place import SiteKind
from planner.exchange.kinds import ID, NUMBER, TEXT, one_of
from planner.exchange.public_holidays import ZONES
from planner.exchange.tables.table import Table, column

SITES = Table(
    name="sites",
    meaning="Places patients or secretaries go to. Home is not a site.",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "tilleul", required=True),
        column("name", TEXT, "Name shown.", "Site du Grand Tilleul", required=True),
        column(
            "kind",
            one_of(SiteKind),
            "What the site is for; a hub has desks but no patients.",
            "hospital",
            default=SiteKind.HOSPITAL,
        ),
        column(
            "zone",
            one_of(tuple(ZONES)),
            "Where its public holidays come from; they are computed, not entered.",
            "national",
            default="national",
        ),
    ),
)

TRAVEL = Table(
    name="travel",
    meaning="Minutes from one site to another, the same both ways. A pair that is "
    "not listed takes no time.",
    key=("from_site", "to_site"),
    optional=True,
    columns=(
        column(
            "from_site", ID, "One site.", "tilleul", required=True, refers=("sites.id",)
        ),
        column(
            "to_site",
            ID,
            "The other.",
            "saules",
            required=True,
            refers=("sites.id",),
        ),
        column("minutes", NUMBER, "Minutes of travel.", "25", required=True),
    ),
)

POLES = Table(
    name="poles",
    meaning="Groups of services under one management (pôles).",
    key=("id",),
    columns=(
        column("id", ID, "Name used by the other tables.", "medecine", required=True),
        column("name", TEXT, "Name shown.", "Médecine", required=True),
    ),
)

SERVICES = Table(
    name="services",
    meaning="Medical services with their secretariat.",
    key=("id",),
    columns=(
        column(
            "id", ID, "Name used by the other tables.", "cardiologie", required=True
        ),
        column("name", TEXT, "Name shown.", "Cardiologie", required=True),
        column(
            "pole_id", ID, "Its pole.", "medecine", required=True, refers=("poles.id",)
        ),
        column(
            "site_id", ID, "Its site.", "tilleul", required=True, refers=("sites.id",)
        ),
        column(
            "specialty",
            ID,
            "What one must know to help there; posts and skills use this name.",
            "cardio",
            required=True,
        ),
        column(
            "sheet",
            TEXT,
            "Guide sheet (fiche réflexe): what a colleague who comes to help must "
            "know. May hold line breaks.",
            "Douleur thoracique : transférer au 15.",
            default="",
        ),
        column(
            "presence_floor",
            NUMBER,
            "How many of the team must be on site in any half-day one of them works "
            "from home.",
            "1",
            default=0,
        ),
    ),
)
