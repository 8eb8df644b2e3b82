from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.domain.shift import Piece
from planner.domain.work import ActivityKind
from planner.exchange.scenario import read_scenario
from tests.exchange.folder import FILES, faults_of, write_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_excel_in_french_is_read(tmp_path: Path) -> None:
    scenario = read_scenario(write_folder(tmp_path))
    problem = scenario.problem
    assert scenario.title == "Petit cabinet"
    assert problem.home_travel == 20
    assert problem.parameters == {"phone_share": {"share": 0.5}}
    assert problem.contracts_by_id["plein"].weekly_minutes == 2250
    assert problem.shift_types[0].segments == (Piece(510, 750), Piece(795, 1005))
    assert problem.activities_by_id["line"].remote
    assert problem.activities_by_id["desk"].kind is ActivityKind.RECEPTION
    assert problem.absences[0].last == date(2027, 3, 12)
    assert problem.travel("sud", "nord") == 25


def test_weekly_needs_skip_public_holidays(tmp_path: Path) -> None:
    problem = read_scenario(write_folder(tmp_path)).problem
    easter_monday = date(2027, 3, 29)
    assert problem.requirements_on["acc", date(2027, 3, 22)][0].target == 2
    assert ("acc", easter_monday) not in problem.requirements_on
    assert problem.requirements_on["tel", date(2027, 3, 3)][0].target == 1


def test_a_dated_line_replaces_the_week_and_an_empty_one_closes(tmp_path: Path) -> None:
    needs = FILES["needs.csv"] + (
        "acc;2027-03-02;14:00;16:00;1;1\nacc;03/03/2027 au 05/03/2027;;;;\n"
        "acc;29/03/2027;9h;10h;1;1\n"
    )
    problem = read_scenario(write_folder(tmp_path, needs_csv=needs)).problem
    (only,) = problem.requirements_on["acc", date(2027, 3, 2)]
    assert (only.start, only.end) == (840, 960)
    assert ("acc", date(2027, 3, 4)) not in problem.requirements_on
    assert ("acc", date(2027, 3, 8)) in problem.requirements_on
    assert ("acc", date(2027, 3, 29)) in problem.requirements_on


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_way_excel_saves(tmp_path: Path, encoding: str, separator: str) -> None:
    folder = write_folder(tmp_path)
    text = "id;name\np;Pôle à côté\n".replace(";", separator)
    (folder / "poles.csv").write_text(text, encoding=encoding)
    assert read_scenario(folder).problem.poles[0].name == "Pôle à côté"


SPOILED = [
    (
        "sites_csv",
        "id;name;nmae\nnord;N;\nsud;S;\n",
        "sites.csv",
        1,
        "nmae",
        "did you mean",
    ),
    ("sites_csv", "id;kind\nnord;hub\nsud;hub\n", "sites.csv", 1, "name", "missing"),
    ("sites_csv", "id;name\nnord;N\nsud;S\nnord;X\n", "sites.csv", 4, "id", "line 2"),
    (
        "services_csv",
        "id;name;pole_id;site_id;specialty\nmg;M;p;nrod;mg\n",
        "services.csv",
        2,
        "site_id",
        "did you mean 'nord'",
    ),
    (
        "needs_csv",
        "post_id;days;from;to;minimum\nacc;lun;8h30;10h;1\nacc;mon;09:45;11:00;1\n",
        "needs.csv",
        3,
        "from",
        "overlaps the one on line 2",
    ),
    (
        "needs_csv",
        "post_id;days;from;to;minimum\nacc;lun;12:00;10:00;1\n",
        "needs.csv",
        2,
        "to",
        "not after",
    ),
    (
        "needs_csv",
        "post_id;days;from;to;minimum\nacc;lun;08:40;10:00;1\n",
        "needs.csv",
        2,
        "from",
        "write 08:30 or 08:45",
    ),
    (
        "needs_csv",
        "post_id;days;from;to;minimum\nacc;lun;08:30;10:00;1,5\n",
        "needs.csv",
        2,
        "minimum",
        "whole number",
    ),
    (
        "needs_csv",
        "post_id;days;from;to;minimum;target\nacc;lun;08:30;10:00;2;1\n",
        "needs.csv",
        2,
        "target",
        "below the minimum",
    ),
    (
        "needs_csv",
        "post_id;days;from;to\nacc;lundredi;08:30;10:00\n",
        "needs.csv",
        2,
        "days",
        "",
    ),
    (
        "absences_csv",
        "employee_id;first;last\nlila;08/03/2027;12/03/2027\n"
        "rose;2027-03-08;2027-03-08\nlila;2027-03-10;2027-03-15\n",
        "absences.csv",
        4,
        "first",
        "already absent then on line 2",
    ),
    (
        "absences_csv",
        "employee_id;first;last\nlila;12/03/2027;08/03/2027\n",
        "absences.csv",
        2,
        "",
        "before",
    ),
    (
        "absences_csv",
        "employee_id;first;last\nlila;31/02/2027;08/03/2027\n",
        "absences.csv",
        2,
        "first",
        "not a date of the calendar",
    ),
    (
        "contracts_csv",
        "id;name;rule_set;weekly_time\nplein;Plein;fph;45h00\n",
        "employees.csv",
        2,
        "contract_id",
        "45 h a week but pattern 'semaine' gives at most 37.5 h",
    ),
    (
        "shift_types_csv",
        "id;name;segments\nJ;J;12:00-08:00\n",
        "shift_types.csv",
        2,
        "",
        "not after its start",
    ),
    (
        "travel_csv",
        "from_site;to_site;minutes\nnord;sud;20\nsud;nord;25\n",
        "travel.csv",
        3,
        "from_site",
        "line 2",
    ),
    (
        "history_csv",
        "date;employee_id;start;end;post_id;place\n2027-03-02;lila;8h30;12h30;acc;nord\n",
        "history.csv",
        2,
        "date",
        "before",
    ),
    ("absence_csv", "employee_id\n", "absence.csv", 0, "", "absences.csv"),
    ("scenario_toml", 'id = "x"\ntitle = "y"\n', "scenario.toml", 0, "period", ""),
    ("scenario_toml", 'id = "x"\ntitle = \n', "scenario.toml", 2, "", "TOML"),
    (
        "scenario_toml",
        FILES["scenario.toml"].replace("share =", "sahre ="),
        "scenario.toml",
        0,
        "parameters.phone_share.sahre",
        "did you mean 'share'",
    ),
]


