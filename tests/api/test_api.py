from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from planner.rules.book import RULES

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

MARCH = "/api/v1/plans/march"


def read(client: TestClient, path: str, **query: Any) -> Any:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_plans_are_listed_with_and_without_a_rota(client: TestClient) -> None:
    plans = {plan["id"]: plan for plan in read(client, "/api/v1/plans")}
    assert plans.keys() == {"march", "april"}
    assert plans["march"]["version"] == 1
    assert 0 < plans["march"]["coverage"] < 1
    assert (plans["april"]["version"], plans["april"]["coverage"]) == (0, None)


def test_the_figures_of_a_plan_are_the_judges(client: TestClient) -> None:
    plan = read(client, MARCH)
    # Two people from 8:30 to 16:45, of which Ann holds 7 h 30.
    assert plan["requirement_minutes"] == 2 * 495
    assert plan["shortage_minutes"] == {"minimum": 2 * 495 - 450, "target": 0}
    assert plan["hard_violations"] == 0
    assert plan["run"]["engine"] == "highs"
    assert read(client, "/api/v1/plans/april")["run"] is None


def test_assignments_can_be_narrowed(client: TestClient) -> None:
    every = read(client, f"{MARCH}/assignments")
    assert [(one["start"], one["end"]) for one in every] == [
        ("08:30", "12:30"),
        ("13:15", "16:45"),
    ]
    assert read(client, f"{MARCH}/assignments", employee="Ann") == every
    assert read(client, f"{MARCH}/assignments", employee="Bob") == []
    assert read(client, f"{MARCH}/assignments", post="desk") == every
    assert read(client, f"{MARCH}/assignments", date="2027-03-01") == every
    assert read(client, f"{MARCH}/assignments", date="2027-03-02") == []


def test_violations_can_be_narrowed_and_said_in_two_languages(
    client: TestClient,
) -> None:
    found = read(client, f"{MARCH}/violations", rule="minimum_coverage")
    assert sum(one["amount"] for one in found) == 540
    assert read(client, f"{MARCH}/violations", hard=True) == []
    (of_bob,) = read(client, f"{MARCH}/violations", employee="Bob")
    assert (of_bob["rule"], of_bob["amount"]) == ("hours_balance", 450 - 30)
    assert read(client, f"{MARCH}/violations", employee="Bob", rule="absence") == []
    french = read(client, f"{MARCH}/violations", rule="minimum_coverage", lang="fr")
    assert [one["amount"] for one in french] == [one["amount"] for one in found]
    assert french[0]["message"] != found[0]["message"]


def test_gaps_come_with_their_explanation(client: TestClient) -> None:
    gaps = read(client, f"{MARCH}/gaps")
    assert sum(gap["minutes"] for gap in gaps) == 540
    told = read(
        client,
        f"{MARCH}/gaps/explanation",
        post=gaps[0]["post"],
        date=gaps[0]["date"],
        at="09:00",
    )
    assert told["reasons"] == {"absence": 1}
    assert [one["employee"] for one in told["holders"]] == ["Ann"]
    assert told["without"]["Ann"] > 0
    (candidate,) = told["candidates"]
    assert (candidate["employee"], candidate["reason"]) == ("Bob", "absence")


def test_the_rule_book_is_there_in_the_language_asked_for(client: TestClient) -> None:
    english = read(client, "/api/v1/rules")
    french = read(client, "/api/v1/rules", lang="fr")
    assert [rule["id"] for rule in english] == [rule.id for rule in RULES]
    assert [rule["reason"] for rule in english] != [rule["reason"] for rule in french]
    (cap,) = (rule for rule in english if rule["id"] == "overtime_cap")
    assert cap["confidence"] == "seen"
    assert cap["rule_sets"]["private"] == {
        "source": "Code du travail D. 3121-24 (220 h)",
        "confidence": "known",
    }


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/plans/nobody", 404, "unknown_id"),
        ("/api/v1/plans/%7Bx%7D", 404, "unknown_id"),
        (f"{MARCH}/assignments?employee=Zoe", 404, "unknown_id"),
        (f"{MARCH}/assignments?post=nowhere", 404, "unknown_id"),
        (f"{MARCH}/assignments?date=2027-02-30", 422, "invalid_request"),
        (f"{MARCH}/violations?rule=none", 404, "unknown_id"),
        (f"{MARCH}/violations?lang=de", 422, "invalid_request"),
        (f"{MARCH}/gaps/explanation?post=desk", 422, "invalid_request"),
        (
            f"{MARCH}/gaps/explanation?post=desk&date=2027-03-01&at=25:00",
            422,
            "invalid_request",
        ),
        (
            f"{MARCH}/gaps/explanation?post=desk&date=2027-04-01&at=09:00",
            422,
            "invalid_value",
        ),
        (
            f"{MARCH}/gaps/explanation?post=nowhere&date=2027-03-01&at=09:00",
            404,
            "unknown_id",
        ),
        ("/api/v1/nothing", 404, "not_found"),
    ],
)
def test_every_refusal_has_one_shape(
    client: TestClient, path: str, status: int, code: str
) -> None:
    response = client.get(path)
    assert response.status_code == status
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]


def test_another_method_is_refused_in_the_same_shape(client: TestClient) -> None:
    response = client.delete(MARCH)
    assert response.status_code == 405
    assert response.json()["error"]["code"] == "method_not_allowed"
    assert response.headers["allow"] == "GET"
