"""The small correct folder with everything the whole rule book can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.folder import FILES, write_folder

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, str] = {
    "rhythms_csv": "id;name;most_days_in_a_row\ncalme;Pas plus de trois jours;3\n",
    "scenario_toml": FILES["scenario.toml"].replace(
        "home_travel = 20", "home_travel = 20\nplanned_at = 2027-02-15T09:00:00"
    ),
    "activities_csv": FILES["activities.csv"].replace("remote\n", "remote;deferrable\n")
    + "both;Accueil et téléphone;reception_phone;;\nfrap;Frappe;typing;oui;oui\n"
    "reu;Réunion;meeting;;\n",
    "posts_csv": "id;name;activity_id;site_id;pole_id;service_id;specialty;combines;"
    "room_id;doctor_id;relay;opening_minutes;closing_minutes\n"
    "acc;Accueil;desk;nord;p;mg;mg;;b1;;;15;30\n"
    "tel;Ligne;line;nord;p;;;;b1;;oui;;\n"
    "deux;Les deux;both;nord;p;mg;mg;acc tel;b1;;;;\n"
    "fra;Frappe;frap;nord;p;mg;mg;;;;;;\n"
    "reu;Réunion;reu;nord;p;mg;;;;;;;\n"
    "cs;Consultation;desk;nord;p;mg;;;;orme;;;\n",
    "rooms_csv": "id;name;site_id;seats;phones\nb1;Bureau 1;nord;3;2\n",
    "lone_risks_csv": "site_id;days;from;to;people\nnord;lun-ven;18:00;20:00;\n"
    "sud;sat;8h;12h;3\n",
    "shift_types_csv": "id;name;segments;handovers;break_minutes;break_at\n"
    "J;Journée;8h30-12h30 13:15-16:45;10h30;20;12:00\n",
    "contracts_csv": "id;name;rule_set;quota;weekly_time;debit_minutes;balance;"
    "overtime_minutes;days_a_week;temporary\n"
    "plein;Plein;fph;100 %;37,5;60;cycle;240;;\n"
    "tp;Partiel;private;80;30h;;;;4;oui\n",
    "employees_csv": "id;name;contract_id;pattern_id;home_service_id;site_ids;skills;"
    "trainee;joined;left;tutor_id;opted_for;desired_weekly_time;hours_brought;year_time;"
    "year_overtime;year_sundays;past_weeks;rhythm_id;authorised_until;"
    "telework_derogation_until\n"
    "lila;Lila Mauve;plein;semaine;mg;nord sud;mg:3;;;;;late saturday;40h;-2h30;290h;"
    "6h30;1;37h30 35h 40,5;;;\n"
    "rose;Rose Ocre;tp;semaine;mg;nord;mg:1;;15/02/2027;31/03/2027;lila;;;1h15;;;;;"
    "calme;30/04/2027;12/03/2027\n"
    "zoe;Zoé Houx;plein;semaine;mg;nord;;oui;;;lila;;;;;;;;;;\n",
    "needs_csv": "post_id;days;from;to;minimum;target;load;maximum\n"
    "acc;lun-ven;8h30;12h30;1;2;2;3\ntel;mon wed;09:00;10:00;1;;\n"
    "deux;lun-ven;8h30;12h30;;;\nfra;lun-ven;8h30;16h45;;;\n"
    "cs;mon;8h30;12h30;1;;3\n",
    "meetings_csv": "id;name;post_id;date;from;to;employee_ids\n"
    "m1;Réunion;reu;09/03/2027;13:30;14:30;lila rose\n",
    "rotations_csv": "id;name;employee_ids;activity_ids;weeks\n"
    "tour;Tour;lila rose;desk line;2\n",
    "protected_blocks_csv": "employee_id;service_id;days;from;to\n"
    "lila;;mar;8h30;10h30\n;mg;mon-fri;13:15;14:00\n",
    "streams_csv": "id;name;post_ids;opening;productivity;target_days;maximum_days;"
    "opening_age\nlet;Courriers;fra;20h;0,7 1 1,25;3;6;4\n",
    "stream_intake_csv": "stream_id;days;work\nlet;lun-jeu;12h30\nlet;ven;8h\n"
    "let;2027-03-09;15h\nlet;2027-03-10;0\n",
    "externals_csv": "id;name;post_ids;hours;lines;price;refused\n"
    'pf;Plateforme;tel;"lun-ven 12:00-14:00 18:00-20:00, sam 8h-12h";2;22,5;'
    '"2027-03-08, 15/03/2027 au 17/03/2027"\n',
    "doctors_csv": "id;name;away;away_mornings;away_afternoons\n"
    "orme;Dr Orme;2027-03-15..2027-03-19;2027-03-22;2027-03-24 2027-03-26\n",
    "assistances_csv": "employee_id;doctor_id;fraction\nrose;orme;1/3\n",
    "couplings_csv": "employee_id;kind;colleague_id;doctor_id\n"
    "lila;together;;orme\nlila;apart;rose;\n",
    "hardships_csv": "employee_id;kind;count;months\nlila;late;4;12\n"
    "rose;phone;12,5;0,5\n",
    "familiarities_csv": "employee_id;service_id;last\nrose;mg;20/01/2027\n",
    "published_csv": "date;employee_id;start;end;post_id;place;pinned\n"
    "2027-03-01;lila;8h30;12h30;acc;nord;oui\n",
}
"""As a coordinator types it, in French."""


def write_whole(folder: Path, **changed: str) -> Path:
    """Write the folder with everything, some files replaced."""
    return write_folder(folder, **{**WHOLE, **changed})
