from __future__ import annotations

from pathlib import Path

from planner.exchange.describe import described, rewritten
from planner.exchange.tables import TABLES
from planner.exchange.tables.calendar import ROTA

PAGE = Path(__file__).parents[2] / "docs" / "scenario-format.md"


def test_the_page_lists_every_table_and_column_the_reader_knows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in (*TABLES, ROTA):
        section = text.split(f"### `{table.file}`")[1].split("###")[0]
        named = [
            line.split("`")[1] for line in section.splitlines() if "| `" in line[:4]
        ]
        assert named == [column.name for column in table.columns]


def test_the_page_is_fresh() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert described() in text
    assert rewritten(text) == text, "python -m planner.exchange.describe docs/…"


def test_every_example_can_be_read() -> None:
    for table in TABLES:
        for column in table.columns:
            if column.example:
                value = column.kind.read(column.example)
                assert column.kind.read(column.kind.write(value)) == value
