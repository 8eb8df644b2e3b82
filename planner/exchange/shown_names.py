"""Names shown beside ids in a rota: edited alone, they would change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from planner.text.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults
    from planner.exchange.tables.table import Table


def check_names(
    table: Table, lines: Iterable[Line], names: Mapping[str, str], faults: Faults
) -> None:
    """Note every line whose name is not that of its id: only the id would count.

    `names` are those of people, by id.
    """
    ids = {_plain(name): one for one, name in names.items()}
    for line in lines:
        name = line.values.get("employee_name")
        holder = line.values.get("employee_id", "")
        right = names.get(holder)
        if not name or right is None or _alike(name, right):
            continue
        meant = ids.get(_plain(name))
        advice = (
            message("for {name} write {id} in employee_id.", name=name, id=meant)
            if meant
            else message(
                "write the employee_id of whom you mean; if it is {right}, write that "
                "or empty the name.",
                right=right,
            )
        )
        faults.add(
            table.file,
            line.number,
            "employee_name",
            message(
                "'{name}' is not the name of {id} ({right}): {advice}",
                name=name,
                id=holder,
                right=right,
                advice=advice,
            ),
        )


def _alike(written: str, name: str) -> bool:
    """Return whether a cell shows a name, as any spreadsheet may have kept it."""
    one, other = _plain(written), _plain(name)
    # Excel writes ? for a letter that the encoding it saves in does not have.
    return len(one) == len(other) and all(
        a in (b, "?") for a, b in zip(one, other, strict=True)
    )


def _plain(name: str) -> str:
    """Return a name without what spreadsheets alter: spaces, capitals, quote mark."""
    return " ".join(normalize("NFC", name).removeprefix("'").casefold().split())
