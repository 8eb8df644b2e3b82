"""Standard output is for answers: what engines print goes to standard error.

HiGHS now and then prints a line of its own, from C, past Python; in a process of the
cluster or in ours. A program that reads `--json` must not find it there.
"""

from __future__ import annotations

import os
import sys

OUT, ERR = 1, 2


def own_stdout() -> None:
    """Keep standard output for Python's `sys.stdout`; all else prints as errors do.

    Where `sys.stdout` is not the process's own, as in a test, nothing is done.
    """
    if sys.stdout is not sys.__stdout__ or sys.stdout is None:
        return
    sys.stdout.flush()
    ours = os.dup(OUT)
    os.dup2(ERR, OUT)
    sys.stdout = os.fdopen(
        ours,
        "w",
        encoding=sys.stdout.encoding,
        errors=sys.stdout.errors,
        buffering=1,
    )
