"""Signing up with an invitation: pre-filled, also where only guests may come, and once."""

import datetime as dt
import html
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from events.models import Event
from registrations import access, actions
from registrations.letters.message import make_message
from registrations.links import find_link, make_link
from registrations.models import Invitation, Letter, Registration
from tests.registrations.people import make_open_event
from tests.registrations.sign_up_forms import address, send, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def invite(event: Event, **fields: Any) -> Invitation:
    known = {"name": "Anna Gast", "email": "anna@voorbeeld.nl", "organisation": "Gemeente", "sector": "overheid"}
    return Invitation.objects.create(event=event, **{**known, **fields})


def open_link(client: Client, invitation: Invitation) -> None:
    """Gives this browser the cookie that the page of the link gives."""
    link, response = find_link(make_link(invitation)), HttpResponse()
    assert link is not None
    access.grant(RequestFactory().get("/"), response, link)
    client.cookies[access.COOKIE] = response.cookies[access.COOKIE].value


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


@pytest.mark.parametrize("guests_only", [True, False])
def test_a_guest_finds_the_form_filled_in_and_signs_up(client: Client, guests_only: bool) -> None:
    event = make_open_event(invitation_only=guests_only)
    invitation = invite(event)
    open_link(client, invitation)
    opened = client.get(address(event))
    kept = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
    assert [opened[name] for name in kept] == ["private, no-cache", "no-referrer", "noindex"]
    page = text(opened)
    assert all(f'value="{words}"' in page for words in ("Anna Gast", "anna@voorbeeld.nl", "Gemeente"))
    assert "U bent persoonlijk uitgenodigd." in page
    assert "U bent aangemeld" in text(send(client, event))
    invitation.refresh_from_db()
    assert invitation.registration == Registration.objects.get(source="uitnodiging")


