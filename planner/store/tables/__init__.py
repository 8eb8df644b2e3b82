"""The tables; import `Base` from here to have them all registered."""

from planner.store.tables.audit import AuditRow
from planner.store.tables.base import Base
from planner.store.tables.edits import CommentRow, EditRow
from planner.store.tables.idempotency import AnswerRow
from planner.store.tables.leave import LeaveRow
from planner.store.tables.needs import NeedsRow
from planner.store.tables.outbox import ContactRow, LetterRow
from planner.store.tables.plans import PlanRow, ProblemRow
from planner.store.tables.publishing import PublicationRow, ToldLinkRow, ToldRow
from planner.store.tables.repairs import RepairOptionRow, RepairRow
from planner.store.tables.rotas import AssignmentRow, RotaRow, VerdictRow
from planner.store.tables.runs import RunEventRow, RunRotaRow, RunRow
from planner.store.tables.slots import SlotAnswerRow, SlotOfferRow

__all__ = [
    "AnswerRow",
    "AssignmentRow",
    "AuditRow",
    "Base",
    "CommentRow",
    "ContactRow",
    "EditRow",
    "LeaveRow",
    "LetterRow",
    "NeedsRow",
    "PlanRow",
    "ProblemRow",
    "PublicationRow",
    "RepairOptionRow",
    "RepairRow",
    "RotaRow",
    "RunEventRow",
    "RunRotaRow",
    "RunRow",
    "SlotAnswerRow",
    "SlotOfferRow",
    "ToldLinkRow",
    "ToldRow",
    "VerdictRow",
]
