"""Search with Timefold: run by an environment of its own, see `install`.

    python -m benchmarks.peers.timefold_search VIEW ANSWER SEED SECONDS

reads a view (`view.py`) with a day to start from for each cell, searches for the
seconds given, and writes the rank of the day chosen in each cell with its own score.
`KINDS` in the environment is the number of sets of activities with a share.

Nothing of the planner is imported here, nor in the modules imported from here: its
requirements are not in this environment.
"""

import json
import sys
import time
from pathlib import Path

from timefold.solver import SolverFactory
from timefold.solver.config import (
    Duration,
    EnvironmentMode,
    ScoreDirectorFactoryConfig,
    SolverConfig,
    TerminationConfig,
)

from benchmarks.peers.timefold_facts import Cell, Month, month_of
from benchmarks.peers.timefold_model import constraints

PHASES = """
<solver xmlns="https://timefold.ai/xsd/solver">
  <localSearch>
    <unionMoveSelector>
      <changeMoveSelector/>
      <swapMoveSelector/>
    </unionMoveSelector>
    <acceptor><entityTabuSize>7</entityTabuSize></acceptor>
    <forager><acceptedCountLimit>150</acceptedCountLimit></forager>
  </localSearch>
</solver>
"""


def main() -> None:
    """Read, search, write."""
    view = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    config = SolverConfig(
        solution_class=Month,
        entity_class_list=[Cell],
        environment_mode=EnvironmentMode.NO_ASSERT,
        random_seed=int(sys.argv[3]),
        xml_source_text=PHASES,
        score_director_factory_config=ScoreDirectorFactoryConfig(
            constraint_provider_function=constraints
        ),
        termination_config=TerminationConfig(
            spent_limit=Duration(milliseconds=round(1000 * float(sys.argv[4])))
        ),
    )
    month = month_of(view)
    solver = SolverFactory.create(config).build_solver()
    begun = time.monotonic()
    solved = solver.solve(month)
    answer = {
        "days": [cell.day.rank for cell in solved.cells],
        "hard": solved.score.hard_score,
        "soft": solved.score.soft_score,
        "seconds": time.monotonic() - begun,
    }
    Path(sys.argv[2]).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
