"""Numbers as people write them."""

from __future__ import annotations

from babel.numbers import format_decimal, format_percent

SECONDS_A_MINUTE = 60
A_FEW = 10
"""Seconds below which tenths matter."""
PATTERNS = {"fr": "#,##0.#\u00a0%", "en": "#,##0.#%"}
"""One decimal at most; French keeps a space before the sign."""


def say_number(value: float, language: str) -> str:
    """Return a number with two decimals at most: `22,5`, `22.5`."""
    return format_decimal(round(value, 2), locale=language, group_separator=False)


def say_percent(share: float, language: str) -> str:
    """Return a share (0 to 1) in percent: `96,2 %`, `96.2%`."""
    return format_percent(share, PATTERNS[language], locale=language)


def say_seconds(seconds: float, language: str) -> str:
    """Return a time of waiting as people write it: `8 s`, `2 min 05`."""
    if seconds < SECONDS_A_MINUTE:
        shown = round(seconds, 1) if 0 < seconds < A_FEW else round(seconds)
        return f"{format_decimal(shown, locale=language)}\u00a0s"
    minutes, rest = divmod(round(seconds), SECONDS_A_MINUTE)
    return f"{minutes}\u00a0min" + (f"\u00a0{rest:02d}" if rest else "")
