from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from planner.web import HEADERS

if TYPE_CHECKING:
    from fastapi import FastAPI

PATHS = [
    "/",
    "/plans/march",
    "/nothing",
    "/api/v1/plans",
    "/api/v1/plans/nobody",
    "/static/vendor/htmx.min.js",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_response_carries_the_security_headers(
    client: TestClient, path: str
) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_scripts_and_styles_come_from_the_application_only() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/plans/nobody", "/nothing", "/plans/%7Bx%7D"])
def test_a_person_gets_a_page(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1" in response.text


def test_the_refusal_is_in_the_language_of_the_person(client: TestClient) -> None:
    assert "There is no plan called" in client.get("/plans/nobody?lang=en").text
    assert "There is no plan called" not in client.get("/plans/nobody?lang=fr").text


def test_what_a_person_typed_comes_back_harmless(client: TestClient) -> None:
    text = client.get("/plans/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("path", "kind"), [("/defect", "html"), ("/api/defect", "json")]
)
def test_a_defect_is_answered_without_its_details(
    application: FastAPI, path: str, kind: str
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("secret")

    application.add_api_route(path, broken)
    client = TestClient(application, raise_server_exceptions=False)
    response = client.get(path)
    assert response.status_code == 500
    assert kind in response.headers["content-type"]
    assert "secret" not in response.text
    assert response.headers["Content-Security-Policy"]


def test_a_large_page_travels_compressed(client: TestClient) -> None:
    response = client.get("/plans/march", headers={"accept-encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"


def test_the_web_process_never_loads_the_solver() -> None:
    code = (
        "import sys, planner.web\n"
        "heavy = {'ortools', 'pandas'} & set(sys.modules)\n"
        "sys.stdout.write(' '.join(sorted(heavy)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
