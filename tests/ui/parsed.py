"""What tests look for in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the first element of a selector; there must be one."""
    found = page.select_one(selector)
    assert found is not None, f"nothing matches {selector}"
    return found


def text(page: BeautifulSoup | Tag, selector: str) -> str:
    """Return the text of the first element of a selector, spaces made single."""
    return " ".join(one(page, selector).get_text(" ").split())


def row(page: BeautifulSoup, name: str) -> Tag:
    """Return the row of a table whose head holds a name."""
    for found in page.select("tbody tr"):
        head = found.select_one("th")
        if head and name in head.get_text(" "):
            return found
    raise AssertionError(f"no row is called {name}")


def cell(page: BeautifulSoup, name: str, column: int) -> Tag:
    """Return the cell of a row, the first date being column 1."""
    return row(page, name).select("td")[column - 1]