def test_a_cookie_that_is_lost_before_sending_loses_nothing(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    carried = client.get(address(event)).context["form"].initial["invitation"]
    client.cookies.clear()
    assert "U bent aangemeld" in text(send(client, event, invitation=carried))


def test_without_an_invitation_guests_only_stays_closed(client: Client) -> None:
    event, other = make_open_event(invitation_only=True), make_open_event(invitation_only=True)
    open_link(client, invite(other))
    assert "U hebt een uitnodiging nodig" in text(client.get(address(event)))
    assert send(client, event).status_code == 409
    assert send(client, event, invitation="x:y:z").status_code == 409
    assert not Registration.objects.exists()


def test_what_was_signed_for_one_visitor_opens_nothing_for_another(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    carried = client.get(address(event)).context["form"].initial["invitation"]
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    answer = send(elsewhere, event, invitation=carried, function="Wethouder")
    page = text(answer)
    assert (answer.status_code, page.count("Wij zien uw uitnodiging niet meer"), "lang open" in page) == (422, 1, False)
    assert 'value="Wethouder"' in page
    assert not Registration.objects.exists()
    again = answer.context["form"]
    client.cookies.clear()
    open_link(elsewhere, Invitation.objects.get())  # the same mail, in the browser of now
    sent = send(elsewhere, event, invitation=again["invitation"].value(), shown_at=shown(address="203.0.113.9"))
    assert "U bent aangemeld" in text(sent)


def test_an_invitation_works_once_and_sending_twice_is_no_fault(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    same = {"name": "Anna", "email": "anna@voorbeeld.nl", "submission": "7b1d3c9e-0a64-4a0e-9d4f-0c5a1e6f1a11"}
    assert [send(client, event, **same).status_code for _ in range(2)] == [200, 200]
    assert send(client, event).status_code == 409
    assert "Deze uitnodiging is al gebruikt" in text(client.get(address(event)))
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("field", ["revoked_at", "expires_at"])
def test_an_invitation_that_is_over_opens_nothing(client: Client, field: str) -> None:
    event = make_open_event(invitation_only=True)
    invitation = invite(event)
    open_link(client, invitation)
    Invitation.objects.update(**{field: timezone.now() - dt.timedelta(days=1)})
    assert "Deze uitnodiging is al gebruikt" in text(client.get(address(event)))
    assert send(client, event).status_code == 409


def test_in_an_open_edition_a_used_invitation_is_no_hindrance(client: Client) -> None:
    event = make_open_event()
    open_link(client, invite(event))
    send(client, event)
    assert "persoonlijk uitgenodigd" not in text(client.get(address(event)))
    assert send(client, event).status_code == 200


@pytest.mark.parametrize("guests_only", [True, False])
def test_a_guest_who_cancelled_may_use_the_invitation_again(client: Client, guests_only: bool) -> None:
    event = make_open_event(invitation_only=guests_only)
    invitation = invite(event)
    open_link(client, invitation)
    send(client, event, name="Anna", email="anna@voorbeeld.nl")
    first = Registration.objects.get()
    assert not Invitation.objects.open().exists()
    actions.cancel(registration=first)
    assert 'value="anna@voorbeeld.nl"' in text(client.get(address(event)))
    assert "U bent aangemeld" in text(send(client, event, name="Anna", email="anna@voorbeeld.nl"))
    invitation.refresh_from_db()
    assert (invitation.registration_id != first.pk, invitation.is_open) == (True, False)
    if guests_only:
        assert send(client, event).status_code == 409, "once at a time"


def test_who_gave_the_place_to_another_does_not_come_in_beside_them(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    send(client, event)
    actions.transfer(registration=Registration.objects.get(), name="Collega", email="collega@voorbeeld.nl")
    assert send(client, event).status_code == 409
    assert "Deze uitnodiging is al gebruikt" in text(client.get(address(event)))


def test_a_guest_whose_invitation_is_used_up_is_told_to_ask(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    send(client, event)
    row = actions.transfer(registration=Registration.objects.get(), name="Collega", email="collega@voorbeeld.nl")
    actions.cancel(registration=row)
    assert 'Toch komen? <a href="/contact/">Neem contact op met de organisatie</a>' in own_page(Client(), row)


def test_a_guest_who_cancelled_is_shown_the_way_back(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    send(client, event)
    row = actions.cancel(registration=Registration.objects.get())
    letter = Letter.objects.get(registration=row, kind=Letter.Kind.CANCELLATION)
    body = make_message(letter, "x").body
    assert "Open dan opnieuw de link in uw uitnodiging." in " ".join(str(body).split())
    assert "Meld u opnieuw aan" not in body


def own_page(client: Client, row: Registration) -> str:
    return text(client.get(client.get(f"/aanmelding/{make_link(row)}/")["Location"]))


@pytest.mark.parametrize(("guests_only", "way"), [(True, "Open dan opnieuw de link"), (False, "Meld u opnieuw aan")])
def test_the_page_of_who_cancelled_shows_the_way_back(client: Client, guests_only: bool, way: str) -> None:
    event = make_open_event(invitation_only=guests_only)
    open_link(client, invite(event))
    send(client, event)
    row = Registration.objects.get()
    assert "Toch komen?" not in own_page(client, row)
    actions.cancel(registration=row)
    assert way in own_page(client, row)
    Event.objects.update(registration_closes_at=timezone.now())
    assert "Toch komen?" not in own_page(client, row)


def test_a_guest_does_not_come_in_by_the_invitation_and_by_the_offer_that_lapsed(client: Client) -> None:
    event = make_open_event(invitation_only=True)
    open_link(client, invite(event))
    send(client, event)
    row = Registration.objects.get()
    Registration.objects.update(state="aangeboden", offered_until=timezone.now())
    actions.lapse_offers(event)
    assert send(client, event, name="Een ander").status_code == 200
    row.refresh_from_db()
    with pytest.raises(actions.SignUpClosed):
        actions.rejoin(registration=row)
