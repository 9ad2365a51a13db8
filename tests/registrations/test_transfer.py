"""Handing a place over: the counters do not move, and the colleague begins with a clean sheet."""

import pytest
from django.test import Client

from events.models import Event
from registrations.actions import AlreadyRegistered, NotLive, cancel, transfer
from registrations.letters.message import make_message
from registrations.links import find_link, make_link
from registrations.models import ClaimState, Letter, Registration, SpecialNeeds
from registrations.models.access_link import Purpose
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_a_colleague_takes_place_seats_and_turn_in_line_over() -> None:
    event = make_open_event(capacity=3)
    mine, full = make_workshop(event, capacity=1), make_workshop(event, "15:00", "16:00", capacity=1)
    holder = make_registration(event, full)
    row = make_registration(event, mine, waiting=(full,), organisation="ROC")
    behind = make_registration(event, waiting=(full,))
    SpecialNeeds.objects.create(registration=row, diet="vis")
    token = make_link(row)
    colleague = transfer(registration=row, name="Bo", email="bo@voorbeeld.nl")
    row.refresh_from_db()
    assert (row.state, row.successor, colleague.state) == (ClaimState.TRANSFERRED, colleague, ClaimState.PLACE)
    assert (colleague.organisation, colleague.source, colleague.is_complete) == ("ROC", "overdracht", False)
    assert dict(colleague.seats.values_list("session", "state")) == {mine.pk: "plaats", full.pk: "wachtlijst"}
    assert set(row.seats.values_list("state", flat=True)) == {"overgedragen", "geannuleerd"}
    assert Event.objects.get().places_taken == 3
    assert find_link(token) is None
    assert not SpecialNeeds.objects.exists()
    assert set(Letter.objects.filter(kind__in=["overgedragen", "overgenomen"]).values_list("to", flat=True)) == {
        row.email,
        "bo@voorbeeld.nl",
    }
    cancel(registration=holder)
    assert colleague.seats.get(session=full).state == ClaimState.OFFERED
    assert behind.seats.get().state == ClaimState.WAITING


def test_the_calendar_of_before_reads_that_it_is_over(client: Client) -> None:
    """What was handed over must leave the agenda of the old owner: in the feed, and by the file in the letter."""
    event = make_open_event()
    row = make_registration(event, make_workshop(event))
    own, feed = make_link(row), make_link(row, purpose=Purpose.CALENDAR)
    transfer(registration=row, name="Bo", email="bo@voorbeeld.nl")
    assert find_link(own) is None
    letter = Letter.objects.get(kind=Letter.Kind.TRANSFERRED)
    message = make_message(letter, "T")
    assert "Had u uw agenda gekoppeld" in message.body
    (file,) = message.attachments
    for content in (client.get(f"/aanmelding/{feed}/agenda.ics").content, file.get_payload(decode=True)):
        assert content.count(b"STATUS:CANCELLED") == content.count(b"BEGIN:VEVENT") == 2


def test_an_offer_of_a_seat_goes_with_its_deadline() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder, row = make_registration(event, session), make_registration(event, waiting=(session,))
    cancel(registration=holder)
    until = row.seats.get().offered_until
    seat = transfer(registration=row, name="Bo", email="bo@voorbeeld.nl").seats.get()
    assert (seat.state, seat.offered_until) == (ClaimState.OFFERED, until)


def test_a_colleague_who_is_registered_is_refused_and_nothing_changes() -> None:
    event = make_open_event()
    other, row = make_registration(event), make_registration(event, make_workshop(event))
    with pytest.raises(AlreadyRegistered):
        transfer(registration=row, name=other.name, email=other.email)
    row.refresh_from_db()
    assert (row.state, row.seats.get().state) == (ClaimState.PLACE, ClaimState.PLACE)


def test_nobody_hands_over_to_oneself() -> None:
    row = make_registration(make_open_event(), name="José", email="jose@voorbeeld.nl")
    with pytest.raises(AlreadyRegistered):
        transfer(registration=row, name="JOSE", email="Jose@voorbeeld.nl")
    assert Registration.objects.get().state == ClaimState.PLACE
    assert transfer(registration=row, name="Bo", email=row.email).has_place, "a shared mailbox"


def test_only_a_place_is_handed_over() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    waiting = make_registration(event)
    with pytest.raises(NotLive):
        transfer(registration=waiting, name="Bo", email="bo@voorbeeld.nl")
