"""The table of commands; each is loaded when it is used, so that help is quick."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

import planner
from planner.cli.own_stdout import own_stdout
from planner.garbage import look_seldom

COMMANDS = {
    "demo": "A first look: plan an example, then serve it.",
    "serve": "Serve the plans kept on this machine.",
    "outbox": "Send the letters that wait, or say how many do.",
    "solve": "Plan a scenario: rota.csv, evaluation.json and rota.xlsx.",
    "check": "Judge a rota against the rules, without any solver.",
    "explain": "Say why a post is empty, or held by whom it is.",
    "repair": "Someone is absent, or a need changes: what can be done.",
    "relax": "Say what would have to change for every minimum to be held.",
    "next": "The scenario of the next period, with what a rota leaves to it.",
    "generate": "Make a realistic scenario of any size.",
}
"""Name to what the help says; `planner.cli.<name>` holds the command itself."""


class LazyCommand(TyperCommand):
    """A command whose module is imported when it is called, not before."""

    def make_context(
        self, info_name: Any, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """Return the context of the real command."""
        module = import_module(f"planner.cli.{self.name}")
        command = typer.main.get_command(module.app)
        given = tuple(args)  # reading the arguments uses them up
        try:
            return command.make_context(info_name, args, parent, **extra)
        except typer.TyperException as error:
            # Here too: sentences and their languages are not loaded for the help.
            import_module("planner.cli.usage").refuse(error, given)
            raise


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"Relais {planner.__version__}")
        raise typer.Exit


def _planner(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Show the version and stop.",
        ),
    ] = False,
) -> None:
    """Plan who works where, when and on what in shared medical secretariats."""
    own_stdout()
    look_seldom()


def _stand_in() -> None:
    """Never called: `LazyCommand` puts the real command in its place."""


app = typer.Typer(no_args_is_help=True, add_completion=False)
app.callback()(_planner)
for name, summary in COMMANDS.items():
    app.command(name, cls=LazyCommand, help=summary)(_stand_in)
