"""A problem as text, and back: the same problem always gives the same text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from planner.demand.needs import Needs
from planner.domain.problem import Problem


@cache
def _adapter() -> TypeAdapter[Problem]:
    return TypeAdapter(Problem)


def snapshot(value: Problem | Needs) -> str:
    """Return a value as canonical JSON: sets and keys in order, no spaces."""
    return json.dumps(
        _fields(value),
        default=_plain,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )


def restored(content: str) -> Problem:
    """Return the problem a snapshot was made of, its values validated again."""
    return _adapter().validate_json(content)


@cache
def _needs_adapter() -> TypeAdapter[Needs]:
    return TypeAdapter(Needs)


def restored_needs(content: str) -> Needs:
    """Return the needs a snapshot was made of, their values validated again."""
    return _needs_adapter().validate_json(content)


def digest(content: str) -> str:
    """Return the SHA-256 of a snapshot, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def _fields(value: Any) -> dict[str, Any]:
    return {one.name: _keyed(getattr(value, one.name)) for one in fields(value)}


def _keyed(value: Any) -> Any:
    """Return a mapping with text for keys; anything else as it is."""
    if not isinstance(value, Mapping):
        return value
    return {str(key): found for key, found in value.items()}


def _plain(value: object) -> Any:
    """Return what JSON can say of a value it does not know."""
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in a snapshot.")
