"""Invitations that work again, or no more: used, withdrawn and sent again at the same moment or later."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.models import Event
from registrations import actions, places
from registrations.actions import ATTENDEE, SignUpClosed
from registrations.models import Invitation, Letter, Registration
from tests.registrations.people import details, make_open_event, make_registration
from tests.registrations.test_admin_mail import GUESTS, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def guest_who_lapsed(event: Event) -> tuple[Invitation, Registration]:
    invitation = actions.invite(event=event, email="anna@voorbeeld.nl", by=ATTENDEE)
    row = actions.register(event=event, details=details(email="anna@voorbeeld.nl"), invitation=invitation)
    Registration.objects.filter(pk=row.pk).update(state="aangeboden", offered_until=timezone.now())
    actions.lapse_offers(event)
    invitation.refresh_from_db()
    return invitation, row


def just_before_the_lock(monkeypatch: pytest.MonkeyPatch, other: Callable[[], object]) -> None:
    """What another did while this one waited for the lock of the edition."""
    lock = places.lock

    def late(event_id: int) -> Event:
        monkeypatch.setattr(places, "lock", lock)
        other()
        return lock(event_id)

    monkeypatch.setattr(places, "lock", late)


def fill_up(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(capacity=1)
    make_registration(event)
    assert make_registration(event).state == "wachtlijst"


def test_a_guest_whose_invitation_was_withdrawn_does_not_come_back() -> None:
    event = make_open_event(invitation_only=True)
    invitation, row = guest_who_lapsed(event)
    assert actions.revoke_invitation(invitation=invitation)
    with pytest.raises(SignUpClosed):
        actions.rejoin(registration=row)


def test_who_uses_an_invitation_again_waits_for_a_guest_who_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event()
    invitation, row = guest_who_lapsed(event)
    fill_up(event)
    just_before_the_lock(monkeypatch, lambda: actions.rejoin(registration=row))
    with pytest.raises(SignUpClosed):
        actions.register(event=event, details=details(), invitation=invitation)


def test_what_was_just_used_is_not_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    event = make_open_event(invitation_only=True)
    invitation = actions.invite(event=event, email="anna@voorbeeld.nl", by=ATTENDEE)
    just_before_the_lock(monkeypatch, lambda: actions.register(event=event, details=details(), invitation=invitation))
    assert not actions.revoke_invitation(invitation=invitation)
    invitation.refresh_from_db()
    assert (invitation.revoked_at, invitation.registration is None) == (None, False)


def test_a_guest_who_cancelled_gets_the_letter_again(admin_client: Client) -> None:
    event = make_open_event(invitation_only=True)
    invitation = actions.invite(event=event, email="anna@voorbeeld.nl", by=ATTENDEE)
    row = actions.register(event=event, details=details(), invitation=invitation)
    actions.cancel(registration=row)
    Letter.objects.update(state="verzonden")
    lines = {"event": event.pk, "guests": "Anna, ANNA@voorbeeld.nl\nbo@voorbeeld.nl"}
    assert said(admin_client, f"{GUESTS}add/", **lines) == [
        f"1 gast is uitgenodigd voor {event}.",
        "1 gast krijgt de uitnodiging opnieuw.",
    ]
    letter = Letter.objects.get(invitation=invitation, state="wacht")
    assert (letter.kind, letter.to, Invitation.objects.count()) == ("uitnodiging", "anna@voorbeeld.nl", 2)
    assert said(admin_client, f"{GUESTS}add/", **lines)[1:] == ["2 gasten waren al uitgenodigd."]
    assert Letter.objects.filter(invitation=invitation, state="wacht").count() == 1


def test_the_state_of_an_invitation_after_its_guest_left(admin_client: Client) -> None:
    event = make_open_event(invitation_only=True)
    invitation, _ = guest_who_lapsed(event)

    def shown() -> Any:
        page = admin_client.get(GUESTS).content.decode()
        return [one for one in ("gebruikt", "weer te gebruiken", "ingetrokken", "verlopen") if f">{one}<" in page]

    assert shown() == ["weer te gebruiken"]
    actions.register(event=event, details=details(), invitation=invitation)
    assert shown() == ["gebruikt"]
    invitation.refresh_from_db()
    actions.cancel(registration=Registration.objects.live().get())
    assert actions.revoke_invitation(invitation=invitation)
    assert shown() == ["ingetrokken"]


def test_a_guest_at_a_host_of_our_own_is_not_invited(admin_client: Client) -> None:
    lines = {"event": make_open_event().pk, "guests": "Bo, bo@localhost"}
    response = admin_client.post(f"{GUESTS}add/", lines)
    assert response.status_code == 422
    assert not Letter.objects.exists()


def test_the_list_costs_the_same_however_many_guests_left(admin_client: Client) -> None:
    event, costs = make_open_event(), []
    admin_client.get(GUESTS)  # fills caches
    for number in (1, 3):
        for _ in range(number):
            invitation = actions.invite(event=event, email="x@voorbeeld.nl", by=ATTENDEE)
            actions.cancel(registration=actions.register(event=event, details=details(), invitation=invitation))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(GUESTS)
        costs.append(len(queries))
    assert costs[0] == costs[1]
