from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from planner.domain.notice import Notice
from planner.domain.work import Criticality
from planner.services.contacts import keep_contact
from planner.services.letters import LINK
from planner.services.plans import load_plan, load_version
from planner.services.publishing import preview_publication, withdraw_rota
from planner.services.refusal import Refused, Stale
from planner.services.sending import look_at_outbox
from planner.services.versions import compare_versions, list_versions
from planner.store import audit
from tests import build
from tests.build import MON, TUE, WED
from tests.services.published import (
    EARLY,
    FIRST,
    LATE,
    PLAN,
    PROBLEM,
    SECOND,
    SOON,
    address,
    change,
    held,
    planned,
    publish,
)

if TYPE_CHECKING:
    from planner.store.outbox import Letter
    from planner.store.store import Store


@pytest.fixture
def draft(store: Store) -> Store:
    return planned(store)


@pytest.fixture
def out(draft: Store) -> Store:
    """Return the store with version 1 published and version 2 its draft."""
    publish(draft)
    change(draft)
    return draft


def letters(store: Store) -> list[Letter]:
    """Return the letters in order, with ordinary spaces."""
    found = look_at_outbox(store, limit=50).letters
    return [
        replace(
            one.letter,
            subject=one.letter.subject.replace("\xa0", " "),
            text=one.letter.text.replace("\xa0", " "),
        )
        for one in reversed(found)
    ]


def withdraw(store: Store, version: int, reason: str = "By mistake") -> int:
    return withdraw_rota(
        store, PLAN, version=version, reason=reason, who="Claire", now=EARLY
    ).version


def test_a_first_publication_tells_everyone_her_own_days(draft: Store) -> None:
    done = publish(draft)
    assert (done.version, done.told, done.written_to) == (1, 2, 1)
    assert done.by_hand == ("Bob",)
    (letter,) = letters(draft)
    assert letter.recipient == "ann@example.org"
    assert letter.subject == "Votre planning : Mars, 1 mars – 3 mars 2027"
    assert "lun. 1 mars" in letter.text
    assert "mar. 2 mars" not in letter.text
    assert "Bob" not in letter.text + letter.html
    assert LINK in letter.text
    assert LINK in letter.html


def test_what_changes_is_told_person_by_person(out: Store) -> None:
    found = preview_publication(out, PLAN, now=SOON)
    assert (found.plan.version, found.replaces) == (2, 1)
    ann, bob = found.changes
    assert (ann.employee_id, bob.employee_id) == ("Ann", "Bob")
    (tuesday,) = ann.days
    assert (tuesday.date, tuesday.before, tuesday.notice) == (TUE, (), Notice.SHORT)
    assert tuesday.after == SECOND.on("Ann", TUE)
    assert bob.days[0].before == FIRST.on("Bob", TUE)
    assert bob.days[0].after == ()


def test_a_later_letter_says_before_and_after(out: Store) -> None:
    publish(out)
    text = letters(out)[-1].text
    assert "avant : ne travaille pas" in text
    assert "désormais : 8h30–12h30 desk · north" in text
    assert "lun. 1 mars" not in text


def test_letters_are_written_in_the_language_of_the_person(draft: Store) -> None:
    address(draft, "Bob", "en")
    publish(draft)
    english = letters(draft)[-1]
    assert english.subject.startswith("Your rota: Mars, 1 Mar")
    assert "8:30–12:30" in english.text


def test_names_in_letters_are_text_not_markup(store: Store) -> None:
    odd = replace(PROBLEM.employees[0], name="<b>Ann</b>")
    problem = PROBLEM.replace(employees=(odd, *PROBLEM.employees[1:]))
    publish(planned(store, problem))
    assert "<b>Ann" not in letters(store)[0].html


def test_publishing_under_48_hours_asks_for_a_reason(out: Store) -> None:
    found = preview_publication(out, PLAN, now=LATE)
    assert (found.checks.urgent, found.checks.reason_due) == (2, True)
    for reason in ("", "  "):
        with pytest.raises(Refused, match="reason is needed"):
            publish(out, LATE, reason)
    assert load_plan(out, PLAN).status == "draft"
    publish(out, LATE, "Bob is ill")
    newest = list_versions(out, PLAN)[0]
    assert newest.publication
    assert (newest.publication.reason, newest.publication.who) == (
        "Bob is ill",
        "Claire",
    )
    assert all("is ill" not in one.text + one.html for one in letters(out))


def test_the_notice_of_a_whole_rota_is_fifteen_days(draft: Store) -> None:
    early = preview_publication(draft, PLAN, now=EARLY).checks
    late = preview_publication(draft, PLAN, now=SOON).checks
    assert early.untimely == ()
    assert {one.rule_id for one in late.untimely} == {"publication_notice"}
    assert (early.long, late.short) == (2, 2)


