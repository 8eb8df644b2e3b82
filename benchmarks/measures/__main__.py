"""Do one measurement and print it as JSON: the process that `watch` starts.

    python -m benchmarks.measures KIND CASE SEED SECONDS

KIND is a module of `benchmarks` that measures: `measures.search`, `peers.cp_sat`…
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from benchmarks.cases import CASES_BY_NAME


def main() -> None:
    """Do what the arguments say."""
    kind, name, seed, seconds = sys.argv[1:]
    # By name, so that a calculation does not carry the memory of a web server.
    module = import_module(f"benchmarks.{kind}")
    problem = CASES_BY_NAME[name].problem(int(seed))
    print(json.dumps(module.measure(problem, int(seed), float(seconds))))


if __name__ == "__main__":
    main()
