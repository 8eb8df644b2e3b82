"""Calculations: ask for one, follow it, decide on what it proposes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Header, Path, Response
from fastapi.sse import EventSourceResponse, format_sse_event

from planner.api.idempotent import Idempotent
from planner.api.paging import PAGED, PageNeeded
from planner.api.refusals import ACTING, STANDING, UNKNOWN
from planner.api.request import (
    ActorNeeded,
    LanguageNeeded,
    NowNeeded,
    PlanId,
    StoreNeeded,
)
from planner.services.calculating import start_run
from planner.services.following import follow, line_of, run_lines
from planner.services.plans import load_plan
from planner.services.proposals import adopt_run, discard_run, proposal, run_of
from planner.services.runs import settle_lost, stop_run
from planner.services.shapes.runs import (
    ProposedRota,
    RunAdopted,
    RunInList,
    RunOrder,
    RunStep,
    SeenRota,
)

router = APIRouter(
    prefix="/plans/{plan_id}/runs", tags=["calculations"], route_class=Idempotent
)
RunNumber = Annotated[
    int, Path(ge=1, le=2**31 - 1, description="Number of a calculation", examples=[12])
]
EVENT = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "Number of the step"},
        "event": {"type": "string", "description": "`over` for the last message"},
        "data": {"type": "string", "description": "JSON"},
    },
    "required": ["data"],
}
EVENT_STREAM = {
    **UNKNOWN,
    200: {
        "description": (
            "One message per step, its data a `RunStep` in JSON and its id the number "
            "of the step; at the end one message `over` with the calculation. The "
            "stream of one that is over ends at once."
        ),
        "content": {"text/event-stream": {"schema": EVENT}},
    },
}


@router.get("", summary="List the calculations of a plan", responses=PAGED | UNKNOWN)
def read_runs(
    plan_id: PlanId, store: StoreNeeded, language: LanguageNeeded, asked: PageNeeded
) -> list[RunInList]:
    """Every calculation, the newest first, and what became of it."""
    settle_lost(store)
    load_plan(store, plan_id)
    found = ((str(one.run.id), one) for one in run_lines(store, plan_id))
    return [RunInList.of(one, language) for one in asked.page(found)]


@router.post("", status_code=201, summary="Ask for a calculation", responses=ACTING)
def ask_for_run(
    plan_id: PlanId,
    store: StoreNeeded,
    language: LanguageNeeded,
    now: NowNeeded,
    who: ActorNeeded,
    order: RunOrder,
    response: Response,
) -> RunInList:
    """Have a rota calculated beside the draft; refused while another one is (409)."""
    run = start_run(store, plan_id, order.options(now), who=who)
    response.headers["Location"] = f"/api/v1/plans/{plan_id}/runs/{run.id}"
    return RunInList.of(line_of(store, plan_id, run.id), language)


@router.get("/{run_id}", summary="Show a calculation", responses=UNKNOWN)
def read_run(
    plan_id: PlanId, run_id: RunNumber, store: StoreNeeded, language: LanguageNeeded
) -> RunInList:
    """Where it stands, its latest step and its result."""
    settle_lost(store)
    return RunInList.of(line_of(store, plan_id, run_id), language)


@router.get("/{run_id}/proposal", summary="Compare what it found", responses=STANDING)
def read_proposal(
    plan_id: PlanId, run_id: RunNumber, store: StoreNeeded
) -> ProposedRota:
    """The rota found beside the current one; adopting it names the latter."""
    return ProposedRota.of(proposal(store, plan_id, run_id))


@router.post("/{run_id}/stop", summary="Stop a calculation", responses=ACTING)
def stop(
    plan_id: PlanId,
    run_id: RunNumber,
    store: StoreNeeded,
    language: LanguageNeeded,
    who: ActorNeeded,
) -> RunInList:
    """End it with the best rota it has; one that is over stays as it is."""
    run_of(store, plan_id, run_id)
    stop_run(store, run_id, who=who)
    return RunInList.of(line_of(store, plan_id, run_id), language)


@router.post("/{run_id}/adopt", summary="Adopt what it found", responses=ACTING)
def adopt(
    plan_id: PlanId,
    run_id: RunNumber,
    store: StoreNeeded,
    who: ActorNeeded,
    seen: SeenRota | None = None,
) -> RunAdopted:
    """Make it the draft; refused (409) where the rota changed since it was seen."""
    known = seen.seen() if seen else None
    done = adopt_run(store, plan_id, run_id, who=who, seen=known)
    return RunAdopted(version=done.number)


@router.post("/{run_id}/discard", summary="Discard what it found", responses=ACTING)
def discard(
    plan_id: PlanId,
    run_id: RunNumber,
    store: StoreNeeded,
    language: LanguageNeeded,
    who: ActorNeeded,
) -> RunInList:
    """Keep the draft as it is; what was found stays in the history."""
    discard_run(store, plan_id, run_id, who=who)
    return RunInList.of(line_of(store, plan_id, run_id), language)


@router.get(
    "/{run_id}/events",
    summary="Follow a calculation",
    responses=EVENT_STREAM,
)
def read_events(
    plan_id: PlanId,
    run_id: RunNumber,
    store: StoreNeeded,
    language: LanguageNeeded,
    last_event_id: Annotated[
        int,
        Header(ge=0, le=2**31 - 1, description="The last step known", examples=[0]),
    ] = 0,
) -> Response:
    """Its steps as server-sent events, until it is over."""
    run_of(store, plan_id, run_id)

    async def stream() -> AsyncIterator[bytes]:
        async for moment in follow(store, plan_id, run_id, last_event_id):
            for event in moment.events:
                step = RunStep.of(event.content)
                yield format_sse_event(
                    data_str=step.model_dump_json(), id=str(event.id)
                )
            if moment.run.status.over:
                over = RunInList.of(line_of(store, plan_id, run_id), language)
                yield format_sse_event(data_str=over.model_dump_json(), event="over")
            elif not moment.events:
                yield format_sse_event(comment="waiting")

    return EventSourceResponse(stream())
