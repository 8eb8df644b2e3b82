"""Every sentence about bad input stands in the catalogue, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

import planner
from planner.text.extraction import extract
from planner.text.message import catalogue

PACKAGE = Path(planner.__file__).parent
SAYING = ("errors.py", "domain", "demand", "exchange")
"""What tells a person what is wrong with what she gave."""


def _files() -> list[Path]:
    places = [PACKAGE / name for name in SAYING]
    return sorted(
        file
        for place in places
        for file in (place.rglob("*.py") if place.is_dir() else [place])
    )


def _sentences() -> list[str]:
    found: set[str] = set()
    for file in _files():
        with file.open("rb") as source:
            told = extract(source, ("message", "Term"), (), {})
            found.update(one for _, _, one, _ in told if isinstance(one, str))
    return sorted(found)


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("sentence", _sentences())
def test_a_sentence_has_its_french_with_the_same_places(sentence: str) -> None:
    french = catalogue("fr").gettext(sentence)
    assert french
    assert _places(french) == _places(sentence)


def test_most_sentences_differ_from_the_english() -> None:
    """What the compiled catalogue lacks comes back as it is: in English."""
    same = {one for one in _sentences() if catalogue("fr").gettext(one) == one}
    assert all(len(one.split()) == 1 for one in same), same


@pytest.mark.parametrize("file", _files(), ids=lambda file: file.name)
def test_a_message_is_made_from_a_constant(file: Path) -> None:
    """A sentence put together by the code would be in no catalogue."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "message":
            assert isinstance(node.args[0], ast.Constant), ast.unparse(node)
