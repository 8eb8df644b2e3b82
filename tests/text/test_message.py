"""Messages inside messages, and dates as tables write them."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import InvalidValue, UnknownId
from planner.text.message import FullDate, Message, message


def test_a_message_inside_another_is_said_in_the_same_language() -> None:
    advice = message("did you mean '{name}'?", name="nord")
    whole = message("Unknown key: {advice}", advice=advice)
    assert whole.say("en") == "Unknown key: did you mean 'nord'?"
    assert whole.say("fr") == "Clé inconnue\xa0: vouliez-vous dire «\xa0nord\xa0»\xa0?"


def test_braces_a_person_wrote_inside_a_nested_message_stay() -> None:
    advice = message("did you mean '{name}'?", name="{name}")
    whole = message("Unknown key: {advice}", advice=advice)
    assert whole.say("en") == "Unknown key: did you mean '{name}'?"


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2027-03-08"), ("fr", "08/03/2027")]
)
def test_a_full_date_is_written_as_a_cell_takes_it(language: str, said: str) -> None:
    whole = Message("{day}", {"day": FullDate(date(2027, 3, 8))})
    assert whole.say(language) == said


def test_a_refusal_says_itself_and_its_log_line_is_english() -> None:
    refused = InvalidValue(message("Two weeks have the same id."))
    assert str(refused) == "Two weeks have the same id."
    assert refused.say("fr") == "Deux semaines ont le même identifiant."


def test_an_unknown_id_names_its_kind_in_the_language() -> None:
    error = UnknownId("employee", "zoe")
    assert str(error) == "There is no employee called 'zoe' here."
    assert "agent" in error.say("fr")
