"""Finds the sentences of Python files for the catalogue (see babel.cfg)."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "Rule": ("title", "reason", "source"),
    "Parameter": ("meaning",),
}
"""Calls whose keyword arguments are keys of the catalogue."""
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


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _sentence(value: ast.expr) -> Iterator[Found]:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.lineno, "gettext", value.value, []
