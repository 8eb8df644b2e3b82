"""The settings of a scenario as a sheet of two columns: key and value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.exchange.settings import FILE, settings_from
from planner.text.message import message

if TYPE_CHECKING:
    from planner.exchange.faults import Faults
    from planner.exchange.settings import Settings

SHEET = "scenario"
HEADER = ("key", "value")


def settings_rows(settings: Settings) -> list[tuple[str, str]]:
    """Return the lines of the sheet: dotted keys, as the documentation names them."""
    rows = [
        ("id", settings.id),
        ("title", settings.title),
        ("description", settings.description),
        ("home_travel", str(settings.home_travel)),
        ("planned_at", settings.planned_at.isoformat() if settings.planned_at else ""),
        ("period.start", settings.period.start.isoformat()),
        ("period.end", settings.period.end.isoformat()),
    ]
    for rule_id, values in settings.parameters.items():
        rows += [
            (f"parameters.{rule_id}.{name}", f"{v!r}") for name, v in values.items()
        ]
    return rows


def read_settings_rows(records: list[list[str]], faults: Faults) -> Settings | None:
    """Return the settings of the sheet, none when something is wrong."""
    content: dict[str, Any] = {}
    for number, cells in enumerate(records[1:], start=2):
        key, value = (*cells, "", "")[:2]
        if not key:
            continue
        *folders, name = key.split(".")
        target = content
        for folder in folders:
            target = target.setdefault(folder, {})
            if not isinstance(target, dict):
                faults.add(
                    FILE, number, key, message("The key comes twice: remove one.")
                )
                return None
        if name in target:
            faults.add(FILE, number, key, message("The key comes twice: remove one."))
        if value:
            target[name] = _figure(value) if key.startswith(FIGURES) else value
    return settings_from(content, faults)


FIGURES = ("parameters.", "home_travel")
"""Keys that hold figures."""


def _figure(text: str) -> int | float | str:
    plain = text.replace(",", ".")
    for make in (int, float):
        try:
            return make(plain)
        except ValueError:
            continue
    return text
