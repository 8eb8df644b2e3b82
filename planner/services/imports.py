"""What comes in: a workbook is shown first (preview), then taken in, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.errors import BadInput, Fault, UnknownId
from planner.exchange.book_in import UnreadableFile, read_book
from planner.exchange.rows import rows_of
from planner.exchange.scenario import Scenario, settings_of
from planner.exchange.settings_sheet import SHEET, settings_rows
from planner.exchange.tables import TABLES
from planner.services.plans import import_scenario
from planner.services.refusal import Refused
from planner.store import plans as rows
from planner.text.message import message

if TYPE_CHECKING:
    from planner.exchange.tables.table import Table
    from planner.store.store import Store

Texts = Mapping[str, str]
"""Column to text."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A cell that would change."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Changed:
    """A line that is there already, with what would change."""

    row: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, kw_only=True)
class TableChanges:
    """What would become of a table."""

    table: str
    created: tuple[str, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[str, ...] = ()
    left: int = 0

    @property
    def touched(self) -> bool:
        """Whether anything would change."""
        return bool(self.created or self.changed or self.removed)


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What taking a file in would do; with faults it would do nothing."""

    plan_id: str = ""
    title: str = ""
    exists: bool = False
    base: int = 0
    """Number of the version of the problem it was compared with; 0 for none."""
    tables: tuple[TableChanges, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether all of the file is there already."""
        return not self.faults and not any(one.touched for one in self.tables)


def preview(store: Store, content: bytes) -> Preview:
    """Return what a workbook or zip would do; raise `Refused` if it is neither."""
    try:
        scenario = _read(content)
    except BadInput as bad:
        return Preview(faults=bad.faults)
    return _compared(store, scenario)


def take_in(
    store: Store, content: bytes, *, who: str, base: int | None = None
) -> Preview:
    """Take a workbook or zip in, and return what that did; with faults, nothing.

    `base` is the version a person was shown: raise `Refused` where the plan has
    another by now.
    """
    found = preview(store, content)
    if found.faults or found.nothing_new:
        return found
    if base is not None and base != found.base:
        raise Refused(
            message("The plan was changed since this preview: look at it again.")
        )
    scenario = _read(content)
    import_scenario(store, scenario, who=who)
    if not _compared(store, scenario).nothing_new:
        # The store keeps each content once, so an older one cannot come back on top.
        raise Refused(
            message("This file is an earlier state of the plan, kept already.")
        )
    return found


def _read(content: bytes) -> Scenario:
    try:
        return read_book(content)
    except UnreadableFile as unreadable:
        raise Refused(unreadable.said) from unreadable


def _compared(store: Store, scenario: Scenario) -> Preview:
    before: Scenario | None = None
    base = 0
    with store.reading() as session:
        try:
            record = rows.plan(session, scenario.id)
        except UnknownId:
            record = None
        if record is not None:
            newest = rows.latest_problem(session, scenario.id)
            base = newest.number
            problem = rows.problem(session, newest.id)
            before = Scenario(
                id=record.id,
                title=record.title,
                # The store keeps no description: it is no change.
                description=scenario.description,
                problem=problem,
            )
    return Preview(
        plan_id=scenario.id,
        title=scenario.title,
        exists=before is not None,
        base=base,
        tables=_changes(before, scenario),
    )


def _changes(before: Scenario | None, after: Scenario) -> tuple[TableChanges, ...]:
    old = rows_of(before.problem) if before else {}
    new = rows_of(after.problem)
    settings = _table_changes(
        SHEET, _settings(before) if before else {}, _settings(after)
    )
    tables = (
        _table_changes(
            table.name,
            _by_key(table, old.get(table.name, [])),
            _by_key(table, new[table.name]),
        )
        for table in TABLES
    )
    return (settings, *tables)


def _settings(scenario: Scenario) -> Mapping[str, Texts]:
    told = settings_rows(settings_of(scenario))
    return {key: {"value": value} for key, value in told if value}


def _by_key(table: Table, lines: list[Mapping[str, Any]]) -> Mapping[str, Texts]:
    """Return the lines by their key; the whole line where the table has none."""
    found: dict[str, Texts] = {}
    for line in lines:
        texts = {
            column.name: column.text(line[column.fills])
            for column in table.columns
            if not column.shown_only
        }
        parts = [texts[name] for name in table.key] if table.key else texts.values()
        name = " · ".join(part for part in parts if part)
        while name in found:
            name += " (bis)"
        found[name] = texts
    return found


def _table_changes(
    name: str, old: Mapping[str, Texts], new: Mapping[str, Texts]
) -> TableChanges:
    both = [key for key in new if key in old]
    changed = tuple(
        Changed(row=key, fields=_fields(old[key], new[key]))
        for key in both
        if old[key] != new[key]
    )
    return TableChanges(
        table=name,
        created=tuple(key for key in new if key not in old),
        changed=changed,
        removed=tuple(key for key in old if key not in new),
        left=len(both) - len(changed),
    )


def _fields(old: Texts, new: Texts) -> tuple[Field, ...]:
    return tuple(
        Field(column=column, before=old.get(column, ""), after=new[column])
        for column in new
        if old.get(column, "") != new[column]
    )
