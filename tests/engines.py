"""Both kinds of database: the `conftest.py` of a folder imports `engine`.

from tests.engines import engine

__all__ = ["engine"]
"""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str:
    """Return the kind of database, each in turn."""
    kind: str = request.param
    return kind
