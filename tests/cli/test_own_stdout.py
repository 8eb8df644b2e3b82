"""Standard output holds answers only, whatever an engine prints."""

from __future__ import annotations

import subprocess
import sys

PRINTS_FROM_C = """
import ctypes
from planner.cli.own_stdout import own_stdout

own_stdout()
ctypes.CDLL(None).puts(b"from an engine")
print("an answer: \N{LATIN SMALL LETTER E WITH ACUTE}")
"""


def test_what_c_prints_goes_to_standard_error() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PRINTS_FROM_C],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr) == ("an answer: é\n", "from an engine\n")