def test_a_broken_rule_asks_for_a_reason_and_is_named(store: Store) -> None:
    problem = PROBLEM.replace(absences=(build.absence("Ann", MON),))
    found = preview_publication(planned(store, problem), PLAN, now=EARLY).checks
    assert {one.rule_id for one in found.hard} == {"absence"}
    with pytest.raises(Refused):
        publish(store)


def test_gaps_are_counted_by_criticality(draft: Store) -> None:
    found = preview_publication(draft, PLAN, now=EARLY).checks
    assert [gap.date for gap in found.gaps] == [WED]
    assert found.critical(Criticality.CRITICAL) == found.gaps
    assert found.critical(Criticality.NORMAL) == ()


def test_dates_that_are_over_are_not_told(out: Store) -> None:
    after = LATE.replace(month=3, day=3)
    assert preview_publication(out, PLAN, now=after).changes == ()


def test_what_was_looked_at_is_what_is_published(out: Store) -> None:
    change(out, FIRST)
    with pytest.raises(Stale, match="meanwhile"):
        publish(out, version=2)
    assert load_plan(out, PLAN).version == 3


def test_without_a_draft_there_is_nothing_to_publish(draft: Store) -> None:
    publish(draft)
    with pytest.raises(Refused, match="no draft"):
        publish(draft)


def test_what_people_were_told_elsewhere_counts_as_before(store: Store) -> None:
    problem = PROBLEM.replace(published=FIRST.assignments)
    planned(store, problem, SECOND)
    found = preview_publication(store, PLAN, now=EARLY)
    assert [one.days[0].date for one in found.changes] == [TUE, TUE]


def test_the_letters_and_the_version_come_together_or_not_at_all(out: Store) -> None:
    before = len(letters(out))
    with pytest.raises(Stale):
        publish(out, version=9)
    assert len(letters(out)) == before
    publish(out, version=2)
    assert len(letters(out)) == before + 1


def test_withdrawing_puts_the_version_before_in_force_again(out: Store) -> None:
    publish(out)
    assert withdraw(out, 2) == 3
    lines = list_versions(out, PLAN)
    assert [one.version.status for one in lines] == [
        "published",
        "superseded",
        "superseded",
    ]
    assert (lines[0].restores, lines[0].told) == (1, 2)
    assert load_version(out, PLAN, 3).rota == FIRST
    last = letters(out)[-1]
    assert last.subject.startswith("Votre planning redevient ce qu’il était")
    assert "désormais : ne travaille pas" in last.text


def test_withdrawing_leaves_the_draft_someone_works_on(out: Store) -> None:
    publish(out)
    draft = build.rota(held("Bob", MON))
    change(out, draft)
    withdraw(out, 2)
    plan = load_plan(out, PLAN)
    assert (plan.version, plan.status, plan.rota) == (3, "draft", draft)
    found = preview_publication(out, PLAN, now=EARLY)
    assert (found.replaces, found.before) == (4, FIRST)


def test_withdrawing_needs_a_reason_and_something_before(out: Store) -> None:
    with pytest.raises(Refused, match="Nothing was published before"):
        withdraw(out, 1)
    publish(out)
    with pytest.raises(Refused, match="why"):
        withdraw(out, 2, " ")
    with pytest.raises(Stale):
        withdraw_twice(out)


def withdraw_twice(store: Store) -> None:
    withdraw(store, 2)
    withdraw(store, 2)


def test_two_versions_are_compared_by_person_and_by_post(out: Store) -> None:
    found = compare_versions(out, PLAN, 1, 2)
    assert [one.employee_id for one in found.people] == ["Ann", "Bob"]
    (post,) = found.posts
    assert (post.post_id, post.date) == ("desk", TUE)
    assert {one.employee_id for one in post.before} == {"Bob"}
    assert {one.employee_id for one in post.after} == {"Ann"}
    assert compare_versions(out, PLAN, 2, 2).people == ()


def test_all_of_it_is_logged(out: Store) -> None:
    publish(out)
    withdraw(out, 2)
    with out.reading() as session:
        acts = [one.act for one in audit.acts(session, "plan", PLAN)]
    assert acts[-2:] == ["publish", "withdraw"]


def test_an_address_changed_meanwhile_is_not_overwritten(draft: Store) -> None:
    with pytest.raises(Stale, match=r"ann@example\.org"):
        address(draft, "Ann")


@pytest.mark.parametrize("wrong", ["ann", "ann@", "@x.fr", "a b@x.fr", "a@x..fr"])
def test_an_address_that_cannot_be_is_refused(draft: Store, wrong: str) -> None:
    with pytest.raises(Refused, match="not an e-mail"):
        keep_contact(
            draft, PLAN, "Bob", address=wrong, language="fr", version=0, who="test"
        )
