"""The pages of one's own registration: what they show, and what they refuse to whoever it is not for."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Session
from registrations import actions
from registrations.actions import Choice, Colleague, Needs, register_delegation
from registrations.links import make_link
from registrations.models import ClaimState, Registration
from registrations.models.access_link import Purpose
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import answers
from tests.registrations.visits import fresh, open_link, send, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_the_page_shows_all_of_a_registration(client: Client) -> None:
    event = make_open_event(capacity=9)
    session, full = make_workshop(event), make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, full)
    make_registration(event, waiting=(full,))
    row = actions.register(
        event=event,
        details=details(name="Anna Bakker", organisation="Het Lyceum"),
        choice=Choice(seats=[session], waiting=[full]),
        needs=Needs(diet="geen noten"),
    )
    page = text(client.get(open_link(client, row)))
    shown = ("U hebt een plaats.", "Anna Bakker", "Het Lyceum", "geen noten", session.title, "dinsdag 18 juni 2097")
    assert [
        words for words in (*shown, "Op de wachtlijst, u bent nummer 2", "13.00 tot 14.00 uur") if words not in page
    ] == []
    assert "gewist op 18 juli 2097" in page  # needs, thirty days after


def test_who_waits_sees_the_position(client: Client) -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    make_registration(event)
    page = text(client.get(open_link(client, make_registration(event))))
    assert "op de wachtlijst en bent nummer 2" in page


def test_what_is_kept_until_when_is_what_the_purge_does(client: Client) -> None:
    event = make_open_event(capacity=2)
    placed, cancelled = make_registration(event), make_registration(event)
    waiting = make_registration(event)
    actions.change_details(registration=placed, details=details(), needs=Needs(diet="noten"))
    actions.cancel(registration=cancelled)
    offered = waiting
    soon, needs, late = "gewist op 2 juli 2097", "gewist op 18 juli 2097", "gewist op 18 december 2097"
    found = {row.pk: text(client.get(open_link(client, row))) for row in (placed, cancelled, offered)}
    told = {key: [day for day in (soon, needs, late) if day in page] for key, page in found.items()}
    assert told == {placed.pk: [needs, late], cancelled.pk: [soon], offered.pk: [soon, late]}


def test_a_form_of_another_site_does_nothing(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    for page in ("annuleren", "komt-u", "links", "wissen", "aanbod", "agenda"):
        response = client.post(f"/aanmelding/{page}/", {"sure": "on", "antwoord": "nee"})
        assert response.status_code == 422
    assert fresh(row).state == ClaimState.PLACE
    assert row.links.valid().count() == 1


def test_after_the_edition_only_erasing_and_downloading_are_left(client: Client) -> None:
    event = make_open_event()
    row = make_registration(event)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    type(event).objects.filter(pk=event.pk).update(starts_on=yesterday, ends_on=yesterday)
    page = text(client.get(open_link(client, row)))
    assert "Deze editie is geweest." in page
    assert "annuleren/" not in page
    assert client.get("/aanmelding/gegevens.json").status_code == 200
    for path in ("gegevens", "sessies", "aanbod", "komt-u", "overdragen", "annuleren", "links", "agenda", "opnieuw"):
        assert client.post(f"/aanmelding/{path}/", {"antwoord": "nee"}).status_code == 303
    assert fresh(row).state == ClaimState.PLACE
    assert send(client, "/aanmelding/wissen/", {"sure": "on"}).status_code == 303
    assert fresh(row).erased_at is not None


def test_a_sender_sees_names_and_states_and_cancels_some(client: Client) -> None:
    event = make_open_event()
    people = [Colleague(name, f"{name}@voorbeeld.nl") for name in ("An", "Bo", "Cor")]
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=sender, colleagues=people)
    first, *others = Registration.objects.filter(delegation=delegation).order_by("pk")
    actions.change_details(
        registration=first, details=details(name="An", function="Geheime functie"), needs=Needs(diet="geheim dieet")
    )
    page = text(client.get(open_link(client, delegation)))
    assert [name for name in ("An", "Bo", "Cor") if name not in page] == []
    assert [word for word in ("eheim", "Bo@voorbeeld.nl", "Cor@voorbeeld.nl") if word in page] == []
    outsider = make_registration(event)
    chosen = {"colleagues": [outsider.code], "sure": "on"}
    assert send(client, "/aanmelding/delegatie/", chosen).status_code == 422
    assert send(client, "/aanmelding/delegatie/", {"sure": "on"}).status_code == 422
    response = send(client, "/aanmelding/delegatie/", {"colleagues": [one.code for one in others], "sure": "on"})
    assert response.status_code == 303
    states = [fresh(one).state for one in (first, *others, outsider)]
    assert states == ["plaats", "geannuleerd", "geannuleerd", "plaats"]


def test_a_sender_cancels_one_beside_one_who_was_first(client: Client) -> None:
    people = [Colleague(name, f"{name}@voorbeeld.nl") for name in ("An", "Bo", "Cor")]
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = register_delegation(event=make_open_event(), sender=sender, colleagues=people)
    an, bo, cor = Registration.objects.filter(delegation=delegation).order_by("pk")
    open_link(client, delegation)
    actions.cancel(registration=an)
    chosen = {"colleagues": [an.code, bo.code]}
    assert send(client, "/aanmelding/delegatie/", chosen).status_code == 422
    assert send(client, "/aanmelding/delegatie/", {**chosen, "sure": "on"}).status_code == 303
    assert send(client, "/aanmelding/delegatie/", {**chosen, "sure": "on"}).status_code == 303
    assert [fresh(one).state for one in (an, bo, cor)] == ["geannuleerd", "geannuleerd", "plaats"]


def test_two_sessions_that_came_together_are_told_and_one_is_chosen(client: Client) -> None:
    event = make_open_event()
    early, late = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00", title="Draaien")
    row = make_registration(event, early, late)
    open_link(client, row)
    words = "“Lassen” en “Draaien” zijn nu op dezelfde tijd. Kies één van de twee."
    pages = ("/aanmelding/", "/aanmelding/sessies/")
    assert not [page for page in pages if words in text(client.get(page))]
    Session.objects.filter(pk=early.pk).update(end=late.end)
    assert [page for page in pages if words in text(client.get(page))] == [*pages]
    assert send(client, "/aanmelding/sessies/", {"seats": [early.pk, late.pk]}).status_code == 422
    assert send(client, "/aanmelding/sessies/", {"seats": [late.pk]}).status_code == 303
    assert not [page for page in pages if words in text(client.get(page))]


def test_the_calendar_address_is_shown_once_and_feeds(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    open_link(client, row)
    page = text(send(client, "/aanmelding/agenda/"))
    found = re.search(r'href="https?://([^"]*agenda\.ics)"', page)
    assert found is not None
    address = found[1]
    path = "/" + address.split("/", 1)[1]
    assert f"webcal://{address}" in page
    feed = Client().get(path)
    assert (feed.status_code, feed["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert session.title in text(feed)
    assert feed["Cache-Control"] == "private, max-age=300"
    assert Client().get(path, headers={"If-None-Match": feed["ETag"]}).status_code == 304
    assert address not in text(client.get("/aanmelding/agenda/"))


def test_a_calendar_that_stops_with_the_old_address_is_told_until_it_is_added_again(client: Client) -> None:
    row = make_registration(make_open_event())
    home, words = open_link(client, row), "De agenda die u had gekoppeld, werkt niet meer."
    assert words not in text(client.get(home)), "there is none"
    feeds = [f"/aanmelding/{make_link(row, purpose=Purpose.CALENDAR)}/agenda.ics" for _ in range(2)]
    assert words not in text(client.get(home)), "it works"
    path = f"/aanmelding/gegevens/?aanmelding={row.code}"
    assert "Oude links werken dan niet meer, ook die van uw agenda." in text(client.get(path))
    answer = send(client, path, answers(name=row.name, email="nieuw@voorbeeld.nl"))
    assert [Client().get(one).status_code for one in feeds] == [404, 404]
    page = text(client.get(answer["Location"]))
    link = f"/aanmelding/agenda/?aanmelding={row.code}"
    assert f'{words} <a href="{link}">Koppel uw agenda opnieuw</a>' in page
    assert words in text(client.get(home)), "also later"
    assert send(client, link).status_code == 200
    assert words not in text(client.get(home))
    actions.renew_links(registration=row)
    assert words in text(client.get(open_link(client, row)))
    actions.cancel(registration=row)
    assert words not in text(client.get(home)), "nothing to add"
