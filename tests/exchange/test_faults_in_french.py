"""What is wrong with a file is said in the reader's language, every word of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.exchange import test_read_scenario, test_rulebook_faults
from tests.exchange.folder import faults_of, write_folder
from tests.exchange.rulebook import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from planner.errors import Fault

ENGLISH = re.compile(
    r"\b(the|and|is|are|was|not|no|must|may|write|add|remove|keep|correct it|them|it"
    r"|of|with|which|who|what|when|where|how|already|stands|missing|empty|unknown"
    r"|did you|mean|one|two|there|these|this|that|her|his|its|line \d+|column)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"«\s[^»]*\s»|`[^`]*`|\[[^]]*\]|yes, no")
"""What a person wrote, or must write as it is."""
SMALL = [(name, text) for name, text, *_ in test_read_scenario.SPOILED]
WHOLE = [(name, text) for name, text, *_ in test_rulebook_faults.SPOILED]


def _in_english(faults: tuple[Fault, ...]) -> list[str]:
    said = [fault.message.say("fr") for fault in faults]
    return [one for one in said if ENGLISH.search(QUOTED.sub("", one))]


@pytest.mark.parametrize(("name", "text"), SMALL)
def test_no_fault_of_a_table_is_in_english(
    tmp_path: Path, name: str, text: str
) -> None:
    assert not _in_english(faults_of(write_folder(tmp_path, **{name: text})))


@pytest.mark.parametrize(("name", "text"), WHOLE)
def test_no_fault_of_a_rare_table_is_in_english(
    tmp_path: Path, name: str, text: str
) -> None:
    assert not _in_english(faults_of(write_whole(tmp_path, **{name: text})))


def test_many_faults_at_once_are_all_in_french(tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path,
        scenario_toml='id = ""\ntitel = "y"\n[period]\nstart = 2027-03-31\n'
        "end = 2027-03-01\n[parameters.nulle]\nx = 1\n[parameters.phone_share]\n"
        'share = "beaucoup"\n',
        sites_csv="id;name;nmae\nnord;N;\nnord;S;\n",
        poles_csv="",
        shift_types_csv="id;name;segments\nJ;Jour;16:00-08:00\n",
        contracts_csv="id;name;rule_set;quota;weekly_time\nplein;P;fph;120;50h\n",
        absences_csv="employee_id;first;last\nzoe;12/03/2027;13/03/2027\nlila;x;\n",
        needs_csv="post_id;days;from;to;minimum\nacc;lundredi;08:40;10:00;1,5\n",
        travel_csv="from_site;to_site;minutes\nnord;nord;5;6\n",
    )
    (folder / "activities.csv").unlink()
    faults = faults_of(folder)
    assert len(faults) >= 18
    assert not _in_english(faults)
    in_english = {fault.message.say("en") for fault in faults}
    assert not in_english & {fault.message.say("fr") for fault in faults}


def test_a_fault_says_its_place_in_either_language(tmp_path: Path) -> None:
    sites = "id;name\nnord;N\nsud;S\nnord;X\n"
    (fault,) = faults_of(write_folder(tmp_path, sites_csv=sites))
    assert fault.say("en") == str(fault)
    assert str(fault).startswith("sites.csv, line 4, column id: 'nord' already stands")
    assert fault.say("fr").startswith(
        "sites.csv, ligne 4, colonne id\xa0: «\xa0nord\xa0» figure déjà à la ligne 2"
    )
