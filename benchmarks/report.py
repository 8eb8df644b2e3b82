"""The latest results as the tables of docs/benchmarks.md."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bars import Bar, bars
from benchmarks.growth import sizes
from benchmarks.peers.compare import latest_peers, meetings
from benchmarks.record import Pages, Record, Repairs, Run
from benchmarks.tables import growth_table, peers_table, repairs_table

if TYPE_CHECKING:
    from benchmarks.case import Case

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One figure of a table: its heading, its value in a run, how it is written."""

    heading: str
    value: Callable[[Run], float | None]
    form: Callable[[float], str]
    without: str = "never"
    """What is said of runs that have no such figure."""


UNKNOWN = "not known"


def _percent(share: float) -> str:
    return f"{share * 100:.2f} %"


def _seconds(time: float) -> str:
    return f"{time:.0f} s"


def _hours(minutes: float) -> str:
    return f"{minutes / 60:.2f} h"


def _whole(figure: float) -> str:
    return f"{figure:,.0f}"


def _ratio(figure: float) -> str:
    return f"{figure:.3f}"


QUALITY = (
    Column(heading="gap", value=lambda r: r.gap, form=_percent),
    Column(heading="net gap", value=lambda r: r.net_gap, form=_percent),
    Column(heading="points", value=lambda r: r.objective, form=_whole),
    Column(heading="hard rules broken", value=lambda r: r.hard, form=_whole),
    Column(heading="points ÷ engine alone", value=lambda r: r.ratio, form=_ratio),
    Column(heading="gap, engine alone", value=lambda r: r.plain_gap, form=_percent),
)
SPEED = (
    Column(heading="all covered", value=lambda r: r.to_covered, form=_seconds),
    Column(heading="end of construction", value=lambda r: r.first_rota, form=_seconds),
    Column(heading="gap ≤ 10 %", value=lambda r: r.to_10, form=_seconds),
    Column(heading="gap ≤ 5 %", value=lambda r: r.to_5, form=_seconds),
    Column(heading="whole calculation", value=lambda r: r.spent, form=_seconds),
    Column(heading="engine alone", value=lambda r: r.plain_spent, form=_seconds),
    Column(heading="peak memory (MB)", value=lambda r: r.peak_mb, form=_whole),
)
COVERAGE = (
    Column(heading="missing below minimum", value=lambda r: r.minimum, form=_hours),
    Column(
        heading="floor",
        value=lambda r: r.floor_quarter,
        form=_hours,
        without=UNKNOWN,
    ),
    Column(
        heading="more than the floor",
        value=lambda r: r.avoidable,
        form=_hours,
        without=UNKNOWN,
    ),
    Column(
        heading="avoidable share of its points",
        value=lambda r: r.avoidable_share,
        form=_percent,
        without=UNKNOWN,
    ),
    Column(heading="missing below target", value=lambda r: r.target, form=_hours),
)


def latest(records: Iterable[Record], cases: Iterable[Case]) -> list[Run]:
    """Return the last run of each case and seed that had the case's own time."""
    runs: dict[tuple[str, int], Run] = {}
    limits = {case.name: case.seconds for case in cases if case.usual}
    for record in records:
        if isinstance(record, Run) and limits.get(record.case) == record.limit:
            runs[record.case, record.seed] = record
    order = {name: rank for rank, name in enumerate(limits)}
    return sorted(runs.values(), key=lambda run: (order[run.case], run.seed))


def latest_pages(records: Iterable[Record]) -> list[Pages]:
    """Return the last measurement of the pages of each case."""
    pages = {record.case: record for record in records if isinstance(record, Pages)}
    return [pages[name] for name in sorted(pages)]


def latest_repairs(records: Iterable[Record]) -> list[Repairs]:
    """Return the last measurement of the repairs of each case."""
    found = {record.case: record for record in records if isinstance(record, Repairs)}
    return [found[name] for name in sorted(found)]


