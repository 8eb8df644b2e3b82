"""The process that calculates: `python -m planner.worker RUN_ID`.

One process does one calculation of the database the settings name, then ends: 0 when a
rota was kept or the calculation was stopped, 1 when it failed (the run says why), 2
when there is no such calculation to do.
"""

from __future__ import annotations

import logging
import sys

from planner.config import Config
from planner.errors import PlannerError, UnknownId
from planner.services.solving import solve_run
from planner.store.store import open_store

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Do the calculation named; return the exit status."""
    if len(arguments) != 1 or not arguments[0].isdecimal():
        log.error("Give the number of one run: python -m planner.worker RUN_ID")
        return 2
    store = open_store(Config().store_url)
    try:
        solve_run(store, int(arguments[0]))
    except UnknownId as error:
        log.error("%s", error)
        return 2
    except PlannerError as error:
        log.error("%s", error)
        return 1
    finally:
        store.close()
    return 0


if __name__ == "__main__":
    logging.basicConfig(format="%(name)s: %(message)s")
    sys.exit(main(sys.argv[1:]))
