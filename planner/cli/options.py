"""Arguments and options several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """Languages of the output."""

    FR = "fr"
    EN = "en"


Lang = Annotated[
    Language,
    typer.Option("--lang", envvar="PLANNER_LANGUAGE", help="Language of the output."),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print exactly one JSON object, nothing else.")
]
ScenarioFolder = Annotated[
    Path, typer.Argument(metavar="SCENARIO", help="Folder of a scenario.")
]
RotaFile = Annotated[Path, typer.Argument(metavar="ROTA.csv", help="Rota to look at.")]
