from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.week import Stretch
from planner.demand.wording import read_cell, write_cell
from planner.domain.work import Criticality
from planner.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "minimum", "target", "criticality"),
    [
        ("2", 2, 2, 1),
        (" 1 / 2 ", 1, 2, 1),
        ("1/2!", 1, 2, 2),
        ("3!!", 3, 3, 3),
        ("0/1", 0, 1, 1),
    ],
)
def test_what_is_typed_is_read(
    text: str, minimum: int, target: int, criticality: int
) -> None:
    assert read_cell(text, 480, 720) == Stretch(
        start=480,
        end=720,
        minimum=minimum,
        target=target,
        criticality=Criticality(criticality),
    )


@pytest.mark.parametrize("text", ["", "  ", "-", "–"])
def test_nothing_is_asked_by_an_empty_cell(text: str) -> None:
    assert read_cell(text, 480, 720) is None


@pytest.mark.parametrize("text", ["deux", "2/1", "-1", "1,5", "1/", "!", "1/2/1"])
def test_what_is_no_need_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        read_cell(text, 480, 720)


@given(
    st.tuples(*[st.integers(0, 9)] * 2).map(sorted),
    st.sampled_from(Criticality),
    st.sampled_from((1, 2, 3)),
    st.sampled_from((None, 9, 12)),
)
def test_every_need_is_read_back_as_written(
    people: list[int], criticality: Criticality, load: int, maximum: int | None
) -> None:
    one = Stretch(
        start=480,
        end=720,
        minimum=people[0],
        target=people[1],
        criticality=criticality,
        load=load,
        maximum=maximum,
    )
    assert read_cell(write_cell(one), 480, 720) == one
