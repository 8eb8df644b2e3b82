"""Every template compiles, says what page it is, and keeps to the security policy."""

from __future__ import annotations

import re

import pytest
from jinja2 import nodes

from planner.ui.rendering import ICONS, TEMPLATES, environment

ALL = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
PAGES = [name for name in ALL if not name.startswith("parts/")]
LAYOUTS = ("base.html", "plan.html")
LONGEST = 200
UNSAFE = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b"),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>"),
    "an inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[^=]*)\s*="),
    "an evaluated value": re.compile(r"hx-vals\s*=\s*[\"']js:|javascript:"),
    "an address elsewhere": re.compile(
        r"(?:src|href|action)\s*=\s*[\"']?(?:https?:)?//"
    ),
}


def source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_compiles(name: str, language: str) -> None:
    assert environment(language).get_template(name).name == name


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LAYOUTS])
def test_it_has_a_title(name: str) -> None:
    tree = environment("fr").parse(source(name))
    titles = [block for block in tree.find_all(nodes.Block) if block.name == "title"]
    own = "<title>{% trans %}" in source(name)
    assert own or (titles and titles[0].body), f"{name} has no title"


@pytest.mark.parametrize("name", ALL)
def test_it_keeps_to_the_security_policy(name: str) -> None:
    for what, pattern in UNSAFE.items():
        assert not pattern.search(source(name)), f"{name} has {what}"


@pytest.mark.parametrize("name", ALL)
def test_it_is_short_enough_to_read(name: str) -> None:
    assert len(source(name).splitlines()) < LONGEST


def test_icons_named_in_style_sheets_are_there() -> None:
    sheet = ICONS.parents[1] / "css" / "icons.css"
    named = re.findall(r"icons/([a-z-]+)\.svg", sheet.read_text(encoding="utf-8"))
    assert named
    for name in named:
        assert (ICONS / f"{name}.svg").is_file(), name


def test_scripts_are_short_enough_to_read() -> None:
    scripts = list((ICONS.parents[1] / "js").glob("*.js"))
    assert scripts
    for script in scripts:
        assert len(script.read_text(encoding="utf-8").splitlines()) < 150, script.name
