"""All that is measured."""

from __future__ import annotations

from benchmarks.cases.examples import CH_TROIS_SITES, GHT_300
from benchmarks.cases.generated import GENERATED, TRIAL

CASES = (CH_TROIS_SITES, *GENERATED, GHT_300, TRIAL)
CASES_BY_NAME = {case.name: case for case in CASES}
