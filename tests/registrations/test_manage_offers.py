"""An offer is accepted, declined or over; and who let it lapse comes back."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registrations import actions
from registrations.models import ClaimState, Letter, Registration, Seat, SpecialNeeds
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import fresh, hidden, open_link, send, state_of, text

BACK = "U bent al opnieuw aangemeld. Open de link in de nieuwste e-mail."
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


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
    opened = hidden(text(client.get("/aanmelding/aanbod/")))
    Seat.objects.filter(pk=seat.pk).update(offered_until=timezone.now())
    response = client.post("/aanmelding/aanbod/", {**opened, "aanbod": seat.guid, "aanvaard": "ja"})
    assert response.status_code == 422
    assert "Dit aanbod geldt niet meer: het is verlopen" in text(response)


def test_an_offer_whose_time_is_over_has_no_buttons_before_the_worker_comes(client: Client) -> None:
    row, seat, _ = offered_seat()
    page = text(client.get(open_link(client, row)))
    assert ("Bekijk het aanbod" in page, "Beantwoord het aanbod" in page) == (True, True)
    Seat.objects.filter(pk=seat.pk).update(offered_until=timezone.now())
    page = text(client.get("/aanmelding/"))
    assert "Het aanbod is verlopen" in page
    assert [
        words for words in ("Bekijk het aanbod", "Beantwoord het aanbod", "Er is een plaats") if words in page
    ] == []
    assert "Neem de plaats aan" not in text(client.get("/aanmelding/aanbod/"))
    assert state_of(row, seat.session) == ClaimState.OFFERED, "looking at it changes nothing"


def test_an_offered_place_whose_time_is_over_says_so(client: Client) -> None:
    event = make_open_event(capacity=1)
    first, row = make_registration(event), make_registration(event)
    actions.cancel(registration=first)
    Registration.objects.filter(pk=row.pk).update(offered_until=timezone.now())
    page = text(client.get(open_link(client, row)))
    assert "Uw aanbod is verlopen." in page
    assert "Bekijk het aanbod" not in page
    assert "Er is nu geen aanbod" in text(client.get("/aanmelding/aanbod/"))
    assert fresh(row).state == ClaimState.OFFERED


def test_who_comes_back_is_told_that_needs_are_erased_and_may_give_them_again(client: Client) -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    make_registration(event)
    page = text(client.get(open_link(client, row)))
    assert "Wat u vertelde over dieet en toegankelijkheid, is gewist." in page
    answer = client.post(f"/aanmelding/opnieuw/?aanmelding={row.code}", hidden(page))
    assert "Vul ze opnieuw in bij “Wijzig uw gegevens”." in text(client.get(answer["Location"]))
    filled = {"name": row.name, "email": row.email, "organisation": "ROC", "function": "Docent", "sector": "onderwijs"}
    needs = {"photo": "nee", "diet": "Glutenvrij", "access": "", "consent": "on"}
    assert send(client, "/aanmelding/gegevens/", {**filled, **needs}).status_code == 303
    assert SpecialNeeds.objects.get(registration=row).diet == "Glutenvrij"


def test_who_waits_is_not_asked_whether_they_come(client: Client) -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    answer = client.get(open_link(client, make_registration(event), "?naar=komt-u"))
    assert answer.status_code == 303
    assert "U hebt nog geen plaats." in text(client.get(answer["Location"]))
    assert "U gaat van de wachtlijst af." in text(client.get("/aanmelding/annuleren/"))


def test_a_place_is_offered_to_who_waited_for_the_edition(client: Client) -> None:
    event = make_open_event(capacity=1)
    first, row = make_registration(event), make_registration(event)
    actions.cancel(registration=first)
    open_link(client, row)
    send(client, "/aanmelding/aanbod/", {"aanbod": "plaats", "aanvaard": "ja"})
    assert fresh(row).state == ClaimState.PLACE


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


@pytest.mark.parametrize("free", [True, False])
def test_who_comes_back_twice_is_told_both_times_that_it_worked(
    client: Client, monkeypatch: pytest.MonkeyPatch, free: bool
) -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    if not free:
        make_registration(event)
    page, path = text(client.get(open_link(client, row))), f"/aanmelding/opnieuw/?aanmelding={row.code}"
    rejoin, pages = actions.rejoin, []

    def late(*, registration: Registration) -> Registration:
        monkeypatch.setattr(actions, "rejoin", rejoin)
        pages.append(client.post(path, hidden(page))["Location"])
        return rejoin(registration=registration)

    monkeypatch.setattr(actions, "rejoin", late)
    pages += [client.post(path, hidden(page)).headers.get("Location", "") for _ in range(2)]
    assert pages == [f"/aanmelding/?aanmelding={row.code}&gedaan=opnieuw"] * 3
    assert Letter.objects.filter(registration=row, facts__again=True).count() == 1
    assert "gedaan=niet-meer" in client.get(path)["Location"], "opened, not pressed"
    actions.cancel(registration=row)
    assert "gedaan=niet-meer" in client.post(path, hidden(page))["Location"]


def test_who_never_was_away_does_not_come_back(client: Client) -> None:
    row = make_registration(make_open_event())
    page = text(client.get(open_link(client, row)))
    answer = client.post(f"/aanmelding/opnieuw/?aanmelding={row.code}", hidden(page))
    assert "gedaan=niet-meer" in answer["Location"]


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


def back_again(row: Registration) -> Registration:
    return make_registration(row.event, name=row.name.upper(), email=row.email.upper())


def test_who_signed_up_anew_after_an_offer_lapsed_is_told_so(client: Client) -> None:
    row = lapsed(make_open_event(capacity=1))
    page = text(client.get(open_link(client, row)))
    assert ("Doe weer mee" in page, BACK in page) == (True, False)
    again = back_again(row)
    answer = client.post(f"/aanmelding/opnieuw/?aanmelding={row.code}", hidden(page))
    assert (answer.status_code, answer["Location"]) == (303, f"/aanmelding/?aanmelding={row.code}")
    page = text(client.get(answer["Location"]))
    assert ("Doe weer mee" in page, BACK in page, again.code in page) == (False, True, False)
    actions.cancel(registration=again)
    assert "Doe weer mee" in text(client.get(f"/aanmelding/?aanmelding={row.code}"))


def test_who_signed_up_anew_after_cancelling_is_told_so(client: Client) -> None:
    row = make_registration(make_open_event())
    page = f"/aanmelding/?aanmelding={row.code}"
    open_link(client, row)
    actions.cancel(registration=row)
    make_registration(row.event, email=row.email)  # a colleague with the same mailbox
    before = text(client.get(page))
    again = back_again(row)
    after = text(client.get(page))
    assert [("Meld u opnieuw aan" in one, BACK in one) for one in (before, after)] == [(True, False), (False, True)]
    assert again.code not in after
    assert client.get(f"/aanmelding/?aanmelding={again.code}").status_code == 404


def test_nobody_comes_back_after_sign_up_closed() -> None:
    event = make_open_event(capacity=1)
    row = lapsed(event)
    type(event).objects.filter(pk=event.pk).update(registration_closes_at=timezone.now())
    with pytest.raises(actions.SignUpClosed):
        actions.rejoin(registration=row)