def with_tables(page: str, records: Sequence[Record], cases: Sequence[Case]) -> str:
    """Return the page with the tables of the records between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n".join(_tables(records, cases))
    return f"{before}{BEGIN}\n\n{tables}\n{END}{after}"


def write_page(records: Sequence[Record], cases: Sequence[Case]) -> None:
    """Write the tables into the page, and leave the rest of it."""
    page = with_tables(PAGE.read_text(encoding="utf-8"), records, cases)
    PAGE.write_text(page, encoding="utf-8")


def console_line(run: Run) -> str:
    """Return a run in one line."""
    columns = (*QUALITY, *SPEED, *COVERAGE)
    said = (f"{c.heading} {_value(c, run)}" for c in columns)
    return f"{run.case}, seed {run.seed}, {run.limit:.0f} s: {'; '.join(said)}"


def _tables(records: Sequence[Record], cases: Sequence[Case]) -> Iterable[str]:
    runs = latest(records, cases)
    pages = latest_pages(records)
    if not records:
        yield "Nothing was measured yet.\n"
        return
    repairs = latest_repairs(records)
    peers = latest_peers(records, cases)
    yield from _where([*runs, *pages, *repairs, *peers])
    yield from _bars(bars(runs, pages, repairs, meetings(peers), cases))
    for title, columns in (
        ("Quality", QUALITY),
        ("Time and memory", SPEED),
        ("Coverage", COVERAGE),
    ):
        yield f"### {title}\n"
        yield from _table(columns, runs)
    yield from growth_table(sizes(runs, cases))
    yield from repairs_table(repairs)
    yield from peers_table(peers)
    for page in pages:
        yield from _page_table(page)


def _where(records: Sequence[Record]) -> Iterable[str]:
    settings = [record.setting for record in records]
    days = sorted({setting.date[:10] for setting in settings})
    yield f"Measured on {' to '.join(dict.fromkeys((days[0], days[-1])))}, on:\n"
    for machine in sorted({setting.machine for setting in settings}):
        yield f"- {machine};"
    for code in sorted({setting.code for setting in settings}):
        yield f"- rules `{code}`;"
    busiest = max(setting.load for setting in settings)
    yield (
        f"- other work going on: at most {busiest:.1f} processes wanting a core when "
        "a measurement started (what ran just before included).\n"
    )


def _bars(found: Sequence[Bar]) -> Iterable[str]:
    yield "### Bars\n"
    yield "| asked | measured | |"
    yield "|---|---|---|"
    for bar in found:
        verdict = "not measured" if bar.met is None else "met" if bar.met else "NOT met"
        yield f"| {bar.asked} | {bar.measured} | {verdict} |"
    yield ""


def _table(columns: Sequence[Column], runs: Sequence[Run]) -> Iterable[str]:
    yield f"| case | runs | {' | '.join(c.heading for c in columns)} |"
    yield f"|---|--:|{'--:|' * len(columns)}"
    for name in dict.fromkeys(run.case for run in runs):
        mine = [run for run in runs if run.case == name]
        spread = " | ".join(_spread(column, mine) for column in columns)
        yield f"| `{name}`, {mine[0].limit:.0f} s | {len(mine)} | {spread} |"
    yield ""


def _value(column: Column, run: Run) -> str:
    value = column.value(run)
    return "–" if value is None else column.form(value)


def _spread(column: Column, runs: Sequence[Run]) -> str:
    """Return the median and the range; runs that have none are counted."""
    values = [v for run in runs if (v := column.value(run)) is not None]
    if not values:
        return "–"
    said = column.form(statistics.median(values))
    least, most = column.form(min(values)), column.form(max(values))
    if least != most:
        said += f" ({least} to {most})"
    without = len(runs) - len(values)
    return f"{said}, {without} {column.without}" if without else said


def _page_table(page: Pages) -> Iterable[str]:
    yield f"### Month grid of `{page.case}`\n"
    yield f"By person, {page.kilobytes:,.0f} kB before compression.\n"
    lines = {
        "server: writing the rows of a new version of the plan": page.rows,
        "server: the whole request once they are kept, median": page.server,
        "the same, slowest": page.server_slowest,
        "browser just started: first contentful paint": page.paint,
        "the same: `load` event": page.load,
        "later visits, nothing cached: first contentful paint, median": (
            page.paint_again
        ),
        "the same: `load` event, median": page.load_again,
    }
    yield "| what | ms |"
    yield "|---|--:|"
    for what, time in lines.items():
        yield f"| {what} | {time:.0f} |"
    yield ""
