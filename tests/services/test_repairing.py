from __future__ import annotations

import os
import signal
from datetime import UTC, datetime, time, timedelta
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from planner.domain.notice import Notice
from planner.errors import UnknownId
from planner.evaluation.evaluate import evaluate
from planner.exchange.scenario import Scenario
from planner.services import repairing
from planner.services.acknowledging import acknowledgements
from planner.services.plans import import_scenario, load_plan
from planner.services.publishing import publish_rota
from planner.services.refusal import Refused, Stale
from planner.services.repair_desk import RepairDesk
from planner.services.repair_process import answer
from planner.services.sending import look_at_outbox
from planner.store import audit
from planner.store.status import RepairStatus, RotaStatus
from tests import build
from tests.build import MON, TUE
from tests.services.outcomes import record
from tests.services.published import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.services.deciding import Decided
    from planner.store.store import Store

PROBLEM = build.problem(
    build.employee("Ann"),
    build.employee("Bob"),
    build.requirement(minimum=1),
    end=TUE,
)
ROTA = build.rota(build.works("Ann"))
PLAN = "march"
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
MIDNIGHT = datetime.combine(MON, time())
NEXT = datetime.combine(TUE, time())
THAT_MORNING = datetime(2027, 3, 1, 7, 45, tzinfo=UTC)
PATIENCE_SECONDS = 60


