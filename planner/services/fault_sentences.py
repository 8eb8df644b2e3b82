"""The faults of a file in the reader's language.

The reader of tables writes its faults in English, for the command line; here each is
recognised by its form, and said again. One line per form.
"""

from __future__ import annotations

import re
from functools import cache

from planner.text.message import Message, message

FORMS = (
    message("The sheet is missing: a scenario needs one."),
    message("This sheet is no table of the format: {advice}"),
    message("The file is empty: write the column names first."),
    message("There are more cells than columns: check the separators."),
    message("Unknown column: {advice}"),
    message("The column comes twice: remove one."),
    message("The key comes twice: remove one."),
    message("Unknown key: {advice}"),
    message("No such rule: {advice}"),
    message("No such setting: {advice}"),
    message("Write a figure, 0 or more: {name} = 1.5."),
    message("Write a number of minutes, 0 or more."),
    message("Write [period] with start and end: two dates of the rota."),
    message("'{name}' is not in {origin}: {advice}"),
    message("{what} already stands on line {line}: change or remove one."),
    message("'{text}' is neither yes nor no: write yes, no, oui, non or x."),
    message("'{text}' cannot be an id: write it without space, comma or colon."),
    message("'{text}' is not a whole number: write digits only."),
    message("'{text}' is not a time of day: write it as 08:30 or 8h30."),
    message("{text} is not on a quarter-hour: write {before} or {after}."),
    message("'{text}' is not a length of time: write 37h30 or 37,5."),
    message("'{text}' is not a stretch of time: write 08:30-12:30 13:15-16:45."),
    message("'{text}' is not known: {advice}"),
    message("'{text}' is not a date: write it as 2027-03-31 or 31/03/2027."),
    message("'{text}' is not a date of the calendar."),
    message("'{part}' is not a skill: write it as {name}:2 (1 to 3)."),
    message("'{text}' is not a day: write mon-fri, lun-ven, sat, or a date."),
    message("'{text}' is not a figure: write 25 or 12,5."),
    message("'{text}' is not a part: write 1/3, 0,5 or 50 %."),
    message("'{who}' is already absent then on line {line}: keep one line."),
    message(
        "The need of '{post}' overlaps the one on line {line}: post, days and times "
        "must not meet."
    ),
    message("Her home service is at '{site}', which is not among her sites: add it."),
    message("Service '{service}' is in pole '{pole}': write it."),
    message("The period ends on {end}, before it starts on {start}."),
    message("Absence of '{who}' ends on {last}, before it starts on {first}."),
    message("Contract '{id}': quota must be 1 to 100 percent."),
    message("Contract '{id}': weekly time must be above 0 and at most 48 h."),
    message("Employee '{id}': level of '{skill}' must be 1, 2 or 3."),
    message("Post '{id}': level must be 1, 2 or 3."),
    message("{what} ends at {end}, not after its start at {start}."),
    message("did you mean '{name}'?"),
    message("none is defined."),
    message("write one of: {names}"),
)
SHORTENED = (
    ("The sheet is missing: add it (", message("The sheet is missing: add it.")),
    ("The column is missing: add it (", message("The column is missing: add it.")),
    ("The cell is empty: ", message("The cell is empty: fill it.")),
)
"""Sentences whose end tells what the column means, in the words of the format."""
PLACE = re.compile(r"\\{(\w+)\\}")
REFUSED = message("This line contradicts itself: {reason}")


def say_fault(sentence: str, language: str) -> str:
    """Return the sentence of a fault in `language`; in English, as it was written."""
    if language == "en":
        return sentence
    found = _recognised(sentence, language)
    return (found or Message(REFUSED.msgid, {"reason": sentence})).say(language)


def _recognised(sentence: str, language: str) -> Message | None:
    for start, shortened in SHORTENED:
        if sentence.startswith(start):
            return shortened
    for form, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            values = found.groupdict()
            advice = values.pop("advice", None)
            if advice is not None:
                values["advice"] = _advice(advice, language)
            return Message(form.msgid, values)
    return None


def _advice(text: str, language: str) -> str:
    """Return what to do about an unknown word, said in the language."""
    found = _recognised(text, language)
    return found.say(language) if found else text


@cache
def _patterns() -> tuple[tuple[Message, re.Pattern[str]], ...]:
    """Return each form with the expression its sentences match."""
    return tuple(
        (form, re.compile(PLACE.sub(r"(?P<\1>.+?)", re.escape(form.msgid))))
        for form in FORMS
    )
