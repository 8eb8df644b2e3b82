"""Numbers as people write them."""

from __future__ import annotations

from babel.numbers import format_percent

PATTERNS = {"fr": "#,##0.#\u00a0%", "en": "#,##0.#%"}
"""One decimal at most; French keeps a space before the sign."""


def say_percent(share: float, language: str) -> str:
    """Return a share (0 to 1) in percent: `96,2 %`, `96.2%`."""
    return format_percent(share, PATTERNS[language], locale=language)