class Here:
    """Answers at once, in this process."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def ask(self, repair_id: int) -> None:
        answer(self.store, repair_id, None)

    def ensure(self, repair_id: int) -> None:
        """The answer is there already."""


@pytest.fixture
def filled(store: Store) -> Store:
    import_scenario(store, Scenario(id=PLAN, title="Mars", problem=PROBLEM))
    record(store, PLAN, PROBLEM, ROTA)
    return store


@pytest.fixture
def desk(filled: Store) -> Iterator[RepairDesk]:
    made = RepairDesk(filled.url)
    yield made
    made.close()


def ask(store: Store, desk: RepairDesk | Here, name: str = "Ann") -> int:
    absence = (name, MIDNIGHT, NEXT)
    return repairing.ask_repair(
        store,
        desk,
        PLAN,
        absence,
        who="Zoé",
        at=MIDNIGHT,
    )


def accept(store: Store, number: int) -> Decided:
    return repairing.accept_repair(
        store, PLAN, number, 1, who="Zoé", now=THAT_MORNING, language="fr"
    )


def waited(store: Store, desk: RepairDesk, repair_id: int) -> repairing.Repairs:
    end = monotonic() + PATIENCE_SECONDS
    while True:
        found = repairing.load_repairs(store, desk, PLAN, repair_id)
        if not found.searching:
            return found
        assert monotonic() < end, "no answer"
        sleep(0.05)


def test_a_process_beside_finds_who_takes_over(filled: Store, desk: RepairDesk) -> None:
    found = waited(filled, desk, ask(filled, desk))
    assert found.asked.status is RepairStatus.DONE
    assert [one["employee"] for one in found.ways[0].said["fr"]["told"]] == ["Bob"]
    assert found.ways[0].before["Ann", MON] == ROTA.on("Ann", MON)
    assert found.ways[0].cells["Ann", MON] == ()


def test_a_dead_process_is_replaced(filled: Store, desk: RepairDesk) -> None:
    desk.start()
    first = desk.process_id
    assert first
    os.kill(first, signal.SIGKILL)
    found = waited(filled, desk, ask(filled, desk))
    assert found.ways
    assert desk.process_id != first


def test_a_way_taken_is_a_new_draft_with_the_absence(filled: Store) -> None:
    desk = Here(filled)
    number = ask(filled, desk)
    version = accept(filled, number).version
    plan = load_plan(filled, PLAN)
    assert (plan.version, plan.status, plan.outdated) == (
        version,
        RotaStatus.DRAFT,
        False,
    )
    assert [a.employee_id for a in plan.problem.absences] == ["Ann"]
    assert not plan.rota.of("Ann")
    assert plan.rota.of("Bob")
    assert plan.evaluation == evaluate(plan.problem, plan.rota)
    with filled.reading() as session:
        acts = [act.act for act in audit.acts(session, "plan", PLAN)]
    assert acts[-2:] == ["ask repair", "accept repair"]
    after = repairing.load_repairs(filled, desk, PLAN, number)
    assert (after.asked.accepted, after.asked.made_version) == (1, version)


def test_where_people_go_by_a_rota_they_are_told_at_once(filled: Store) -> None:
    publish_rota(filled, PLAN, who="Zoé", now=NOW)
    address(filled, "Bob")
    before = look_at_outbox(filled, limit=9).waiting
    decided = accept(filled, ask(filled, Here(filled)))
    assert decided.published
    assert load_plan(filled, PLAN).status is RotaStatus.PUBLISHED
    found = acknowledgements(filled, PLAN, decided.version)
    assert found.publication.reason == "Absence d’Ann"
    told = {one.employee_id: one for one in found.told}
    assert set(told) == {"Ann", "Bob"}
    assert told["Bob"].notice is Notice.URGENT
    assert told["Bob"].seen_at is None
    assert told["Ann"].seen_by == "Zoé", "she rang: nobody has to tell her"
    outbox = look_at_outbox(filled, limit=9)
    assert outbox.waiting == before + 1
    assert outbox.letters[0].letter.recipient == "bob@example.org"


def test_a_draft_with_other_changes_is_not_published_unseen(filled: Store) -> None:
    publish_rota(filled, PLAN, who="Zoé", now=NOW)
    both = build.rota(build.works("Ann"), build.works("Bob", "desk", build.J, TUE))
    record(filled, PLAN, PROBLEM, both)
    decided = accept(filled, ask(filled, Here(filled)))
    assert decided.published is None
    plan = load_plan(filled, PLAN)
    assert plan.status is RotaStatus.DRAFT
    assert plan.rota.on("Bob", TUE), "the other changes are there still"


def test_a_draft_that_only_repeats_what_is_out_does_not_hold_it_back(
    filled: Store,
) -> None:
    publish_rota(filled, PLAN, who="Zoé", now=NOW)
    record(filled, PLAN, PROBLEM, ROTA)
    assert accept(filled, ask(filled, Here(filled))).published


def test_a_way_taken_by_two_at_once_tells_people_once(filled: Store) -> None:
    publish_rota(filled, PLAN, who="Zoé", now=NOW)
    number = ask(filled, Here(filled))
    first = accept(filled, number)
    with pytest.raises(Stale):
        accept(filled, number)
    assert load_plan(filled, PLAN).version == first.version


def test_a_rota_changed_since_is_refused_with_what_differs(filled: Store) -> None:
    number = ask(filled, Here(filled))
    record(filled, PLAN, PROBLEM, build.rota(build.works("Bob")))
    with pytest.raises(Stale, match=r"Ann .* now —"):
        accept(filled, number)
    assert load_plan(filled, PLAN).rota.of("Bob")


def test_a_way_is_taken_once(filled: Store) -> None:
    number = ask(filled, Here(filled))
    accept(filled, number)
    with pytest.raises(Stale, match="already"):
        accept(filled, number)


def test_needs_changed_since_are_refused(filled: Store) -> None:
    number = ask(filled, Here(filled))
    other = PROBLEM.replace(home_travel=45)
    import_scenario(filled, Scenario(id=PLAN, title="Mars", problem=other))
    with pytest.raises(Stale, match="needs"):
        accept(filled, number)


def test_what_cannot_be_asked_is_refused(filled: Store) -> None:
    desk = Here(filled)
    with pytest.raises(UnknownId):
        ask(filled, desk, "Nobody")
    with pytest.raises(UnknownId):
        repairing.load_repairs(filled, desk, PLAN, 99)
    later = timedelta(days=5000)
    late = MIDNIGHT + later, NEXT + later
    with pytest.raises(Refused, match="period"):
        repairing.ask_repair(filled, desk, PLAN, ("Ann", *late), who="Zoé")
