from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, inspect

from planner.store.migrate import check, downgrade, upgrade
from planner.store.store import StoreUnavailable, open_store
from planner.store.tables import Base

if TYPE_CHECKING:
    from pathlib import Path


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'some.sqlite3'}"


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
    downgrade(url, "0001")
    downgrade(url)
    assert tables(url) == {"alembic_version"}


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
