"""What past months left: hardship already borne, and who knows which service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HardshipKind(StrEnum):
    """What weighs on people, and is shared fairly over the months."""

    LATE = "late"
    """A day that ends late."""
    SATURDAY = "saturday"
    SITE_CHANGE = "site_change"
    PHONE = "phone"
    """Hours on the phone."""
    SHORT_NOTICE = "short_notice"
    """A day changed with short notice."""
    REFUSED_WISH = "refused_wish"
    BRIDGE = "bridge"
    """A day worked between a public holiday and a weekend."""


@dataclass(frozen=True, kw_only=True)
class Hardship:
    """How often something weighed on someone in past months (hours for the phone)."""

    employee_id: str
    kind: HardshipKind
    count: float


@dataclass(frozen=True, kw_only=True)
class Familiarity:
    """Someone knows a service: its doctors, its patients, its habits."""

    employee_id: str
    service_id: str
    last: date
    """When she last worked there: what is known fades."""
