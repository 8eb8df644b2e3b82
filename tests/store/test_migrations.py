from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, inspect, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner.store.migrate import check, downgrade, upgrade
from planner.store.store import StoreUnavailable, open_store
from planner.store.tables import Base, ProblemRow, RunRow
from planner.text.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from tests.conftest import NewDatabase


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


@pytest.fixture
def url(new_database: NewDatabase) -> Iterator[str]:
    with new_database(migrated=False) as empty:
        yield empty


def test_up_makes_the_tables_of_the_models_and_down_leaves_nothing(url: str) -> None:
    upgrade(url)
    assert tables(url) == {*Base.metadata.tables, "alembic_version"}
    check(url)
    downgrade(url)
    assert tables(url) == {"alembic_version"}
    upgrade(url)
    check(url)


def test_every_step_can_be_undone(url: str) -> None:
    upgrade(url, "0001")
    upgrade(url, "0002")
    upgrade(url)
    downgrade(url, "0002")
    downgrade(url, "0001")
    downgrade(url)
    assert tables(url) == {"alembic_version"}


def begin_march(connection: Connection, content: str) -> None:
    """Put a plan and its problem in, as every version of the tables takes them."""
    connection.exec_driver_sql(
        "INSERT INTO plan VALUES ('march', 'Mars', '2027-03-01 00:00:00')"
    )
    connection.execute(
        text(
            "INSERT INTO problem_version (id, plan_id, number, digest, "
            "code_version, first_day, last_day, people, content, created_at) "
            "VALUES (1, 'march', 1, 'd', 'c', '2027-03-01', '2027-03-31', 1, "
            ":content, '2027-03-01 00:00:00')"
        ),
        {"content": content},
    )


def test_a_problem_kept_before_contents_were_packed_is_read_and_given_back(
    url: str,
) -> None:
    content = '{"title": "Mars – été"}'
    upgrade(url, "0002")
    engine = create_engine(url)
    with engine.begin() as connection:
        begin_march(connection, content)
    upgrade(url)
    with Session(engine) as session:
        assert session.scalars(select(ProblemRow.content)).one() == content
        with pytest.raises(IntegrityError, match="never changed"):
            session.execute(update(ProblemRow).values(content="{}"))
    downgrade(url, "0002")
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT content FROM problem_version")
        assert kept.scalars().all() == [content]
    with (
        pytest.raises(IntegrityError, match="never changed"),
        engine.begin() as connection,
    ):
        connection.exec_driver_sql("UPDATE problem_version SET content = '{}'")
    engine.dispose()


def test_why_a_calculation_ended_is_kept_as_a_sentence_and_given_back(url: str) -> None:
    reason = "It was {stopped}: no more."
    upgrade(url, "0010")
    engine = create_engine(url)
    with engine.begin() as connection:
        begin_march(connection, "")
        connection.execute(
            text(
                "INSERT INTO run (plan_id, problem_version_id, status, seed, settings, "
                "code_version, created_at, stop_asked, base_sequence, attempts, spent, "
                "reason) VALUES ('march', 1, 'failed', 0, '{}', 'c', "
                "'2027-03-01 00:00:00', :no, 0, 1, 0, :reason)"
            ),
            {"no": False, "reason": reason},
        )
    upgrade(url)
    with Session(engine) as session:
        assert session.scalars(select(RunRow.reason)).one() == Message(reason)
    downgrade(url, "0010")
    with engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT reason FROM run")
        assert kept.scalars().all() == [reason]
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_in_a_sentence(url: str) -> None:
    upgrade(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        open_store(url)


def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    file = tmp_path / "not" / "there" / "relais.sqlite3"
    open_store(f"sqlite:///{file}").close()
    assert file.is_file()


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{tmp_path / 'file' / 'relais.sqlite3'}")
