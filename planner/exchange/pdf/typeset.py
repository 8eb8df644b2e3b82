"""A Typst template and plain data to an accessible PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of a template (`month`, `week`, `person`) filled with data.

    Data goes in as JSON and never as source, so that no name can be markup; no font
    of the machine is used, so that a sheet looks the same everywhere.
    """
    pdf: bytes = typst.compile(
        FOLDER / f"{template}.typ",
        root=FOLDER,
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return pdf
