"""The menu of a plan: what a coordinator does, in groups; one line for each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import quote

from planner.text.message import Message, message


class Group(Enum):
    """What the pages of a plan are for, in the order of the menu."""

    TODAY = "today"
    ROTA = "rota"
    PREPARE = "prepare"
    PUBLISH = "publish"
    FIGURES = "figures"
    OUT = "out"


NAMES = {
    Group.TODAY: message("Today"),
    Group.ROTA: message("Rota"),
    Group.PREPARE: message("Prepare"),
    Group.PUBLISH: message("Publish"),
    Group.FIGURES: message("Figures"),
    Group.OUT: message("Take away"),
}


@dataclass(frozen=True)
class Entry:
    """A page of the menu."""

    group: Group
    page: str
    """What the page calls itself."""
    name: Message
    path: str
    """After the address of the plan, or from the root; may hold `{day}`, `{plan}`."""
    filtered: bool = False
    """Whether it keeps the rows that are looked at."""
    icon: str = ""


MENU = (
    Entry(Group.TODAY, "today", message("Today"), "today"),
    Entry(Group.ROTA, "people", message("By person"), "people", filtered=True),
    Entry(Group.ROTA, "posts", message("By post"), "posts", filtered=True),
    Entry(Group.ROTA, "week", message("Week"), "week", filtered=True),
    Entry(Group.ROTA, "day", message("Day"), "day/{day}", filtered=True),
    Entry(Group.ROTA, "coverage", message("Coverage"), "coverage", filtered=True),
    Entry(Group.PREPARE, "needs", message("Needs"), "needs"),
    Entry(Group.PREPARE, "staff", message("People"), "staff"),
    Entry(Group.PREPARE, "skills", message("Skills"), "skills"),
    Entry(Group.PREPARE, "contacts", message("Contacts"), "contacts"),
    Entry(Group.PREPARE, "leave", message("Leave"), "leave"),
    Entry(Group.PREPARE, "calculate", message("Calculate"), "calculate"),
    Entry(Group.PUBLISH, "publish", message("Publish"), "publish"),
    Entry(Group.PUBLISH, "versions", message("Versions"), "versions"),
    Entry(Group.PUBLISH, "outbox", message("Outbox"), "/outbox"),
    Entry(Group.FIGURES, "figures", message("Figures"), "figures"),
    Entry(Group.OUT, "print", message("Print"), "print", filtered=True, icon="printer"),
    Entry(Group.OUT, "export", message("Export"), "export", icon="download"),
    Entry(Group.OUT, "audit", message("Register"), "/audit?plan={plan}", icon="list"),
)
"""One line for each page, in the order it is shown in."""
BELONGS = {
    "person": "people",
    "cell": "people",
    "gap": "posts",
    "service": "posts",
}
"""The page of the menu that leads to a page without a line of its own."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """An entry with its address."""

    name: Message
    href: str
    icon: str
    current: str
    """`page` for the one that is open, `true` for the one it belongs to, or nothing."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A group with its pages."""

    group: Group
    name: Message
    links: tuple[Link, ...]

    @property
    def current(self) -> str:
        """Whether the open page is of this group, as `aria-current` says it."""
        return next((one.current for one in self.links if one.current), "")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where one is."""

    plan_id: str
    page: str
    path: str
    """Address of the open page, without its query."""
    day: date
    """The date to open a day at."""
    query: str = ""
    """The filters, with their `?`."""


def menu_at(place: Place) -> tuple[Part, ...]:
    """Return the menu as seen from a page."""
    return tuple(
        Part(
            group=group,
            name=NAMES[group],
            links=tuple(_link(one, place) for one in MENU if one.group is group),
        )
        for group in Group
    )


def _link(entry: Entry, place: Place) -> Link:
    plan = quote(place.plan_id, safe="")
    path = entry.path.format(day=place.day, plan=plan)
    address = path if path.startswith("/") else f"/plans/{plan}/{path}"
    shown = BELONGS.get(place.page, place.page) == entry.page
    inner = "page" if address == quote(place.path) else "true"
    return Link(
        name=entry.name,
        href=address + (place.query if entry.filtered else ""),
        icon=entry.icon,
        current=inner if shown else "",
    )
