"""The `scenario.toml` of a folder: what is not a table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import inf
from typing import TYPE_CHECKING, Any

from planner.domain.period import Period
from planner.domain.problem import DEFAULT_HOME_TRAVEL
from planner.errors import InvalidValue
from planner.exchange.faults import Faults, suggestion
from planner.exchange.kinds import Unreadable, day
from planner.exchange.tables.terms import RULE_SETS
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import UNWEIGHED, Rule
from planner.text.message import message

if TYPE_CHECKING:
    from pathlib import Path

FILE = "scenario.toml"
KEYS = (
    "id",
    "title",
    "description",
    "home_travel",
    "planned_at",
    "period",
    "parameters",
)
WEIGHT = "weight"
"""Setting of a soft rule: its points."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What `scenario.toml` says."""

    id: str
    title: str
    description: str = ""
    period: Period
    parameters: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    home_travel: int = DEFAULT_HOME_TRAVEL
    planned_at: datetime | None = None
    """Local moment at which the rota is planned."""


def read_settings(folder: Path, faults: Faults) -> Settings | None:
    """Return the settings of a scenario folder, none when something is wrong."""
    content = _content(folder / FILE, faults)
    return None if content is None else settings_from(content, faults)


def settings_from(content: dict[str, Any], faults: Faults) -> Settings | None:
    """Return the settings that keys and values tell, none when something is wrong."""
    before = len(faults.found)
    for key in content:
        if key not in KEYS:
            faults.add(
                FILE,
                0,
                key,
                message("Unknown key: {advice}", advice=suggestion(key, KEYS)),
            )
    period = _period(content.get("period"), faults)
    own_id, title = _text(content, "id", faults), _text(content, "title", faults)
    description = _text(content, "description", faults, default="")
    home_travel = _minutes(content, faults)
    planned_at = _moment(content.get("planned_at"), faults)
    parameters = _parameters(content.get("parameters", {}), faults)
    if period is None or len(faults.found) > before:
        return None
    return Settings(
        id=own_id,
        title=title,
        description=description,
        period=period,
        parameters=parameters,
        home_travel=home_travel,
        planned_at=planned_at,
    )


def _content(path: Path, faults: Faults) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        faults.add(FILE, 0, "", message("The file is missing: a scenario needs one."))
    except UnicodeDecodeError:
        faults.add(
            FILE, 0, "", message("The file is not in UTF-8: save it again as UTF-8.")
        )
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 0
        faults.add(
            FILE, line, "", message("The file is not valid TOML: correct this line.")
        )
    return None


def _text(
    content: dict[str, Any], key: str, faults: Faults, default: str | None = None
) -> str:
    value = content.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        faults.add(
            FILE,
            0,
            key,
            message('Write a text: {key} = "…".', key=key),
        )
        return ""
    return value.strip()


def _minutes(content: dict[str, Any], faults: Faults) -> int:
    value = content.get("home_travel", DEFAULT_HOME_TRAVEL)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        faults.add(
            FILE, 0, "home_travel", message("Write a number of minutes, 0 or more.")
        )
        return DEFAULT_HOME_TRAVEL
    return value


def _moment(value: Any, faults: Faults) -> datetime | None:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = ""
    if value is None or (isinstance(value, datetime) and value.tzinfo is None):
        return value
    faults.add(
        FILE,
        0,
        "planned_at",
        message("Write a local date and time: planned_at = 2027-02-15T09:00:00."),
    )
    return None


def _period(content: Any, faults: Faults) -> Period | None:
    if not isinstance(content, dict):
        faults.add(
            FILE,
            0,
            "period",
            message("Write [period] with start and end: two dates of the rota."),
        )
        return None
    start, end = (_date(content.get(key), key, faults) for key in ("start", "end"))
    if start is None or end is None:
        return None
    try:
        return Period(start=start, end=end)
    except InvalidValue as refused:
        faults.add(FILE, 0, "period", refused.said)
        return None


def _date(value: Any, key: str, faults: Faults) -> date | None:
    if type(value) is date:
        return value
    try:
        return day(str(value or ""))
    except Unreadable as unreadable:
        faults.add(FILE, 0, f"period.{key}", unreadable.said)
        return None


