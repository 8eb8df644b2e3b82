"""A small correct scenario folder that each test spoils in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.errors import BadInput, Fault
from planner.exchange.scenario import read_scenario

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "scenario.toml": """id = "petit"
title = "Petit cabinet"
home_travel = 20
[period]
start = 2027-03-01
end = 2027-03-31
[parameters.phone_share]
share = 0.5
""",
    "sites.csv": "id;name;kind\nnord;Site Nord;practice\nsud;Site Sud;\n",
    "travel.csv": "from_site;to_site;minutes\nnord;sud;25\n",
    "poles.csv": "id;name\np;Pôle\n",
    "services.csv": "id;name;pole_id;site_id;specialty\nmg;Médecine;p;nord;mg\n",
    "activities.csv": "id;name;kind;remote\ndesk;Accueil;reception;non\n"
    "line;Téléphone;phone;oui\n",
    "posts.csv": "id;name;activity_id;site_id;pole_id;service_id;specialty\n"
    "acc;Accueil;desk;nord;p;mg;mg\ntel;Ligne;line;nord;p;;\n",
    "shift_types.csv": "id;name;segments;handovers\n"
    "J;Journée;8h30-12h30 13:15-16:45;10h30\n",
    "contracts.csv": "id;name;rule_set;quota;weekly_time\nplein;Plein;fph;100 %;37,5\n",
    "patterns.csv": "id;mon;tue;wed;thu;fri\nsemaine;J;J;J;J;J\n",
    "employees.csv": "id;name;contract_id;pattern_id;home_service_id;site_ids;skills\n"
    "lila;Lila Mauve;plein;semaine;mg;nord sud;mg:3\n"
    "rose;Rose Ocre;plein;semaine;mg;nord;mg:1\n",
    "absences.csv": "employee_id;first;last;planned\nlila;08/03/2027;12/03/2027;oui\n",
    "needs.csv": "post_id;days;from;to;minimum;target\n"
    "acc;lun-ven;8h30;12h30;1;2\ntel;mon wed;09:00;10:00;1;\n",
}


def write_folder(folder: Path, **changed: str) -> Path:
    """Write the folder with some files replaced; `needs_csv` stands for `needs.csv`."""
    own = {name.replace("_csv", ".csv"): text for name, text in changed.items()}
    own = {name.replace("_toml", ".toml"): text for name, text in own.items()}
    for name, text in {**FILES, **own}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return the faults reading the folder gives."""
    with pytest.raises(BadInput) as caught:
        read_scenario(folder)
    return caught.value.faults
