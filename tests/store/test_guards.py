"""The database itself refuses to change what was published or logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from planner.domain.notice import Notice
from planner.store import audit, plans, publications, rotas
from planner.store.tables import (
    AssignmentRow,
    AuditRow,
    ProblemRow,
    PublicationRow,
    RotaRow,
    ToldRow,
)
from tests import build
from tests.build import MON

if TYPE_CHECKING:
    from sqlalchemy.sql.expression import Executable

    from planner.store.store import Store

PROBLEM = build.problem(build.employee("Ann"), build.requirement())
INTRUDER = {
    "rota_version_id": 1,
    "day": MON,
    "employee_id": "Bob",
    "start_minute": 480,
    "end_minute": 720,
    "post_id": "desk",
    "place": "north",
    "pinned": False,
}


def draft(store: Store) -> int:
    with store.writing() as session:
        plans.keep_plan(session, "march", "March")
        version, _ = plans.keep_problem(session, "march", PROBLEM, "test")
        return rotas.add_draft(
            session,
            plan_id="march",
            problem_version_id=version.id,
            run_id=None,
            rota=build.rota(build.works("Ann")),
            figures={},
        ).id


@pytest.fixture
def published(store: Store) -> Store:
    version = draft(store)
    with store.writing() as session:
        rotas.publish(session, version)
        made = publications.add_publication(
            session,
            plan_id="march",
            rota_version_id=version,
            replaced_id=None,
            act="publish",
            reason="",
            who="Ann",
        )
        publications.add_told(
            session, made.id, "Ann", notice=Notice.LONG, days=1, first_day=MON
        )
        audit.log(session, "Ann", "publish", ("plan", "march"))
    return store


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (update(AuditRow).values(who="nobody"), "only grows"),
        (delete(AuditRow), "only grows"),
        (update(ProblemRow).values(content="{}"), "problem version"),
        (update(RotaRow).values(status="draft"), "published rota"),
        (update(RotaRow).values(published_at=None), "published rota"),
        (update(RotaRow).values(number=7), "published rota"),
        (delete(RotaRow), "published rota"),
        (insert(AssignmentRow).values(INTRUDER), "published rota"),
        (update(AssignmentRow).values(place="home"), "published rota"),
        (delete(AssignmentRow), "published rota"),
        (update(PublicationRow).values(who="nobody"), "published is never changed"),
        (delete(PublicationRow), "published is never changed"),
        (delete(ToldRow), "published is never changed"),
    ],
)
def test_what_is_out_stays(published: Store, change: Executable, sentence: str) -> None:
    with (
        pytest.raises(IntegrityError, match=sentence),
        published.writing() as session,
    ):
        session.execute(change)
    with published.reading() as session:
        assert rotas.rota(session, 1) == build.rota(build.works("Ann"))
        assert [act.act for act in audit.acts(session, "plan", "march")] == ["publish"]


def test_a_new_draft_and_its_publication_leave_the_old_rota_as_it_was(
    published: Store,
) -> None:
    second = draft(published)
    with published.reading() as session:
        assert [v.status for v in rotas.rota_versions(session, "march")] == [
            "draft",
            "published",
        ]
    with published.writing() as session:
        rotas.publish(session, second)
    with published.reading() as session:
        newest, old = rotas.rota_versions(session, "march")
        assert (newest.status, old.status) == ("published", "superseded")
        assert old.published_at is not None
        assert rotas.rota(session, old.id) == build.rota(build.works("Ann"))


def test_a_draft_takes_the_place_of_a_draft(store: Store) -> None:
    draft(store)
    draft(store)
    with store.reading() as session:
        assert session.scalars(select(RotaRow.status).order_by(RotaRow.id)).all() == [
            "superseded",
            "draft",
        ]
