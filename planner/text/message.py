"""A sentence that knows its values, to be said in the reader's language.

The rules build messages; the faces say them. The English sentence is the key of the
catalogue, so a message without translation is still readable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

from babel.dates import format_date

LANGUAGES = ("fr", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"
MINUTES_AN_HOUR = 60
VOWELS = "aeiouàâäéèêëîïôöùûüœ"
MUTE_H = (
    "hé(?!ris|ron|ros)|hèl|hel[eè]|heur(?!t)|hebdo|herb|henri|herm|hier|hô"
    "|hom(?!ard)|hon[no]|hor[almot]|hos|hy|hist|hiver|hippo|huil|huiss|hum|hab|harmon"
)
"""How words and first names begin whose h is not heard: d’Honorine, but de Hugo."""
SOUNDED = "onz|oui|ouat|uhl"
"""How words begin that cut nothing short, for all their vowel."""
LETTER = r"[^\W\d_]"
FULL = re.compile(
    rf"\b((?i:d|qu|jusqu))e (?=(?i:(?!{SOUNDED})[{VOWELS}](?:{LETTER}|’)"
    rf"|y[^aeiouéèàâ\W]|{MUTE_H})|[{VOWELS.upper()}](?!{LETTER}))"
)
"""A lower-case vowel alone, or before a digit, begins an id: de e12."""


@dataclass(frozen=True)
class Clock:
    """A time of day inside a message, in minutes since midnight."""

    minutes: int


@dataclass(frozen=True)
class Duration:
    """A length of time inside a message, in minutes."""

    minutes: float


@dataclass(frozen=True)
class Term:
    """A word of the catalogue inside a message, translated with it."""

    msgid: str


@dataclass(frozen=True)
class FullDate:
    """A date inside a message, with its year, as a cell of a table takes it back."""

    day: date


@dataclass(frozen=True)
class Message:
    """A sentence of the catalogue and the values of its `{places}`."""

    msgid: str
    values: Mapping[str, Value] = field(default_factory=dict)
    """A value may be a message itself: it is said in the same language."""

    def say(self, language: str) -> str:
        """Return the sentence in `language` (`fr` or `en`)."""
        text = catalogue(language).gettext(self.msgid)
        said = {name: _say(value, language) for name, value in self.values.items()}
        whole = text.format(**said)
        return elided(whole) if language == "fr" else whole


Value = str | int | float | date | Clock | Duration | FullDate | Term | Message


def message(msgid: str, **values: Value) -> Message:
    """Return a message; the name is what the catalogue extractor looks for."""
    return Message(msgid, values)


@cache
def catalogue(language: str) -> NullTranslations | GNUTranslations:
    """Return the compiled catalogue of a language; English is the key itself."""
    if language == "en":
        return NullTranslations()
    return translation("messages", LOCALE_FOLDER, [language])


def elided(sentence: str) -> str:
    """Return a French sentence with `de` and `que` cut short before a vowel.

    The catalogue writes them before a name to come, which may begin with one: d’Inès,
    qu’Yvonne, but de Yann and de Hugo.
    """
    return FULL.sub(r"\1’", sentence)


def say_clock(minutes: int, language: str) -> str:
    """Return a time of day as people write it: `8h30`, `8:30`."""
    hour, minute = divmod(minutes, MINUTES_AN_HOUR)
    return f"{hour}h{minute:02d}" if language == "fr" else f"{hour}:{minute:02d}"


def say_duration(minutes: float, language: str) -> str:
    """Return a length of time as people write it: `2 h 15`, `45 min`."""
    whole = round(abs(minutes))
    sign = "-" if minutes < 0 and whole else ""
    hours, rest = divmod(whole, MINUTES_AN_HOUR)
    if not hours:
        return f"{sign}{rest} min"
    if language == "fr":
        return f"{sign}{hours} h {rest:02d}" if rest else f"{sign}{hours} h"
    return f"{sign}{hours} h {rest:02d} min" if rest else f"{sign}{hours} h"


def say_date(day: date, language: str) -> str:
    """Return a date as people write it in a sentence."""
    return format_date(day, "EEE d MMM", locale=language)


def _say(value: Value, language: str) -> str:
    if isinstance(value, Clock):
        return say_clock(value.minutes, language)
    if isinstance(value, Duration):
        return say_duration(value.minutes, language)
    if isinstance(value, Term):
        return catalogue(language).gettext(value.msgid)
    if isinstance(value, Message):
        return value.say(language)
    if isinstance(value, FullDate):
        return f"{value.day:%d/%m/%Y}" if language == "fr" else value.day.isoformat()
    if isinstance(value, date):
        return say_date(value, language)
    if isinstance(value, float):
        return f"{value:g}".replace(".", "," if language == "fr" else ".")
    return str(value)
