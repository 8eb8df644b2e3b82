from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from planner.config import Config
from planner.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI, Request

    from planner.store.store import Store

LIMIT = 1_000


@pytest.fixture
def client(store: Store) -> TestClient:
    """Return a client of the application with one address that takes anything."""
    settings = Config(language="en", largest_body=LIMIT, public_url="https://relais.ex")
    app: FastAPI = create_app(store, settings)

    async def take(request: Request) -> JSONResponse:
        return JSONResponse(len(await request.body()))

    for path in ("/take", "/api/v1/take"):
        app.router.add_route(path, take, methods=["GET", "POST", "DELETE"])
    return TestClient(app)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "https://relais.ex"}, 200),
        ({"Origin": "https://relais.ex.evil.example"}, 403),
        ({"Origin": "http://testserver:8001"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_only_our_pages_and_programs_may_change_something(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    assert client.post("/take", headers=headers).status_code == status
    assert client.delete("/api/v1/take", headers=headers).status_code == status
    assert client.get("/take", headers=headers).status_code == 200


def test_a_person_sent_by_another_site_is_told_so_on_a_page(client: TestClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    page = client.post("/take?lang=en", headers=headers)
    assert "sent from another site" in page.text
    assert "Content-Security-Policy" in page.headers
    error = client.post("/api/v1/take", headers=headers).json()["error"]
    assert error["code"] == "forbidden"
    assert "sent from another site" in error["message"]


def in_pieces(size: int) -> Iterator[bytes]:
    """Return a body whose length is not said beforehand."""
    for _ in range(size // 100):
        yield b"x" * 100


@pytest.mark.parametrize(("size", "status"), [(LIMIT, 200), (LIMIT + 100, 413)])
def test_a_body_above_the_limit_is_refused(
    client: TestClient, size: int, status: int
) -> None:
    assert client.post("/api/v1/take", content=b"x" * size).status_code == status
    pieces = client.post("/api/v1/take", content=in_pieces(size))
    assert pieces.status_code == status
    assert (pieces.json() == size) is (status == 200)


def test_a_length_that_is_no_number_is_refused(client: TestClient) -> None:
    headers = {"Content-Length": "many"}
    response = client.post("/api/v1/take", content=in_pieces(100), headers=headers)
    assert response.status_code == 413
