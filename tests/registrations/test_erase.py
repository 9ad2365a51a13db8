"""Erasing a person: nothing of them is left in any table, and the place goes to the next."""

import pytest

from registrations.actions import ATTENDEE, By, Colleague, cancel, erase, register_delegation, transfer
from registrations.links import find_link, make_link
from registrations.models import Change, Delegation, Invitation, Letter, Registration, SpecialNeeds
from registrations.models.change import Actor
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.tables import tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
MARK = "zeldzaam"


def test_erasing_leaves_a_row_for_the_counts_and_one_letter_to_be_sent() -> None:
    event = make_open_event(capacity=1)
    row = make_registration(
        event, name=f"{MARK} n", email=f"{MARK}@voorbeeld.nl", organisation=f"{MARK} o", function=f"{MARK} f"
    )
    waiting = make_registration(event)
    SpecialNeeds.objects.create(registration=row, diet=MARK, access=MARK)
    invitation = Invitation.objects.create(event=event, name=MARK, email=row.email, registration=row)
    Letter.objects.create(kind="uitnodiging", event=event, to=row.email, invitation=invitation)
    Change.objects.create(event=event, registration=row, action="voorrang", reason=MARK)
    token = make_link(row)
    assert len(tables_with(MARK)) > 4
    erased = erase(registration=row)
    assert (erased.name, erased.state, erased.erased_at is not None) == ("", "geannuleerd", True)
    waiting.refresh_from_db()
    assert waiting.state == "aangeboden"
    assert find_link(token) is None
    last = Letter.objects.get(kind="gewist")
    assert (last.to, last.state) == (f"{MARK}@voorbeeld.nl", "wacht")
    last.delete()
    assert tables_with(MARK) == {}
    assert not Letter.objects.filter(registration=row, state="wacht").exists()


def test_erasing_twice_is_once() -> None:
    row = make_registration(make_open_event())
    for _ in range(2):
        erase(registration=row)
    assert Letter.objects.filter(kind="gewist").count() == 1
    assert Change.objects.filter(action="gewist").count() == 1


def test_a_registration_that_is_over_can_be_erased() -> None:
    row = make_registration(make_open_event())
    cancel(registration=row)
    assert erase(registration=row, by=By(Actor.ORGANISER)).name == ""


def test_who_handed_a_place_over_is_erased_from_the_letter_to_the_colleague() -> None:
    row = make_registration(make_open_event(), name=MARK)
    transfer(registration=row, name="Bo", email="bo@voorbeeld.nl")
    erase(registration=row, by=ATTENDEE)
    assert tables_with(MARK) == {}
    assert Letter.objects.get(kind="overgenomen").to == "bo@voorbeeld.nl"


def test_who_sent_a_delegation_that_they_belong_to_is_erased_as_sender_too() -> None:
    event = make_open_event()
    me, other = Colleague(MARK, f"{MARK}@voorbeeld.nl"), Colleague("Bo", "bo@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=me, colleagues=[me, other])
    erase(registration=Registration.objects.get(name=MARK))
    Letter.objects.filter(kind="gewist").delete()
    assert tables_with(MARK) == {}
    assert Delegation.objects.get(pk=delegation.pk).erased_at is not None
    assert Registration.objects.get(name="Bo").is_live
