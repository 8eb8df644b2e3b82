from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.demand.needs import DatedNeeds, Needs
from planner.demand.week import Stretch, TypicalWeek, Validity, WeekLine
from planner.errors import UnknownId
from planner.exchange.scenario import Scenario
from planner.services.needs import (
    StaleNeeds,
    needs_for,
    preview_needs,
    save_needs,
)
from planner.services.plans import import_scenario, load_plan
from planner.store import audit
from tests import build
from tests.build import MON, TUE
from tests.services.outcomes import record

if TYPE_CHECKING:
    from planner.store.store import Store

PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.absence("Bob"),
    build.requirement(hours="08:30-12:30", minimum=1),
    end=TUE,
)
POST = PROBLEM.requirements[0].post_id


@pytest.fixture
def march(store: Store) -> Store:
    import_scenario(store, Scenario(id="march", title="Mars", problem=PROBLEM))
    record(store, "march", PROBLEM, build.rota(build.works("Ann")))
    return store


def more(needs: Needs, minimum: int) -> Needs:
    """Return the needs with other figures in the first line."""
    first, *rest = needs.normal.lines
    stretch = replace(first.stretch, minimum=minimum, target=minimum)
    lines = (replace(first, stretch=stretch), *rest)
    return needs.with_week(replace(needs.normal, lines=lines))


def test_saved_needs_become_the_requirements_and_the_rota_is_outdated(
    march: Store,
) -> None:
    before = needs_for(march, "march")
    assert not load_plan(march, "march").outdated
    saved = save_needs(
        march, "march", more(before.needs, 2), seen=before.version, who="Zoé"
    )
    assert load_plan(march, "march").outdated
    after = needs_for(march, "march")
    assert after == saved
    assert [one.minimum for one in after.problem.requirements] == [2]
    with march.reading() as session:
        last = audit.acts(session, "plan", "march")[-1]
    assert (last.who, last.act, last.detail["requirements"]) == ("Zoé", "needs", 1)


def test_what_was_there_before_can_be_had_again(march: Store) -> None:
    first = needs_for(march, "march")
    second = save_needs(
        march, "march", more(first.needs, 2), seen=first.version, who="Zoé"
    )
    save_needs(march, "march", first.needs, seen=second.version, who="Zoé")
    assert needs_for(march, "march").problem == PROBLEM


def test_a_stale_save_is_refused_with_what_is_there_now(march: Store) -> None:
    seen = needs_for(march, "march")
    save_needs(march, "march", more(seen.needs, 2), seen=seen.version, who="Zoé")
    with pytest.raises(StaleNeeds) as refused:
        save_needs(march, "march", more(seen.needs, 3), seen=seen.version, who="Léa")
    assert refused.value.current == needs_for(march, "march")
    assert needs_for(march, "march").problem.requirements[0].minimum == 2


def test_variants_stay_though_the_requirements_do_not_show_them(march: Store) -> None:
    seen = needs_for(march, "march")
    span = Validity(first=MON.replace(month=12), last=TUE.replace(month=12))
    variant = TypicalWeek(id="winter", name="Hiver", validity=(span,))
    save_needs(
        march, "march", seen.needs.with_week(variant), seen=seen.version, who="Zoé"
    )
    assert needs_for(march, "march").needs.week("winter") == variant


def test_another_import_goes_before_needs_saved_earlier(march: Store) -> None:
    seen = needs_for(march, "march")
    save_needs(march, "march", more(seen.needs, 2), seen=seen.version, who="Zoé")
    other = PROBLEM.replace(requirements=(build.requirement(minimum=4),))
    import_scenario(march, Scenario(id="march", title="Mars", problem=other))
    found = needs_for(march, "march")
    assert [line.stretch.minimum for line in found.needs.normal.lines] == [4]


def test_a_post_there_is_not_is_refused(march: Store) -> None:
    seen = needs_for(march, "march")
    stretch = Stretch(start=480, end=720, minimum=1, target=1)
    line = WeekLine(post_id="nowhere", weekday=0, stretch=stretch)
    week = replace(seen.needs.normal, lines=(line,))
    with pytest.raises(UnknownId):
        save_needs(
            march, "march", seen.needs.with_week(week), seen=seen.version, who="Zoé"
        )
    with pytest.raises(UnknownId):
        needs_for(march, "nothing")


def test_a_day_that_cannot_be_held_shows_while_it_is_typed(march: Store) -> None:
    seen = needs_for(march, "march")
    (day,) = preview_needs(march, "march", None, frozenset({POST}))
    assert day.worst is not None
    assert (day.worst.minimum, day.worst.available) == (1, 1)
    assert not day.worst.impossible
    (day,) = preview_needs(march, "march", more(seen.needs, 2), frozenset({POST}))
    assert day.worst is not None
    assert day.worst.impossible
    assert needs_for(march, "march") == seen


def test_an_exception_is_previewed_on_its_date(march: Store) -> None:
    needs = needs_for(march, "march").needs
    stretch = Stretch(start=510, end=720, minimum=2, target=2)
    dated = DatedNeeds(post_id=POST, date=TUE, profile=(stretch,))
    asked = replace(needs, exceptions=(dated,))
    monday, tuesday = preview_needs(march, "march", asked, frozenset({POST}))
    assert (monday.date, tuesday.date) == (MON, TUE)
    assert tuesday.worst is not None
    assert (tuesday.worst.minimum, tuesday.worst.available) == (2, 2)
