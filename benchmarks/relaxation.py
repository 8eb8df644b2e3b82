"""How tight the relaxation is, rule family by rule family.

    python -m benchmarks.relaxation [SCENARIO]

For each family the model has the hard rules, coverage and that family only. The gap is
the distance between the best whole rota and the relaxation, as a share of the points
the family itself costs: a family with a weak relaxation shows here and nowhere else.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from planner.exchange.scenario import read_scenario
from planner.rules.book import RULES_BY_ID
from planner.rules.rule import Level
from planner.solver.build import build
from planner.solver.engine import Limits, run
from planner.solver.rules.book import ENCODINGS

ALWAYS = {rule.id for rule in RULES_BY_ID.values() if rule.level <= Level.TARGET}
FAMILIES = {
    "coverage alone": set[str](),
    "hours": {"hours_balance"},
    "continuity": {"home_service", "skill_preference"},
    "continuity within the day": {"post_change", "site_change"},
    "fair shares": {"phone_share", "mono_task"},
    "telework and wishes": {"telework_granted", "wish"},
    "turns taken": {"rotation"},
    "voices": {"distinct_voices"},
    "long runs": {"longest_run", "days_run"},
    "leave": {"handover", "catch_up"},
    "hardship": {"hardship"},
    "all": set(RULES_BY_ID),
}
SECONDS = 120.0


def main() -> None:
    """Print one line a family."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "scenarios/ch-trois-sites")
    problem = read_scenario(folder).problem
    print("family | columns | rows | relaxation s | relaxed | best | proven | gap")
    for name, ids in FAMILIES.items():
        kept = [e for e in ENCODINGS if e.id in ALWAYS | ids]
        formulation = build(problem, kept)
        model = formulation.model
        begun = time.monotonic()
        relaxed = run(model, "highs", Limits(seconds=SECONDS), relaxed=True)
        spent = time.monotonic() - begun
        best = run(model, "highs", Limits(seconds=SECONDS))
        values = best.values or ()
        own = sum(
            points * values[column]
            for rule_id in ids - ALWAYS
            for column, points in formulation.costs.get(rule_id, {}).items()
        )
        gap = (best.objective - relaxed.objective) / own if own else 0.0
        print(
            f"{name} | {len(model.cost)} | {len(model.row_lower)} | {spent:.1f} | "
            f"{relaxed.objective:.1f} | {best.objective:.1f} | {best.optimal} | "
            f"{gap:.2%} of {own:.0f} points"
        )


if __name__ == "__main__":
    main()
