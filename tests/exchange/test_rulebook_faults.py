"""Each fault a table of the rule book can hold, named by file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.exchange.scenario import read_scenario
from tests.exchange.folder import faults_of
from tests.exchange.rulebook import WHOLE, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def line(name: str, number: int, new: str) -> str:
    """Return the text of a file with one line (the header is 1) replaced."""
    lines = WHOLE[name].splitlines()
    lines[number - 1] = new
    return "\n".join(lines) + "\n"


def more(name: str, new: str) -> str:
    return WHOLE[name] + new + "\n"


NAMED = "".join(
    line + end
    for line, end in zip(
        WHOLE["published_csv"].splitlines(),
        (";employee_name\n", ";{name}\n"),
        strict=True,
    )
)
"""What was published, a name beside the id of Lila Mauve."""
SPOILED = [
    ("posts_csv", line("posts_csv", 2, "acc;A;desk;sud;p;;;;b1;;;;"), 2, "room_id", ""),
    (
        "posts_csv",
        line("posts_csv", 4, "deux;D;both;sud;p;;;acc tel;;;;;"),
        4,
        "combines",
        "one site",
    ),
    (
        "posts_csv",
        more("posts_csv", "trois;T;both;nord;p;;;deux fra;;;;;"),
        8,
        "combines",
        "combines posts itself",
    ),
    (
        "posts_csv",
        more("posts_csv", "trois;T;both;nord;p;;;acc tell;;;;;"),
        8,
        "combines",
        "did you mean 'tel'",
    ),
    (
        "posts_csv",
        more("posts_csv", "trois;T;both;nord;p;;;acc;;;;;"),
        8,
        "",
        "two other posts",
    ),
    (
        "posts_csv",
        more("posts_csv", "trois;T;desk;nord;p;;;acc tel;;;;;"),
        8,
        "combines",
        "of kind reception_phone",
    ),
    (
        "posts_csv",
        line("posts_csv", 3, "tel;L;line;nord;p;;;;;;;10;"),
        3,
        "",
        "quarter",
    ),
    (
        "posts_csv",
        WHOLE["posts_csv"].replace("opening_minutes", "openning_minutes"),
        1,
        "openning_minutes",
        "did you mean 'opening_minutes'",
    ),
    (
        "needs_csv",
        line("needs_csv", 4, "deux;lun-ven;8h30;12h30;1;;"),
        4,
        "minimum",
        "holds other posts",
    ),
    (
        "needs_csv",
        line("needs_csv", 3, "tel;mon;09:00;10:00;1;;4"),
        3,
        "load",
        "1 (quiet)",
    ),
    (
        "employees_csv",
        line("employees_csv", 3, "rose;R;tp;semaine;mg;nord;;;;;rose;;;;;;;"),
        3,
        "tutor_id",
        "her own tutor",
    ),
    (
        "employees_csv",
        line("employees_csv", 3, "rose;R;tp;semaine;mg;nord;;;;;zoe;;;;;;;"),
        3,
        "tutor_id",
        "a trainee herself",
    ),
    (
        "employees_csv",
        line("employees_csv", 2, "lila;L;plein;semaine;mg;nord;;;;;;lat;;;;;;"),
        2,
        "opted_for",
        "did you mean 'late'",
    ),
    (
        "shift_types_csv",
        line("shift_types_csv", 2, "J;J;8h30-12h30 13:15-16:45;;20;12:45"),
        2,
        "",
        "not inside a segment",
    ),
    (
        "shift_types_csv",
        line("shift_types_csv", 2, "J;J;8h30-12h30 13:15-16:45;;;12:00"),
        2,
        "break_at",
        "no paid break",
    ),
    ("rooms_csv", line("rooms_csv", 2, "b1;B;nord;0;2"), 2, "", "one seat"),
    ("lone_risks_csv", more("lone_risks_csv", "nord;mon;18h;20h;1"), 4, "", "2 people"),
    ("lone_risks_csv", more("lone_risks_csv", "nord;mon;20h;18h;"), 4, "", "not after"),
    ("rotations_csv", line("rotations_csv", 2, "t;T;lila;desk;1"), 2, "", "two"),
    (
        "protected_blocks_csv",
        more("protected_blocks_csv", "lila;mg;mon;9h;10h"),
        4,
        "",
        "a person or a service",
    ),
    (
        "meetings_csv",
        more("meetings_csv", "m2;R;acc;10/03/2027;13:30;14:30;lila"),
        3,
        "post_id",
        "kind meeting",
    ),
    (
        "meetings_csv",
        more("meetings_csv", "m2;R;reu;10/04/2027;13:30;14:30;lila"),
        3,
        "date",
        "in the period",
    ),
    (
        "meetings_csv",
        more("meetings_csv", "m2;R;reu;09/03/2027;14:00;15:00;lila"),
        3,
        "employee_ids",
        "'lila' is already at 'm1'",
    ),
    (
        "meetings_csv",
        more("meetings_csv", "m2;R;reu;10/03/2027;14:00;15:00;lilas"),
        3,
        "employee_ids",
        "did you mean 'lila'",
    ),
    (
        "streams_csv",
        more("streams_csv", "deux;D;fra;;;;;"),
        3,
        "post_ids",
        "already serves 'let'",
    ),
    (
        "streams_csv",
        more("streams_csv", "deux;D;acc;;;;;"),
        3,
        "post_ids",
        "not deferrable",
    ),
    ("streams_csv", line("streams_csv", 2, "let;C;fra;;1 1;;;"), 2, "productivity", ""),
    (
        "streams_csv",
        line("streams_csv", 2, "let;C;fra;9h;;;;9999"),
        2,
        "",
        "1000 working",
    ),
    (
        "stream_intake_csv",
        more("stream_intake_csv", "let;lun;3h"),
        6,
        "days",
        "already stands on line 2",
    ),
    (
        "stream_intake_csv",
        more("stream_intake_csv", "let;2027-04-09;3h"),
        6,
        "days",
        "in the period",
    ),
    (
        "externals_csv",
        more("externals_csv", "p2;P;tel;mon 8h-9h;1;;"),
        3,
        "post_ids",
        "already overflows to 'pf'",
    ),
    (
        "externals_csv",
        more("externals_csv", "p2;P;acc;mon 8h-9h;1;;"),
        3,
        "post_ids",
        "not a phone post",
    ),
    (
        "externals_csv",
        line("externals_csv", 2, "pf;P;tel;12:00-14:00;1;;"),
        2,
        "hours",
        "days and hours",
    ),
    (
        "assistances_csv",
        more("assistances_csv", "rose;orme;0,8"),
        3,
        "fraction",
        "113 percent",
    ),
    ("assistances_csv", line("assistances_csv", 2, "rose;orme;0"), 2, "", "above 0"),
    (
        "couplings_csv",
        more("couplings_csv", "rose;apart;rose;"),
        4,
        "colleague_id",
        "herself",
    ),
    ("couplings_csv", more("couplings_csv", "rose;apart;;orme"), 4, "", "colleague"),
    ("hardships_csv", more("hardships_csv", "lila;late;2"), 4, "employee_id", "line 2"),
    (
        "hardships_csv",
        more("hardships_csv", "lila;phone;2;6"),
        4,
        "months",
        "differ from those on line 2",
    ),
    ("hardships_csv", more("hardships_csv", "zoe;late;2;0"), 4, "", "above 0"),
    (
        "published_csv",
        more("published_csv", "2027-04-01;lila;8h30;12h30;acc;nord;"),
        3,
        "date",
        "What was published lies in the period",
    ),
    (
        "published_csv",
        NAMED.format(name="Rose Ocre"),
        2,
        "employee_name",
        "for Rose Ocre write rose in employee_id",
    ),
    (
        "published_csv",
        NAMED.format(name="Zoé Nul"),
        2,
        "employee_name",
        "empty the name",
    ),
    (
        "scenario_toml",
        WHOLE["scenario_toml"].replace("09:00:00", "09:00:00Z"),
        0,
        "planned_at",
        "local date and time",
    ),
]


@pytest.mark.parametrize(("file", "text", "number", "column", "said"), SPOILED)
def test_each_fault_is_named_by_file_line_and_column(
    tmp_path: Path, file: str, text: str, number: int, column: str, said: str
) -> None:
    found = faults_of(write_whole(tmp_path, **{file: text}))
    name = file.replace("_csv", ".csv").replace("_toml", ".toml")
    assert any(
        (one.file, one.line, one.column) == (name, number, column) and said in str(one)
        for one in found
    ), [str(one) for one in found]


@pytest.mark.parametrize("name", ["Lila Mauve", "", " lila\u00a0MAUVE ", "Lil? Mauve"])
def test_a_name_published_is_that_of_its_id_or_nothing(
    tmp_path: Path, name: str
) -> None:
    folder = write_whole(tmp_path, published_csv=NAMED.format(name=name))
    assert read_scenario(folder).problem.published
