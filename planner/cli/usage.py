"""Options the command line cannot take, in the reader's language.

The library that reads the command line says them in English only.
"""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import typer

from planner.cli.refusals import REFUSED
from planner.text.message import LANGUAGES, Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGE_OPTION = "--lang"
LANGUAGE_VARIABLE = "PLANNER_LANGUAGE"
WHOLE = ("int_parsing", "int_from_float")
NUMBER = ("float_parsing", "finite_number")
RANGE = ("less_than_equal", "greater_than_equal")


def refuse(error: typer.TyperException, arguments: Sequence[str]) -> None:
    """Say what is wrong and exit; return where it is for the library to say it."""
    told = said(error)
    if told is not None:
        typer.echo(told.say(language_of(arguments)), err=True)
        raise typer.Exit(REFUSED) from error


def language_of(arguments: Sequence[str]) -> str:
    """Return the language asked for, before anything else could be read."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    for word, after in pairwise([*arguments, ""]):
        if word == LANGUAGE_OPTION:
            asked = after
        elif word.startswith(f"{LANGUAGE_OPTION}="):
            asked = word.partition("=")[2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def said(error: typer.TyperException) -> Message | None:
    """Return what is wrong with the command line; none for what is rare."""
    option = getattr(error, "option_name", None)
    if option is not None:
        return _option(str(option), getattr(error, "possibilities", None))
    param = getattr(error, "param", None)
    if not isinstance(error, typer.BadParameter) or param is None:
        return None
    name = _name(param)
    if hasattr(error, "param_type"):
        return message("{option} is missing: see --help.", option=name)
    faults = getattr(error.__cause__, "errors", None)
    return _value(name, param, faults()[0]) if faults else None


def _name(param: Any) -> str:
    """Return a parameter as people write it: `--at`, or `ROTA.csv`."""
    longest: str = max(param.opts, key=len)
    return longest if longest.startswith("-") else param.get_error_hint().strip("'")


def _option(name: str, near: Sequence[str] | None) -> Message:
    if near is None:
        return message("{option} takes a value: write it after it.", option=name)
    if near:
        return message(
            "There is no option {option}: did you mean {names}?",
            option=name,
            names=", ".join(near),
        )
    return message("There is no option {option}: see --help.", option=name)


def _value(name: str, param: Any, fault: dict[str, Any]) -> Message | None:
    """Return what is wrong with a value, as far as its kind is known."""
    told = {"option": name, "text": str(fault["input"])}
    kind, described = fault["type"], param.type_descriptor
    if described.choices:
        return message(
            "{option} '{text}': write one of: {names}.",
            names=", ".join(
                str(getattr(one, "value", one)) for one in described.choices
            ),
            **told,
        )
    info = described.parameter_info
    if kind in (*WHOLE, *NUMBER, *RANGE) and info.min is not None:
        if info.max is None:
            return message(
                "{option} '{text}': write a number from {low} up.", low=info.min, **told
            )
        return message(
            "{option} '{text}': write a number from {low} to {high}.",
            low=info.min,
            high=info.max,
            **told,
        )
    if kind in WHOLE:
        return message("{option} '{text}': write a whole number.", **told)
    return (
        message("{option} '{text}': write a number.", **told)
        if kind in NUMBER
        else None
    )
