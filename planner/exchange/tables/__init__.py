"""The tables of a scenario folder: one line here per table."""

from planner.exchange.tables import calendar, people, places, work

TABLES = (
    places.SITES,
    places.TRAVEL,
    places.POLES,
    places.SERVICES,
    work.ACTIVITIES,
    work.POSTS,
    people.SHIFT_TYPES,
    people.CONTRACTS,
    people.PATTERNS,
    people.POOLS,
    people.RHYTHMS,
    people.EMPLOYEES,
    calendar.ABSENCES,
    calendar.REQUESTS,
    work.NEEDS,
    calendar.PINS,
    calendar.HISTORY,
)
"""In the order the documentation tells them."""
