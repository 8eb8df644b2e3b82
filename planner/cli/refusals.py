"""Expected refusals on the command line: the sentence on stderr, exit status 2."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import typer

from planner.errors import PlannerError

REFUSED = 2


def refusing(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that says its refusals in the language of its `lang` option."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> None:
        try:
            command(**options)
        except PlannerError as error:
            typer.echo(error.say(options["lang"]), err=True)
            raise typer.Exit(REFUSED) from error

    return wrapped