def _parameters(content: Any, faults: Faults) -> Mapping[str, Mapping[str, float]]:
    """Return the figures the establishment sets, by rule and `rule.rule_set`."""
    if not isinstance(content, dict):
        faults.add(
            FILE, 0, "parameters", message("Write [parameters.<rule>] name = value.")
        )
        return {}
    result: dict[str, dict[str, float]] = {}
    for rule_id, values in content.items():
        where = f"parameters.{rule_id}"
        if rule_id not in RULES_BY_ID:
            faults.add(
                FILE,
                0,
                where,
                message(
                    "No such rule: {advice}", advice=suggestion(rule_id, RULES_BY_ID)
                ),
            )
        elif not isinstance(values, dict):
            faults.add(
                FILE,
                0,
                where,
                message("Write [{where}] and name = value below it.", where=where),
            )
        else:
            result |= _of_rule(RULES_BY_ID[rule_id], values, faults)
    return result


def _of_rule(
    rule: Rule, values: dict[str, Any], faults: Faults
) -> dict[str, dict[str, float]]:
    """Return the figures of a rule: for everyone, then for each rule set named."""
    own = {key: one for key, one in values.items() if isinstance(one, dict)}
    everyone = {key: one for key, one in values.items() if key not in own}
    names = [*rule.parameters, *(() if rule.level in UNWEIGHED else (WEIGHT,))]
    result: dict[str, dict[str, float]] = {}
    if everyone or not own:
        result[rule.id] = _figures(rule.id, everyone, names, faults)
    for rule_set, figures in own.items():
        key = f"{rule.id}.{rule_set}"
        if rule_set in RULE_SETS:
            apart = _without_shared(rule, key, figures, faults)
            result[key] = _figures(key, apart, list(rule.parameters), faults)
        else:
            said = message(
                "No such rule set: {advice}", advice=suggestion(rule_set, RULE_SETS)
            )
            faults.add(FILE, 0, f"parameters.{key}", said)
    return result


def _without_shared(
    rule: Rule, key: str, figures: dict[str, Any], faults: Faults
) -> dict[str, Any]:
    """Return the figures that may differ by rule set; note the others."""
    shared = {WEIGHT, *(name for name, one in rule.parameters.items() if one.shared)}
    for name in shared & figures.keys():
        said = message(
            "{name} is one figure for everyone: write it in [parameters.{rule}].",
            name=name,
            rule=rule.id,
        )
        faults.add(FILE, 0, f"parameters.{key}.{name}", said)
    return {name: one for name, one in figures.items() if name not in shared}


def _figures(
    key: str, values: dict[str, Any], known: Sequence[str], faults: Faults
) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, value in values.items():
        where = f"parameters.{key}.{name}"
        if name not in known:
            faults.add(
                FILE,
                0,
                where,
                message("No such setting: {advice}", advice=suggestion(name, known)),
            )
        elif type(value) not in (int, float) or not 0 <= value < inf:
            faults.add(
                FILE,
                0,
                where,
                message("Write a figure, 0 or more: {name} = 1.5.", name=name),
            )
        else:
            figures[name] = float(value)
    return figures


def write_settings(folder: Path, settings: Settings) -> None:
    """Write `scenario.toml`."""
    lines = [
        f"id = {_quoted(settings.id)}",
        f"title = {_quoted(settings.title)}",
    ]
    if settings.description:
        lines.append(f"description = {_quoted(settings.description)}")
    lines += [
        f"home_travel = {settings.home_travel}",
    ]
    if settings.planned_at:
        lines.append(f"planned_at = {settings.planned_at.isoformat()}")
    lines += [
        "",
        "[period]",
        f"start = {settings.period.start}",
        f"end = {settings.period.end}",
    ]
    for key, values in settings.parameters.items():
        path = ".".join(_quoted(name) for name in key.split("."))
        lines += ["", f"[parameters.{path}]"]
        lines += [f"{_quoted(name)} = {value!r}" for name, value in values.items()]
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """Return a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(_escape(letter) for letter in escaped) + '"'


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter
