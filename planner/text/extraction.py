"""Finds the sentences of Python files for the catalogue (see babel.cfg)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "Rule": ("title", "reason", "source"),
    "Basis": ("source",),
    "Parameter": ("meaning",),
}
"""Calls whose keyword arguments are keys of the catalogue."""
COLUMNS = ("column", "rare")
"""What makes a column of a table."""
MEANING = 2
"""Place of what a column means among the arguments that make it."""
Found = tuple[int, str, str | tuple[str, ...], list[str]]
"""Line, function, sentence, comments: what Babel takes."""


def extract(
    file: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """Yield the first argument of each keyword call, and what rules say of themselves.

    Sentences are constants: adjacent literals are one. Babel's own extractor knows
    nothing of keyword arguments.
    """
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            name = _name(node.func)
            if name in keywords and node.args:
                yield from _sentence(node.args[0])
            for keyword in node.keywords:
                if keyword.arg in KEYWORDS.get(name, ()):
                    yield from _sentence(keyword.value)
            yield from _needed(name, node)


def _needed(name: str, call: ast.Call) -> Iterator[Found]:
    """Yield what a table or column means that must be there: said where it is not."""
    told = {one.arg: one.value for one in call.keywords}
    if name == "Table" and not _is_true(told.get("optional")) and "meaning" in told:
        yield from _sentence(told["meaning"])
    if name in COLUMNS and _is_true(told.get("required")):
        yield from _sentence(call.args[MEANING])


def _is_true(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _sentence(value: ast.expr) -> Iterator[Found]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.lineno, "gettext", value.value, []
