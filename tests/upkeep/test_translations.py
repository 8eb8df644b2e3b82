"""Everything a person reads has its French, with the same values in it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import planner
from planner.rules.book import RULES
from planner.text.message import LOCALE_FOLDER

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

PACKAGE = Path(planner.__file__).parent
ROOT = PACKAGE.parent
PO = LOCALE_FOLDER / "fr" / "LC_MESSAGES" / "messages.po"
KEYWORDS = ("message", "Term", "gettext", "ngettext", "_")
REMEDY = (
    "make messages, then translate what is new in " + PO.relative_to(ROOT).as_posix()
)

Sentence = str | tuple[str, ...]


@cache
def extracted() -> frozenset[Sentence]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    keywords = dict.fromkeys(KEYWORDS) | {"ngettext": (1, 2)}
    found = extract_from_dir(
        PACKAGE, methods, options, keywords=keywords, comment_tags=()
    )
    return frozenset(
        tuple(message) if isinstance(message, (tuple, list)) else message
        for _, _, message, _, _ in found
    )


@cache
def catalogue() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="fr", abort_invalid=True)


def messages() -> list[Message]:
    return [one for one in catalogue() if one.id]


def forms(sentence: Sentence | list[str] | None) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else tuple(sentence or [""])


def places(sentence: str) -> set[str]:
    """Return the names of `{places}` and of `%(places)s`."""
    braces = set() if "%(" in sentence else _braces(sentence)
    return braces | set(re.findall(r"%\((\w+)\)s", sentence))


def _braces(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_catalogue_has_every_sentence_of_the_code_and_no_other() -> None:
    known = {
        tuple(one.id) if isinstance(one.id, (tuple, list)) else one.id
        for one in messages()
    }
    assert extracted() - known == set(), REMEDY
    assert known - extracted() == set(), REMEDY


def test_the_extractor_finds_what_rules_say_of_themselves() -> None:
    for rule in RULES:
        meanings = (parameter.meaning for parameter in rule.parameters.values())
        sources = (basis.source for basis in (rule.basis(), *rule.bases.values()))
        for sentence in (rule.title, rule.reason, *sources, *meanings):
            assert sentence in extracted()


@pytest.mark.parametrize("one", messages(), ids=lambda one: str(one.id)[:60])
def test_a_sentence_is_translated_with_the_same_places(one: Message) -> None:
    french = forms(one.string)
    assert all(french), REMEDY
    assert not one.fuzzy
    wanted = set().union(*map(places, forms(one.id)))
    for form in french:
        assert places(form) == wanted


def test_no_line_begins_with_the_punctuation_of_the_one_before() -> None:
    loose = re.compile(r" [;:?!»]|« ")
    found = [form for one in messages() for form in forms(one.string)]
    assert [form for form in found if loose.search(form)] == [], (
        "French has a no-break space before ; : ? ! » and after «"
    )


def test_the_compiled_catalogue_is_not_older_than_its_source() -> None:
    compiled = PO.with_suffix(".mo")
    assert compiled.is_file()
    assert compiled.stat().st_mtime >= PO.stat().st_mtime, "make dev"
