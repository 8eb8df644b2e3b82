"""Posts that share a person, a room, a stream or a platform: what cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.room import Room
from planner.domain.work import Activity, Post
from planner.exchange.tables.streams import EXTERNALS, STREAMS
from planner.exchange.tables.work import NEEDS, POSTS
from planner.text.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.domain.external import External
    from planner.domain.stream import WorkStream
    from planner.exchange.csv_table import Line
    from planner.exchange.faults import Faults
    from planner.exchange.needs import Need
    from planner.exchange.tables.table import Table


SERVED_TWICE = {
    STREAMS.name: message("'{name}' already serves '{other}': keep it in one line."),
    EXTERNALS.name: message(
        "'{name}' already overflows to '{other}': keep it in one line."
    ),
}
"""What is wrong with a post named on two lines of a table."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What posts refer to, by id, as far as it could be read."""

    posts: Mapping[str, Post]
    activities: Mapping[str, Activity]
    rooms: Mapping[str, Room]

    def activity_of(self, post_id: str) -> Activity | None:
        """Return the activity of a post, if both are known."""
        post = self.posts.get(post_id)
        return self.activities.get(post.activity_id) if post else None


def check_shared(
    found: Iterable[tuple[Line, Post]], known: Known, faults: Faults
) -> None:
    """Note every room or combination of posts that is elsewhere, or nested."""
    for line, post in found:
        room = known.rooms.get(post.room_id or "")
        if room and room.site_id != post.site_id:
            faults.add(
                POSTS.file,
                line.number,
                "room_id",
                message(
                    "Room '{room}' is at '{site}' and the post at '{other}': "
                    "name a room of the site.",
                    room=room.id,
                    site=room.site_id,
                    other=post.site_id,
                ),
            )
        for name in sorted(post.combines & known.posts.keys()):
            wrong = _uncombinable(post, known.posts[name]) or _unheard(
                post, name, known
            )
            if wrong:
                faults.add(POSTS.file, line.number, "combines", wrong)


def _uncombinable(post: Post, held: Post) -> Message | None:
    if held.site_id != post.site_id:
        return message(
            "'{post}' is at '{site}' and this post at '{other}': one "
            "person holds posts of one site only.",
            post=held.id,
            site=held.site_id,
            other=post.site_id,
        )
    if held.combines:
        return message(
            "'{post}' combines posts itself: name those it holds instead.", post=held.id
        )
    return None


def _unheard(post: Post, held: str, known: Known) -> Message | None:
    """Return what is wrong with a phone that nothing shows one is on, if anything.

    What limits the phone (rooms, protected hours, shares, hardship) looks at the
    activity of the combined post.
    """
    own, other = known.activity_of(post.id), known.activity_of(held)
    if own is None or other is None or own.phone or not other.phone:
        return None
    return message(
        "'{post}' is on the phone and activity '{activity}' of this post is not: give "
        "it an activity of kind reception_phone.",
        post=held,
        activity=own.id,
    )


def check_needs_of_combined(
    needs: Mapping[int, Need], posts: Mapping[str, Post], faults: Faults
) -> None:
    """Note every need of a combined post that asks for somebody."""
    for number, need in needs.items():
        post = posts.get(need.post_id)
        if post and post.combines and (need.minimum or need.target):
            faults.add(
                NEEDS.file,
                number,
                "minimum",
                message(
                    "'{post}' holds other posts at once, and they ask for "
                    "people: leave minimum and target empty here.",
                    post=post.id,
                ),
            )


def check_streams(
    found: Iterable[tuple[Line, WorkStream]], known: Known, faults: Faults
) -> None:
    """Note every post of two streams, or whose work does not wait."""
    found = list(found)
    _check_single(STREAMS, found, faults)
    for line, stream in found:
        for name in sorted(stream.post_ids):
            activity = known.activity_of(name)
            if activity and not activity.deferrable:
                faults.add(
                    STREAMS.file,
                    line.number,
                    "post_ids",
                    message(
                        "Activity '{activity}' of '{name}' is not deferrable, so "
                        "its work cannot wait: correct one of them.",
                        activity=activity.id,
                        name=name,
                    ),
                )


def check_externals(
    found: Iterable[tuple[Line, External]], known: Known, faults: Faults
) -> None:
    """Note every post of two platforms, or that is not on the phone."""
    found = list(found)
    _check_single(EXTERNALS, found, faults)
    for line, platform in found:
        for name in sorted(platform.post_ids):
            activity = known.activity_of(name)
            if activity and not activity.phone:
                faults.add(
                    EXTERNALS.file,
                    line.number,
                    "post_ids",
                    message(
                        "'{name}' is not a phone post: a platform only answers phones.",
                        name=name,
                    ),
                )


def _check_single(
    table: Table,
    found: Iterable[tuple[Line, WorkStream | External]],
    faults: Faults,
) -> None:
    """Note every post named by two lines."""
    seen: dict[str, str] = {}
    for line, one in found:
        for name in sorted(one.post_ids):
            if name in seen:
                wrong = SERVED_TWICE[table.name].msgid
                said = Message(wrong, {"name": name, "other": seen[name]})
                faults.add(table.file, line.number, "post_ids", said)
            seen.setdefault(name, one.id)
