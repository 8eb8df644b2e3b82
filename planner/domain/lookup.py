"""Things of a problem by their id, or by whom they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from planner.domain.absence import Absence, Request
from planner.domain.memory import Familiarity, Hardship
from planner.errors import InvalidValue
from planner.text.message import Term, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Named(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Named)
Owned = TypeVar("Owned", Absence, Request, Hardship, Familiarity)


def by_id(things: Iterable[T], kinds: Term) -> Mapping[str, T]:
    """Return the things by id; raise `InvalidValue` if two have the same."""
    result: dict[str, T] = {}
    for thing in things:
        if thing.id in result:
            raise InvalidValue(
                message("Two {kinds} are called '{id}'.", kinds=kinds, id=thing.id)
            )
        result[thing.id] = thing
    return result


def owned_by(things: tuple[Owned, ...]) -> Mapping[str, tuple[Owned, ...]]:
    """Return the things of each employee, in their order."""
    owned: dict[str, list[Owned]] = {}
    for thing in things:
        owned.setdefault(thing.employee_id, []).append(thing)
    return {employee_id: tuple(found) for employee_id, found in owned.items()}
