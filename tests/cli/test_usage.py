"""Options that cannot be read: one sentence, in the reader's language."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from planner.cli import app
from planner.cli.usage import language_of

RUNNER = CliRunner()
WHERE = ["explain", "folder", "rota.csv", "--post", "desk"]


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["explain"], "Il manque SCENARIO", "SCENARIO is missing"),
        (["explain", "a", "b"], "Il manque --post", "--post is missing"),
        (["explain", "--at"], "--at demande une valeur", "--at takes a value"),
        (
            [*WHERE, "--date", "2027-03-01", "--at", "25:00"],
            "« 25:00 » n’est pas une heure",
            "'25:00' is not a time",
        ),
        (
            [*WHERE, "--date", "demain", "--at", "9h"],
            "« demain » n’est pas une date",
            "'demain' is not a date",
        ),
        (["solve", "a", "--time", "x"], "écrivez un nombre.", "write a number."),
        (["solve", "a", "--work", "2.5"], "un nombre entier", "a whole number"),
        (
            ["solve", "a", "--engine", "x"],
            "ceux-ci : highs, cp-sat, gscip.",
            "write one of: highs, cp-sat, gscip.",
        ),
        (["solve", "a", "--wrk", "2"], "vouliez-vous dire --work", "did you mean --wo"),
        (["solve", "a", "--zzz"], "pas d’option --zzz", "no option --zzz"),
        (["repair", "a", "b", "--options", "77"], "nombre de 1 à 9", "from 1 to 9"),
        (["repair", "a", "b", "--seconds", "0"], "à partir de 0,1", "from 0.1 up"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(
    arguments: list[str], french: str, english: str
) -> None:
    for language, expected in (("fr", french), ("en", english)):
        done = RUNNER.invoke(app, [*arguments[:1], "--lang", language, *arguments[1:]])
        assert (done.exit_code, done.stdout) == (2, "")
        assert expected in done.stderr.replace("\u00a0", " ")
        assert len(done.stderr.splitlines()) == 1


def test_the_language_is_known_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PLANNER_LANGUAGE", raising=False)
    assert language_of([]) == "fr"
    assert language_of(["a", "--lang", "en"]) == "en"
    assert language_of(["--lang=en"]) == "en"
    assert language_of(["--lang"]) == "fr"
    monkeypatch.setenv("PLANNER_LANGUAGE", "en")
    assert language_of(["--lang", "klingon"]) == "fr"
    assert language_of([]) == "en"


def test_what_is_rare_is_left_to_the_library() -> None:
    done = RUNNER.invoke(app, ["check", "a", "b", "c"])
    assert done.exit_code == 2
    assert "extra argument" in done.stderr
