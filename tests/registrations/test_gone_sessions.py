"""A session that does not happen any more is in nobody's way, and says so."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Session
from registrations import actions
from registrations.letters.content import seats_of
from registrations.models import Registration, Seat
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.visits import fresh, open_link, send, state_of, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
GONE = pytest.mark.parametrize("becomes", [Session.State.CANCELLED, Session.State.DRAFT])


def attendee(becomes: str) -> tuple[Registration, Session, Session]:
    """Someone in a session that does not happen any more, and another one at that hour."""
    event = make_open_event()
    gone, other = make_workshop(event), make_workshop(event, "13:30", "14:30")
    row = make_registration(event, gone)
    Session.objects.filter(pk=gone.pk).update(state=becomes)
    return fresh(row), gone, other


@GONE
def test_the_page_says_so_and_offers_to_choose_another(client: Client, becomes: str) -> None:
    row, gone, _ = attendee(becomes)
    page = text(client.get(open_link(client, row)))
    assert gone.title in page
    assert "Deze sessie gaat niet door" in page
    assert "Kies een andere sessie" in page
    assert '<p class="how">U hebt een plaats' not in page
    choice = text(client.get("/aanmelding/sessies/"))
    assert f'id="sessie-{gone.pk}"' not in choice
    assert "Deze sessie gaat niet door" in choice


@GONE
def test_another_session_at_that_hour_takes_its_place(client: Client, becomes: str) -> None:
    row, gone, other = attendee(becomes)
    open_link(client, row)
    assert send(client, "/aanmelding/sessies/", {"seats": [other.pk]}).status_code == 303
    assert (state_of(row, gone), state_of(row, other)) == ("geannuleerd", "plaats")


@GONE
def test_it_stays_when_something_else_is_chosen_for_it_may_come_back(client: Client, becomes: str) -> None:
    row, gone, _ = attendee(becomes)
    later = make_workshop(row.event, "15:00", "16:00")
    open_link(client, row)
    assert send(client, "/aanmelding/sessies/", {"seats": [later.pk]}).status_code == 303
    assert (state_of(row, gone), state_of(row, later)) == ("plaats", "plaats")


@GONE
def test_an_offer_at_that_hour_takes_its_place_for_it_may_come_back(becomes: str) -> None:
    row, gone, other = attendee(becomes)
    Session.objects.filter(pk=other.pk).update(capacity=1)
    holder = make_registration(row.event, other)
    actions.change_seats(registration=row, choice=actions.Choice(seats=[gone], waiting=[other]))
    actions.cancel(registration=holder)
    actions.accept(offer=row.seats.get(session=other))
    assert (state_of(row, gone), state_of(row, other)) == ("geannuleerd", "plaats")


def test_an_offer_that_is_off_stays_when_nothing_new_is_chosen(client: Client) -> None:
    """Beside a seat at that hour which the person had already; the session may come back."""
    event = make_open_event()
    offered, mine = make_workshop(event, capacity=1), make_workshop(event, "13:30", "14:30")
    holder, row = make_registration(event, offered), make_registration(event, mine, waiting=(offered,))
    actions.cancel(registration=holder)
    Session.objects.filter(pk=offered.pk).update(state=Session.State.CANCELLED)
    open_link(client, row)
    assert "of de sessie gaat niet door" in text(client.get("/aanmelding/aanbod/"))
    assert send(client, "/aanmelding/sessies/", {"seats": [mine.pk]}).status_code == 303
    assert (state_of(row, offered), state_of(row, mine)) == ("aangeboden", "plaats")
    assert [one["gaat_door"] for one in client.get("/aanmelding/gegevens.json").json()["sessies"]] == [False, True]


@GONE
def test_an_action_lets_one_choose_at_that_hour(becomes: str) -> None:
    row, gone, other = attendee(becomes)
    gone.refresh_from_db()
    actions.change_seats(registration=row, choice=actions.Choice(seats=[gone, other]))
    assert state_of(row, other) == "plaats"


@GONE
def test_an_offer_at_that_hour_warns_of_no_loss(client: Client, becomes: str) -> None:
    row, gone, other = attendee(becomes)
    holders = [make_registration(row.event, other) for _ in range(10)]
    actions.change_seats(registration=row, choice=actions.Choice(waiting=[gone, other]))
    actions.cancel(registration=holders[0])
    page = text(client.get(open_link(client, row, "?naar=aanbod")))
    assert "Neem de plaats aan" in page
    assert "Let op" not in page


@GONE
def test_the_card_and_the_reminder_leave_it_out(client: Client, becomes: str) -> None:
    row, gone, _ = attendee(becomes)
    open_link(client, row)
    assert gone.title not in text(client.get("/aanmelding/dagkaart/"))
    assert seats_of(row, only_happening=True).places == []
    assert "gaat niet door" in seats_of(row).places[0]


@GONE
def test_an_offer_for_it_has_no_buttons(client: Client, becomes: str) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    row = make_registration(event)
    Seat.objects.create(
        registration=row, session=session, state="aangeboden", offered_until=timezone.now() + dt.timedelta(days=1)
    )
    Session.objects.filter(pk=session.pk).update(state=becomes, seats_taken=1)
    page = text(client.get(open_link(client, row)))
    assert "Deze sessie gaat niet door" in page
    assert "Beantwoord het aanbod" not in page
    assert "Neem de plaats aan" not in text(client.get("/aanmelding/aanbod/"))
