"""The outbox and invitations in the admin."""

import pytest
from django.test import Client

from events.models import Event
from registrations.actions import ATTENDEE, SYSTEM, invite, register
from registrations.models import Invitation, Letter
from tests.events.admin_forms import editor
from tests.registrations.people import details, make_open_event, make_registration

pytestmark = pytest.mark.django_db
OUTBOX, GUESTS = "/beheer/registrations/letter/", "/beheer/registrations/invitation/"


def said(client: Client, path: str, **data: object) -> list[str]:
    return [str(one) for one in client.post(path, data, follow=True).context["messages"]]


def test_the_outbox_shows_errors_and_sends_again_what_failed() -> None:
    for state in ("mislukt", "verzonden", "wacht"):
        make_registration(make_open_event(), email=f"{state}@voorbeeld.nl")
        Letter.objects.filter(to__startswith=state).update(state=state, error="550 bestaat niet", attempts=9)
    client = editor("view_letter", "change_letter")
    assert "550 bestaat niet" in client.get(OUTBOX).content.decode()
    keys = list(Letter.objects.values_list("pk", flat=True))
    assert said(client, OUTBOX, action="send_again", _selected_action=keys) == [
        "1 bericht wordt zo opnieuw verstuurd.",
        "2 berichten zijn niet opnieuw verstuurd: alleen wat mislukte, kan opnieuw.",
    ]
    failed = Letter.objects.get(to="mislukt@voorbeeld.nl")
    assert (failed.state, failed.attempts, failed.error) == ("wacht", 0, "")
    assert failed in Letter.objects.due()
    assert client.get(f"{OUTBOX}{failed.pk}/change/").status_code == 200
    assert client.get(f"{OUTBOX}{failed.pk}/delete/").status_code == 403


def test_a_letter_is_shown_in_dutch_and_leads_to_what_it_is_about() -> None:
    event = make_open_event()
    guest = invite(event=event, email="gast@voorbeeld.nl", name="<b>", by=SYSTEM)
    client = editor("view_letter", "view_invitation")
    page = client.get(f"{OUTBOX}{Letter.objects.get().pk}/change/").content.decode()
    assert f'<a href="{GUESTS}{guest.pk}/change/">' in page
    assert "Uitnodiging:" in page
    assert "Delegatie:" in page
    assert not any(word in page for word in ("Delegation", "Invitation"))


def test_lists_of_what_is_only_shown_do_not_ask_to_choose_something() -> None:
    client = editor("view_letter", "view_change", "view_delegation", "view_mailing", "view_attendeeimport")
    names = {"letter": "Berichten", "change": "Logboek", "delegation": "Delegaties"}
    names |= {"mailing": "Berichten aan deelnemers", "attendeeimport": "Bestanden met deelnemers"}
    assert {name: client.get(f"/beheer/registrations/{name}/").context["title"] for name in names} == names


def test_who_may_only_look_sends_nothing_again() -> None:
    make_registration(make_open_event())
    Letter.objects.update(state="mislukt")
    client = editor("view_letter")
    said(client, OUTBOX, action="send_again", _selected_action=[Letter.objects.get().pk])
    assert Letter.objects.get().state == "mislukt"


def test_guests_are_invited_by_the_line_and_nobody_twice(admin_client: Client) -> None:
    event = make_open_event()
    assert f'value="{event.pk}" selected' in admin_client.get(f"{GUESTS}add/").content.decode()
    lines = (
        "Wit, Bo de, bo@voorbeeld.nl, ROC, Leiden\n\nan@voorbeeld.nl\nAn, AN@voorbeeld.nl\n=1+1 <b>, x@voorbeeld.nl,"
    )
    assert said(admin_client, f"{GUESTS}add/", event=event.pk, guests=lines) == [
        f"3 gasten zijn uitgenodigd voor {event}."
    ]
    rows = Invitation.objects.order_by("pk").values_list("name", "email", "organisation")
    assert list(rows) == [
        ("Wit, Bo de", "bo@voorbeeld.nl", "ROC, Leiden"),
        ("An", "AN@voorbeeld.nl", ""),
        ("=1+1 <b>", "x@voorbeeld.nl", ""),
    ]
    assert Letter.objects.filter(kind="uitnodiging").count() == 3
    twice = "Wit, bó de, BO@voorbeeld.nl\nbo@voorbeeld.nl"
    assert said(admin_client, f"{GUESTS}add/", event=event.pk, guests=twice) == [
        f"0 gasten zijn uitgenodigd voor {event}.",
        "1 gast was al uitgenodigd.",
    ]
    assert said(admin_client, f"{GUESTS}add/", event=event.pk, guests="An, team@x.nl, A\nBo, team@x.nl, B") == [
        f"2 gasten zijn uitgenodigd voor {event}."
    ]
    assert "<b>" not in admin_client.get(GUESTS).content.decode()


def test_cells_of_a_spreadsheet_are_guests(admin_client: Client) -> None:
    event = make_open_event()
    lines = "Wit, Bo de\tbo@voorbeeld.nl\tROC, Leiden\t\nAn; an@voorbeeld.nl ;"
    admin_client.post(f"{GUESTS}add/", {"event": event.pk, "guests": lines})
    rows = Invitation.objects.order_by("pk").values_list("name", "email", "organisation")
    assert list(rows) == [("Wit, Bo de", "bo@voorbeeld.nl", "ROC, Leiden"), ("An", "an@voorbeeld.nl", "")]


def test_lines_that_cannot_be_read_are_named_and_kept(admin_client: Client) -> None:
    event = make_open_event()
    lines = "Bo, bo@voorbeeld.nl\nAn zonder adres\nCas, cas@@x"
    response = admin_client.post(f"{GUESTS}add/", {"event": event.pk, "guests": lines})
    assert response.status_code == 422
    assert response.context["form"].errors["guests"] == [
        "Regel 2: vul een e-mailadres in zoals naam@voorbeeld.nl.",
        "Regel 3: vul een e-mailadres in zoals naam@voorbeeld.nl.",
    ]
    assert "An zonder adres" in response.content.decode()
    assert admin_client.post(f"{GUESTS}add/", {"event": "x", "guests": "a\x00"}).status_code == 422
    assert not Invitation.objects.exists()


def test_an_invitation_shows_its_state_and_is_withdrawn(admin_client: Client) -> None:
    event = make_open_event(invitation_only=True)
    used, open_ = (invite(event=event, email=f"{name}@voorbeeld.nl", by=ATTENDEE) for name in ("a", "b"))
    register(event=event, details=details(), invitation=used)
    shown = admin_client.get(GUESTS).content.decode()
    assert (shown.count("gebruikt"), shown.count("verstuurd")) == (1, 1)
    keys = [used.pk, open_.pk]
    assert said(admin_client, GUESTS, action="revoke", _selected_action=keys) == ["1 uitnodiging ingetrokken."]
    assert "ingetrokken" in admin_client.get(f"{GUESTS}{open_.pk}/change/").content.decode()
    Event.objects.update(starts_on="2018-01-01", ends_on="2018-01-01")


def test_inviting_has_permissions_of_its_own() -> None:
    client = editor("view_invitation")
    assert client.get(GUESTS).status_code == 200
    assert client.get(f"{GUESTS}add/").status_code == 403
    assert client.post(f"{GUESTS}add/", {"guests": "bo@voorbeeld.nl"}).status_code == 403
