"""A waiting list in the admin: who, why not, and out of turn with a reason."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from registrations import actions, explain
from registrations.models import Change, Registration, Seat
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def event_url(event: Event) -> str:
    return reverse("admin:registrations_line_event", args=[event.pk])


def session_url(session: Session) -> str:
    return reverse("admin:registrations_line_session", args=[session.pk])


def make_line(waiting: int = 3) -> tuple[Event, Registration, list[Registration]]:
    event = make_open_event(capacity=1)
    return event, make_registration(event), [make_registration(event) for _ in range(waiting)]


def test_an_edition_says_why_nobody_was_promoted() -> None:
    event, holder, people = make_line()
    assert explain.of_event(event := Event.objects.get()).why == [
        "Er is geen plaats vrij: alle 1 zijn bezet of aangeboden."
    ]
    Event.objects.update(capacity=2)
    assert (
        explain.of_event(Event.objects.get()).why[0].startswith("1 plaats is vrij. De volgende krijgt binnen een min")
    )
    Event.objects.update(capacity=1)
    actions.cancel(registration=holder)
    line = explain.of_event(Event.objects.get())
    assert ([one.row for one in line.offers], [one.row for one in line.queue]) == (people[:1], people[1:])
    assert line.why[1].startswith("1 aangeboden plaats wacht op antwoord, uiterlijk tot ")
    Event.objects.update(starts_on=timezone.localdate() - dt.timedelta(days=1))
    assert explain.of_event(Event.objects.get(pk=event.pk)).why == [
        "De editie is begonnen of voorbij. Dan wordt niemand meer een plaats aangeboden."
    ]
    Event.objects.update(capacity=None)
    assert explain.of_event(Event.objects.get()).why[0].startswith("Er is geen aantal plaatsen ingevuld.")


def test_a_session_says_why_nobody_was_promoted() -> None:
    event = make_open_event(capacity=2)
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    assert explain.of_session(session).why == ["Er wacht niemand op een plaats."]
    seat = make_registration(event, waiting=(session,)).seats.get()
    make_registration(event, waiting=(session,))
    session = Session.objects.get()
    assert [one.row for one in explain.of_session(session).queue] == [seat]
    assert explain.of_session(session).why == [
        "Er is geen plaats vrij: alle 1 zijn bezet of aangeboden.",
        "1 iemand koos deze sessie, maar heeft nog geen plaats bij de editie en schuift daarom niet door.",
    ]
    for change, words in (
        ({"state": "concept"}, "De sessie is nog niet gepubliceerd."),
        ({"state": "geannuleerd"}, "De sessie is geannuleerd."),
        ({"state": "gepubliceerd", "start": timezone.now(), "end": None}, "De sessie is begonnen of voorbij."),
    ):
        Session.objects.update(**change)
        assert explain.of_session(Session.objects.get()).why[0].startswith(words)


def test_the_page_shows_order_and_log_in_as_many_queries_for_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for waiting in (1, 4):
        event, holder, people = make_line(waiting)
        session = make_workshop(event, capacity=1)
        actions.change_seats(registration=holder, choice=actions.Choice(seats=[session]))
        with django_assert_num_queries(6):
            shown = admin_client.get(event_url(event)).content.decode()
        with django_assert_num_queries(8):
            assert admin_client.get(session_url(session)).status_code == 200
    places = [shown.index(one.name) for one in people]
    assert places == sorted(places)
    assert "Op de wachtlijst gezet" in shown


def test_the_log_of_a_session_tells_of_who_chose_and_left_it() -> None:
    event = make_open_event()
    session, other = make_workshop(event), make_workshop(event, "15:00", "16:00")
    chose, changed, elsewhere = (
        make_registration(event, session),
        make_registration(event),
        make_registration(event, other),
    )
    actions.change_seats(registration=changed, choice=actions.Choice(seats=[session]))
    actions.change_seats(registration=changed, choice=actions.Choice())
    actions.cancel(registration=chose)
    actions.cancel(registration=elsewhere)
    found = [(one.registration, one.action) for one in explain.of_session(session).log]
    assert found == [
        *((chose, "geannuleerd"), (changed, "sessies"), (changed, "sessies"), (chose, "aangemeld")),
    ]


def test_one_click_leads_there_from_edition_and_session(admin_client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    for name, row, there in (("event", event, event_url(event)), ("session", session, session_url(session))):
        page = admin_client.get(reverse(f"admin:events_{name}_change", args=[row.pk])).content.decode()
        assert f'<a href="{there}">Wachtlijst</a>' in page
    assert (
        "bezette plaatsen"
        in admin_client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode().lower()
    )


def test_a_place_is_given_and_a_turn_changed_with_a_reason(admin_client: Client) -> None:
    event, _, (first, second, third) = make_line()
    url = event_url(event)
    response = admin_client.post(url, {"row": third.pk, "give": "1", "reason": ""})
    assert response.status_code == 422
    assert "Vul een reden in." in response.content.decode()
    response = admin_client.post(url, {"row": third.pk, "move": "1", "reason": "x"})
    assert "Vul in op welke plaats, zoals 1." in response.content.decode()
    admin_client.post(url, {"row": third.pk, "move": "1", "position": "1", "reason": "eerder gemaild"})
    assert list(Registration.objects.in_line()) == [third, first, second]
    admin_client.post(url, {"row": second.pk, "give": "1", "reason": "spreker", "above": "1"})
    second.refresh_from_db()
    assert second.state == "plaats"
    log = Change.objects.filter(actor="organisatie").order_by("pk").values_list("action", "reason")
    assert list(log) == [("verplaatst", "eerder gemaild"), ("voorrang", "spreker")]


def test_seats_are_given_and_moved_too(admin_client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    make_registration(event, session)
    first, second = (make_registration(event, waiting=(session,)).seats.get() for _ in range(2))
    url = session_url(session)
    admin_client.post(url, {"row": second.pk, "move": "1", "position": "1", "reason": "x"})
    assert list(Seat.objects.in_line()) == [second, first]
    admin_client.post(url, {"row": first.pk, "give": "1", "reason": "x", "above": "1"})
    first.refresh_from_db()
    assert first.state == "plaats"


def test_who_waits_elsewhere_or_not_at_all_is_left_alone(admin_client: Client) -> None:
    event, holder, _ = make_line()
    other, _, (stranger, *_) = make_line()
    for key, status in ((stranger.pk, 302), (holder.pk, 302), (10**17, 302), (10**30, 422), ("x", 422)):
        data = {"row": key, "give": "1", "reason": "x"}
        assert admin_client.post(event_url(event), data).status_code == status
    stranger.refresh_from_db()
    assert stranger.state == "wachtlijst"
    assert admin_client.get("/beheer/registrations/registration/wachtlijst/editie/999999/").status_code == 404
    assert not Change.objects.filter(actor="organisatie", event=other).exists()


def test_the_page_says_beforehand_that_there_will_be_more_places(admin_client: Client) -> None:
    event, _, (first, *_) = make_line()
    url = event_url(event)
    page = admin_client.get(url).content.decode()
    assert "dan gaat het aantal plaatsen van 1 naar 2." in page
    assert 'name="above" value="1"' in page
    answer = admin_client.post(url, {"row": first.pk, "give": "1", "reason": "spreker"}, follow=True)
    assert "Er is niets gewijzigd." in answer.content.decode()
    assert Event.objects.get().capacity == 1
    sent = {"row": first.pk, "give": "1", "reason": "spreker", "above": "1"}
    text = admin_client.post(url, sent, follow=True).content.decode()
    assert "heeft nu een plaats. Het aantal plaatsen ging van 1 naar 2." in text
    assert "aantal plaatsen verhoogd naar 2" in text
    assert Event.objects.get().capacity == 2
    Event.objects.update(capacity=3)
    page = admin_client.get(url).content.decode()
    assert ("gaat het aantal plaatsen" in page, "Geef een plaats" in page) == (False, True)


def test_a_turn_is_told_as_it_became_and_since_when_they_wait_stays(admin_client: Client) -> None:
    event, _, (first, second, third) = make_line()
    since = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
    Registration.objects.filter(pk=first.pk).update(queued_at=since)
    sent = {"row": first.pk, "move": "1", "position": "12", "reason": "afspraak"}
    page = admin_client.post(event_url(event), sent, follow=True).content.decode()
    assert f"{first.name}: staat nu op plaats 3 van de wachtlijst." in page
    assert "wacht sinds 4 maart 2026, 13.00 uur" in page
    assert list(Registration.objects.in_line()) == [second, third, first]
