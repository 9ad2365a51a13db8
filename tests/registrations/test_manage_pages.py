"""The pages of one's own registration: what they show, what they do, and what they say when it cannot be done."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registrations import access, actions
from registrations.actions import Choice, Colleague, Needs, register_delegation
from registrations.models import ClaimState, Letter, Registration, Seat, SpecialNeeds
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.visits import hidden, open_link, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def fresh(row: Registration) -> Registration:
    return Registration.objects.get(pk=row.pk)


def state_of(row: Registration, session: Any) -> str:
    return Seat.objects.get(registration=row, session=session).state


def text(response: Any) -> str:
    return str(response.content.decode())


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


CORRECT = {
    **{"name": "Nieuw", "email": "nieuw@voorbeeld.nl", "organisation": "O", "function": "F"},
    **{"sector": "overheid", "photo": "nee"},
}


def test_details_and_needs_are_corrected_and_erased(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    needs = {"diet": "vegetarisch", "access": "rolstoel", "consent": "on"}
    response = send(client, "/aanmelding/gegevens/", CORRECT | needs | {"photo": "ja"})
    assert response["Location"] == f"/aanmelding/?aanmelding={row.code}&gedaan=gegevens"
    assert "Uw gegevens zijn bewaard." in text(client.get(response["Location"]))
    changed = fresh(row)
    assert (changed.name, changed.sector, changed.photo_consent) == ("Nieuw", "overheid", True)
    assert SpecialNeeds.objects.get(registration=row).diet == "vegetarisch"
    send(client, "/aanmelding/gegevens/", CORRECT)
    assert not SpecialNeeds.objects.filter(registration=row).exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"name": "\x0b"}, "Vul uw naam in."),
        ({"email": "x"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"sector": "adel"}, "Kies een sector."),
        ({"sector": ""}, "Kies een sector."),
        ({"diet": "noten"}, "Zet een vinkje als wij deze wensen mogen bewaren, of maak de wensen leeg."),
        ({"name": "Bezet", "email": "BEZET@voorbeeld.nl"}, "Dit adres en deze naam zijn al aangemeld."),
        ({"function": "f" * 201}, "Gebruik ten hoogste 200 tekens."),
        ({"function": ""}, "Vul uw functie in."),
        ({"photo": ""}, "Kies of u herkenbaar op foto’s mag."),
    ],
)
def test_a_fault_keeps_the_input_and_says_what_to_do(client: Client, wrong: dict[str, str], words: str) -> None:
    event = make_open_event()
    make_registration(event, name="Bezet", email="bezet@voorbeeld.nl")
    row = make_registration(event)
    open_link(client, row)
    response = send(client, "/aanmelding/gegevens/", {**CORRECT, "organisation": "Bewaarde Invoer", **wrong})
    page = text(response)
    assert response.status_code == 422
    assert "<title>Fout: " in page
    assert page.count(words) == 2, "in the summary and beside the field"
    assert "Bewaarde Invoer" in page
    assert fresh(row).name == row.name


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


def test_a_colleague_fills_in_the_rest_and_then_chooses(client: Client) -> None:
    event = make_open_event()
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=sender, colleagues=[Colleague("A", "a@voorbeeld.nl")])
    row = Registration.objects.get(delegation=delegation)
    open_link(client, row)
    assert "<h1>Vul uw gegevens aan</h1>" in text(client.get("/aanmelding/gegevens/"))
    response = send(client, "/aanmelding/gegevens/", {**CORRECT, "name": "A", "email": "a@voorbeeld.nl"})
    assert response["Location"] == f"/aanmelding/sessies/?aanmelding={row.code}&gedaan=gegevens"
    assert fresh(row).is_complete


def test_a_lost_session_keeps_the_input(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    page = text(client.get("/aanmelding/gegevens/"))
    client.cookies.clear()
    response = client.post(f"/aanmelding/gegevens/?aanmelding={row.code}", {**hidden(page), **CORRECT})
    assert response.status_code == 303
    assert fresh(row).name == "Nieuw"
    assert access.COOKIE in response.cookies, "and opens the page again"


def test_the_hidden_field_is_for_one_visitor_only(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    page = text(client.get("/aanmelding/gegevens/"))
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    response = elsewhere.post(f"/aanmelding/gegevens/?aanmelding={row.code}", {**hidden(page), **CORRECT})
    assert response.status_code == 404
    assert fresh(row).name == row.name


def test_a_form_of_another_site_does_nothing(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    for page in ("annuleren", "komt-u", "links", "wissen", "aanbod", "agenda"):
        response = client.post(f"/aanmelding/{page}/", {"sure": "on", "antwoord": "nee"})
        assert response.status_code == 422
    assert fresh(row).state == ClaimState.PLACE
    assert row.links.valid().count() == 1


def test_a_session_is_swapped_and_another_waited_for(client: Client) -> None:
    event = make_open_event()
    one, other = make_workshop(event), make_workshop(event)
    full = make_workshop(event, "15:00", "16:00", capacity=1)
    make_registration(event, full)
    row = make_registration(event, one)
    open_link(client, row)
    page = text(client.get("/aanmelding/sessies/"))
    assert f'name="seats" value="{one.pk}" id="sessie-{one.pk}" checked' in page
    assert f'name="waiting" value="{full.pk}"' in page
    response = send(client, "/aanmelding/sessies/", {"seats": [other.pk], "waiting": [full.pk]})
    assert response.status_code == 303
    assert [state_of(row, session) for session in (one, other, full)] == ["geannuleerd", "plaats", "wachtlijst"]
    assert send(client, "/aanmelding/sessies/").status_code == 303  # nothing ticked: all are left
    assert [state_of(row, session) for session in (other, full)] == ["geannuleerd", "geannuleerd"]


def test_sessions_at_the_same_time_are_refused_by_name(client: Client) -> None:
    event = make_open_event()
    one, other = make_workshop(event), make_workshop(event, "13:30", "14:30")
    row = make_registration(event)
    open_link(client, row)
    response = send(client, "/aanmelding/sessies/", {"seats": [one.pk, other.pk]})
    page = text(response)
    assert response.status_code == 422
    assert page.count(f"“{one.title}” en “{other.title}” zijn tegelijk.") == 2
    assert page.count(" checked") == 2


def test_a_session_that_became_full_meanwhile_offers_the_waiting_list(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    row = make_registration(event)
    open_link(client, row)
    page = text(client.get("/aanmelding/sessies/"))
    make_registration(event, session)
    response = client.post("/aanmelding/sessies/", {**hidden(page), "seats": [session.pk]})
    again = text(response)
    assert response.status_code == 422
    assert f"“{session.title}” is net vol." in again
    assert f'name="waiting" value="{session.pk}"' in again


@pytest.mark.parametrize("sent", ["0", "x", "99999999999999999999999"])
def test_a_session_of_elsewhere_is_refused(client: Client, sent: str) -> None:
    event = make_open_event()
    make_workshop(event)
    other = make_workshop(make_open_event())
    row = make_registration(event)
    open_link(client, row)
    for key in (sent, other.pk):
        assert send(client, "/aanmelding/sessies/", {"seats": [key]}).status_code == 422
        assert send(client, "/aanmelding/sessies/", {"waiting": [key]}).status_code == 422
    assert not row.seats.exists()


def offered_seat(*, begins: str = "15:00") -> tuple[Registration, Seat, Any]:
    """Someone with a seat at one time, and an offer for another session at the same time."""
    event = make_open_event()
    held = make_workshop(event, begins, "16:00")
    wanted = make_workshop(event, begins, "16:00", capacity=1)
    first = make_registration(event, wanted)
    row = make_registration(event, held, waiting=(wanted,))
    actions.cancel(registration=first)
    return row, Seat.objects.get(registration=row, session=wanted), held


def test_an_offer_says_what_is_given_up_and_is_accepted(client: Client) -> None:
    row, seat, held = offered_seat()
    page = text(client.get(open_link(client, row, "?naar=aanbod")))
    assert f"dan geeft u uw plaats in “{held.title}” op" in page
    response = send(client, "/aanmelding/aanbod/", {"aanbod": seat.guid, "aanvaard": "ja"})
    assert "gedaan=aanvaard" in response["Location"]
    assert (state_of(row, seat.session), state_of(row, held)) == ("plaats", "geannuleerd")
    assert "gedaan=aanvaard" in send(client, "/aanmelding/aanbod/", {"aanbod": seat.guid, "aanvaard": "ja"})["Location"]


def test_choosing_sessions_leaves_an_offer_alone(client: Client) -> None:
    row, seat, held = offered_seat()
    open_link(client, row)
    assert send(client, "/aanmelding/sessies/", {"seats": [held.pk]}).status_code == 303
    assert state_of(row, seat.session) == ClaimState.OFFERED


def test_an_offer_is_declined(client: Client) -> None:
    row, seat, _ = offered_seat()
    open_link(client, row)
    send(client, "/aanmelding/aanbod/", {"aanbod": seat.guid, "afwijzen": "ja"})
    assert state_of(row, seat.session) == ClaimState.CANCELLED


def test_an_offer_that_is_over_says_so(client: Client) -> None:
    row, seat, _ = offered_seat()
    open_link(client, row)
    Seat.objects.filter(pk=seat.pk).update(offered_until=timezone.now())
    response = send(client, "/aanmelding/aanbod/", {"aanbod": seat.guid, "aanvaard": "ja"})
    assert response.status_code == 422
    assert "Dit aanbod geldt niet meer." in text(response)


def test_a_place_is_offered_to_who_waited_for_the_edition(client: Client) -> None:
    event = make_open_event(capacity=1)
    first, row = make_registration(event), make_registration(event)
    actions.cancel(registration=first)
    open_link(client, row)
    send(client, "/aanmelding/aanbod/", {"aanbod": "plaats", "aanvaard": "ja"})
    assert fresh(row).state == ClaimState.PLACE


COLLEAGUE = {"name": "Bo Jansen", "email": "bo@voorbeeld.nl"}


def test_a_place_is_handed_over_after_a_check(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    open_link(client, row)
    check = send(client, "/aanmelding/overdragen/", COLLEAGUE)
    assert check.status_code == 200
    assert "Bo Jansen" in text(check)
    assert fresh(row).state == ClaimState.PLACE
    back = client.post("/aanmelding/overdragen/", {**hidden(text(check)), "terug": "ja"})
    assert 'value="Bo Jansen"' in text(back)
    done = client.post("/aanmelding/overdragen/", {**hidden(text(check)), "bevestig": "ja"})
    assert done["Location"] == "/aanmelding/klaar/?wat=overgedragen"
    assert "Uw plaats is overgedragen" in text(client.get(done["Location"]))
    assert client.get("/aanmelding/overdragen/").status_code == 404
    assert fresh(row).successor == Registration.objects.get(email="bo@voorbeeld.nl")


def test_a_place_is_not_handed_to_who_is_there_already(client: Client) -> None:
    event = make_open_event()
    make_registration(event, name="Bo Jansen", email="bo@voorbeeld.nl")
    open_link(client, make_registration(event))
    response = send(client, "/aanmelding/overdragen/", {**COLLEAGUE, "bevestig": "ja"})
    assert response.status_code == 422
    assert "Dit adres en deze naam zijn al aangemeld." in text(response)


@pytest.mark.parametrize(
    ("answer", "state", "coming"), [("ja", "plaats", True), ("nee", "geannuleerd", False), ("collega", "plaats", None)]
)
def test_the_reminder_is_answered(client: Client, answer: str, state: str, coming: bool | None) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    response = send(client, "/aanmelding/komt-u/", {"antwoord": answer})
    assert response.status_code == 303
    assert (fresh(row).state, fresh(row).coming) == (state, coming)
    assert ("/overdragen/" in response["Location"]) == (answer == "collega")


def test_cancelling_frees_all_and_the_page_says_so(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    row = make_registration(event, session)
    open_link(client, row)
    response = send(client, "/aanmelding/annuleren/")
    assert "Uw aanmelding is geannuleerd." in text(client.get(response["Location"]))
    event.refresh_from_db()
    assert event.places_taken == 0
    for page in ("gegevens", "sessies", "aanbod", "komt-u", "overdragen", "annuleren", "links", "agenda"):
        assert "gedaan=niet-meer" in client.get(f"/aanmelding/{page}/")["Location"]


def test_two_tabs_at_once_are_no_fault(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    tab = hidden(text(client.get("/aanmelding/annuleren/")))
    actions.cancel(registration=row)
    assert client.post("/aanmelding/annuleren/", tab).status_code == 303


def test_who_is_erased_is_gone_from_the_page_and_the_tables(client: Client) -> None:
    row = make_registration(make_open_event(), name="Weg Ermee", email="weg@voorbeeld.nl")
    open_link(client, row)
    assert send(client, "/aanmelding/wissen/").status_code == 422, "without the tick"
    response = send(client, "/aanmelding/wissen/", {"sure": "on"})
    assert "Uw gegevens zijn gewist" in text(client.get(response["Location"]))
    assert (fresh(row).name, fresh(row).email) == ("", "")
    assert client.get("/aanmelding/gegevens.json").status_code == 404


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


def lapsed(event: Any) -> Registration:
    first, row = make_registration(event), make_registration(event)
    actions.cancel(registration=first)
    Registration.objects.filter(pk=row.pk).update(offered_until=timezone.now())
    actions.lapse_offers(event)
    return fresh(row)


@pytest.mark.parametrize(("free", "state"), [(True, "plaats"), (False, "wachtlijst")])
def test_who_let_an_offer_lapse_may_come_back(client: Client, free: bool, state: str) -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    if not free:
        make_registration(event)
    page = text(client.get(open_link(client, row)))
    assert "Uw aanbod is verlopen." in page
    response = client.post(f"/aanmelding/opnieuw/?aanmelding={row.code}", hidden(page))
    assert "gedaan=opnieuw" in response["Location"]
    assert fresh(row).state == state
    kind = Letter.Kind.CONFIRMATION if free else Letter.Kind.QUEUED
    assert Letter.objects.filter(registration=row, kind=kind).exists()


def test_nobody_comes_back_twice_or_beside_oneself() -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    again = actions.rejoin(registration=row)
    with pytest.raises(actions.NotLive):
        actions.rejoin(registration=again)
    other = lapsed(make_open_event(capacity=1))
    make_registration(other.event, name=other.name, email=other.email)
    with pytest.raises(actions.AlreadyRegistered):
        actions.rejoin(registration=other)


def test_nobody_comes_back_after_sign_up_closed() -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    type(event).objects.filter(pk=event.pk).update(registration_closes_at=timezone.now())
    with pytest.raises(actions.SignUpClosed):
        actions.rejoin(registration=row)


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
    assert [word for word in ("eheim", "@voorbeeld.nl") if word in page] == []
    outsider = make_registration(event)
    chosen = {"colleagues": [outsider.code], "sure": "on"}
    assert send(client, "/aanmelding/delegatie/", chosen).status_code == 422
    assert send(client, "/aanmelding/delegatie/", {"sure": "on"}).status_code == 422
    response = send(client, "/aanmelding/delegatie/", {"colleagues": [one.code for one in others], "sure": "on"})
    assert response.status_code == 303
    states = [fresh(one).state for one in (first, *others, outsider)]
    assert states == ["plaats", "geannuleerd", "geannuleerd", "plaats"]


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