@pytest.mark.parametrize(("name", "text", "file", "line", "column", "says"), SPOILED)
def test_a_fault_says_where_and_what(
    tmp_path: Path,
    name: str,
    text: str,
    file: str,
    line: int,
    column: str,
    says: str,
) -> None:
    write_folder(tmp_path, **{name: text})
    if name == "absence_csv":
        (tmp_path / "absences.csv").unlink()
    found = [f for f in faults_of(tmp_path) if (f.file, f.line) == (file, line)]
    assert [f.column for f in found] == [column]
    assert says in str(found[0])


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    write_folder(
        tmp_path,
        sites_csv="id;name\nnord;N\n",
        absences_csv="employee_id;first;last\nzoe;12/03/2027;13/03/2027\nlila;x;y\n",
        scenario_toml='id = "x"\ntitle = "y"\n',
    )
    (tmp_path / "poles.csv").unlink()
    found = {(f.file, f.line, f.column) for f in faults_of(tmp_path)}
    assert found >= {
        ("scenario.toml", 0, "period"),
        ("poles.csv", 0, ""),
        ("travel.csv", 2, "to_site"),
        ("employees.csv", 2, "site_ids"),
        ("absences.csv", 2, "employee_id"),
        ("absences.csv", 3, "first"),
        ("absences.csv", 3, "last"),
    }


def test_a_spreadsheet_is_no_csv(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "poles.csv").write_bytes(b"PK\x03\x04\x00\x00\x00")
    found = [fault for fault in faults_of(folder) if fault.file == "poles.csv"]
    assert [fault.line for fault in found] == [0]
    assert "CSV UTF-8" in str(found[0])


def test_a_line_break_in_a_cell_keeps_the_numbers_of_lines(tmp_path: Path) -> None:
    sheet = 'id;name;pole_id;site_id;specialty;sheet\nmg;M;p;nord;mg;"a\nb"\n'
    write_folder(tmp_path, services_csv=sheet + "x;X;p;nulle;mg;\n")
    (fault,) = faults_of(tmp_path)
    assert (fault.file, fault.line, fault.column) == ("services.csv", 3, "site_id")


def test_no_folder_is_one_sentence(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "nulle-part")
    assert "no such folder" in str(fault)


def test_a_missing_table_is_one_fault_not_one_a_name(tmp_path: Path) -> None:
    """Needs and history name posts: without posts.csv only its absence is told."""
    folder = write_folder(tmp_path)
    (folder / "posts.csv").unlink()
    assert [fault.file for fault in faults_of(folder)] == ["posts.csv"]
