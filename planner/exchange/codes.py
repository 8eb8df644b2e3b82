"""Short codes that fit a cell of the month grid, each with its meaning in a legend."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.work import ActivityKind

if TYPE_CHECKING:
    from planner.domain.problem import Problem

LETTERS: Mapping[str, Mapping[ActivityKind, str]] = {
    "fr": {
        ActivityKind.RECEPTION: "A",
        ActivityKind.PHONE: "T",
        ActivityKind.RECEPTION_PHONE: "AT",
        ActivityKind.TYPING: "F",
        ActivityKind.PAPER: "N",
        ActivityKind.ASSISTANCE: "M",
        ActivityKind.COORDINATION: "C",
        ActivityKind.TUTORING: "E",
        ActivityKind.MEETING: "R",
        ActivityKind.OTHER: "x",
    },
    "en": {
        ActivityKind.RECEPTION: "R",
        ActivityKind.PHONE: "P",
        ActivityKind.RECEPTION_PHONE: "RP",
        ActivityKind.TYPING: "T",
        ActivityKind.PAPER: "S",
        ActivityKind.ASSISTANCE: "M",
        ActivityKind.COORDINATION: "C",
        ActivityKind.TUTORING: "L",
        ActivityKind.MEETING: "G",
        ActivityKind.OTHER: "x",
    },
}
"""The letter of each kind of activity: colour is never the only sign."""
SMALL_WORDS = frozenset(
    ("de", "des", "du", "la", "le", "les", "et", "d", "l", "of", "the", "and", "pole")
)
LENGTH = 3
"""Characters of a service code: what a 32-pixel column holds beside the letter."""


@dataclass(frozen=True, kw_only=True)
class Codes:
    """The code of every service, pole and person of a problem."""

    services: Mapping[str, str]
    poles: Mapping[str, str]
    people: Mapping[str, str]

    def where(self, problem: Problem, post_id: str) -> str:
        """Return the code of the service, or of the pole, a post works for."""
        post = problem.posts_by_id[post_id]
        if post.service_id is None:
            return self.poles[post.pole_id]
        return self.services[post.service_id]


def letter(problem: Problem, post_id: str, language: str) -> str:
    """Return the letter of the activity of a post."""
    return LETTERS[language][problem.activity_of(post_id).kind]


def codes_of(problem: Problem) -> Codes:
    """Return the codes of a problem, the same each time it is read."""
    taken: set[str] = set()
    services = _unique(((s.id, _of_place(s.name)) for s in problem.services), taken)
    poles = _unique(((p.id, _of_place(p.name)) for p in problem.poles), taken)
    people = _unique(((e.id, _of_person(e.name)) for e in problem.employees), set())
    return Codes(services=services, poles=poles, people=people)


def _unique(
    named: Iterable[tuple[str, Iterable[str]]], taken: set[str]
) -> Mapping[str, str]:
    """Return id to the first of its candidates that nobody has."""
    codes: dict[str, str] = {}
    for name, candidates in named:
        code = next(one for one in _endless(list(candidates)) if one not in taken)
        taken.add(code)
        codes[name] = code
    return codes


def _endless(candidates: list[str]) -> Iterator[str]:
    yield from candidates
    stem = candidates[0]
    number = 2
    while True:
        figure = str(number)
        yield stem[: max(1, len(stem) - len(figure))] + figure
        number += 1


def _of_place(name: str) -> Iterator[str]:
    words = [w for w in _words(name) if w not in SMALL_WORDS] or ["x"]
    first = words[0]
    yield first[:LENGTH].upper()
    for other in words[1:]:
        yield (first[: LENGTH - 1] + other[0]).upper()
        yield (first[0] + other[: LENGTH - 1]).upper()


def _of_person(name: str) -> Iterator[str]:
    """Candidates: first letters of the family name, then with the initial."""
    words = _words(name) or ["x"]
    family = words[-1].capitalize()
    yield family[: LENGTH + 1]
    yield words[0][0].upper() + family[:LENGTH]
    yield words[0][0].upper() + family[0] + family[-2:]


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(c if c.isalnum() else " " for c in plain.lower()).split()
