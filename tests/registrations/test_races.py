"""Many at once: never more than there are, nobody forgotten, every counter true.

Each race is run twice: with the guard switched off it must go wrong, or it would prove nothing.
"""

import random
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from events.models import Event, Session
from registrations import actions, places
from registrations.actions import NotLive, OfferOver, SessionsFull
from registrations.jobs import pass_on_places
from registrations.models import ClaimState, Registration, Seat
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_in_a_file")]
PEOPLE, PLACES = 30, 10


def at_once(tasks: list[Callable[[], object]]) -> list[BaseException | None]:
    """Runs all tasks in threads that start together; returns what each raised."""
    start = threading.Barrier(len(tasks))

    def run(task: Callable[[], object]) -> BaseException | None:
        start.wait()
        try:
            task()
        except Exception as error:
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


@pytest.fixture
def database_in_a_file(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """In memory, as in other tests, SQLite does not wait for another connection; the site keeps it in a file."""
    memory = connections["default"]
    if memory.vendor != "sqlite":
        yield
        return
    path, configured = str(tmp_path / "db.sqlite3"), connections.databases["default"]
    with memory.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [path])
    connections.databases["default"] = {**configured, "NAME": path}
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections.databases["default"] = configured
    connections["default"] = memory


@pytest.fixture
def unguarded(database_in_a_file: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reads a counter, then writes it, and without the constraints of the database: what the guard is for."""
    constraints = [
        (model, one) for model in (Event, Session) for one in model._meta.constraints if one.name.endswith("_capacity")
    ]
    assert len(constraints) == 2

    def naive(model: Any, keys: list[int], counter: str) -> bool:
        found = [(one.pk, getattr(one, counter), one.capacity) for one in model._default_manager.filter(pk__in=keys)]
        time.sleep(0.01)
        if any(taken >= capacity for _, taken, capacity in found):
            return False
        for pk, taken, _ in found:
            model._default_manager.filter(pk=pk).update(**{counter: taken + 1})
        return True

    monkeypatch.setattr(places, "claim_place", lambda key, **_: naive(Event, [key], "places_taken"))
    monkeypatch.setattr(places, "claim_seats", lambda keys, **_: naive(Session, list(keys), "seats_taken"))
    monkeypatch.setattr(places, "lock", lambda key: Event.objects.get(pk=key))
    with connection.schema_editor() as editor:
        for model, one in constraints:
            editor.remove_constraint(model, one)
    if connection.vendor == "sqlite":  # whose immediate transactions are a guard of their own
        monkeypatch.setattr("django.db.transaction.Atomic.__enter__", lambda self: None)
        monkeypatch.setattr("django.db.transaction.Atomic.__exit__", lambda self, *error: None)
    yield
    monkeypatch.undo()
    Seat.objects.all().delete()
    Registration.objects.all().delete()
    Session.objects.update(seats_taken=0)
    Event.objects.update(places_taken=0)
    with connection.schema_editor() as editor:
        for model, one in constraints:
            editor.add_constraint(model, one)


def sign_up(event: Event, *sessions: Session) -> Callable[[], Registration]:
    return lambda: make_registration(event, *sessions)


def choose(row: Registration, *sessions: Session) -> Callable[[], Registration]:
    return lambda: actions.change_seats(registration=row, choice=actions.Choice(seats=sessions))


@pytest.mark.usefixtures("unguarded")
def test_without_the_guard_places_and_seats_are_given_twice() -> None:
    event, wide = make_open_event(capacity=PLACES), make_open_event()
    session = make_workshop(wide, capacity=PLACES)
    at_once([sign_up(event) for _ in range(PEOPLE)])
    assert Registration.objects.filter(event=event, state=ClaimState.PLACE).count() > PLACES
    people = [make_registration(wide) for _ in range(PEOPLE)]
    at_once([choose(one, session) for one in people])
    assert Seat.objects.filter(session=session, state=ClaimState.PLACE).count() > PLACES


def test_thirty_people_for_ten_places() -> None:
    event = make_open_event(capacity=PLACES)
    assert at_once([sign_up(event) for _ in range(PEOPLE)]) == [None] * PEOPLE
    states = list(Registration.objects.order_by("created_at").values_list("state", flat=True))
    assert (states.count("plaats"), states.count("wachtlijst")) == (PLACES, PEOPLE - PLACES)
    assert places.find_drift() == []


def test_thirty_people_for_ten_seats() -> None:
    event = make_open_event()
    first, second = make_workshop(event, capacity=PLACES), make_workshop(event, "15:00", "16:00", capacity=PLACES)
    errors = at_once([sign_up(event, *random.sample([first, second], 2)) for _ in range(PEOPLE)])
    assert sum(isinstance(one, SessionsFull) for one in errors) == PEOPLE - PLACES
    assert errors.count(None) == PLACES
    assert Registration.objects.count() == PLACES
    assert places.find_drift() == []


def test_thirty_people_change_into_a_session_of_ten() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=PLACES)
    errors = at_once([choose(make_registration(event), session) for _ in range(PEOPLE)])
    assert sum(isinstance(one, SessionsFull) for one in errors) == PEOPLE - PLACES
    assert places.find_drift() == []


def test_a_place_that_comes_free_while_someone_signs_up_is_not_forgotten() -> None:
    """Who sees a full edition and stands in line just after a cancellation looked there, is seen by the worker."""
    for _ in range(8):
        event = make_open_event(capacity=3)
        holders = [make_registration(event) for _ in range(3)]
        tasks: list[Callable[[], object]] = [partial(actions.cancel, registration=one) for one in holders]
        assert at_once([*tasks, *(sign_up(event) for _ in range(3))]) == [None] * 6
        pass_on_places()
        event.refresh_from_db()
        waits = Registration.objects.in_line().filter(event=event).exists()
        assert event.places_taken == 3 or not waits
    assert places.find_drift() == []


def test_everything_at_once_keeps_counters_and_lines_true() -> None:
    event = make_open_event(capacity=8)
    sessions = [make_workshop(event, capacity=3), make_workshop(event, "15:00", "16:00", capacity=3)]
    people = [make_registration(event, *(sessions if number < 3 else ())) for number in range(14)]
    for one in people[3:7]:
        actions.change_seats(registration=one, choice=actions.Choice(waiting=sessions))
    actions.cancel(registration=people[0])
    actions.cancel(registration=people[1])
    Seat.objects.filter(state=ClaimState.OFFERED, registration=people[3]).update(offered_until=timezone.now())
    offered = list(Registration.objects.filter(state=ClaimState.OFFERED))
    seats = list(Seat.objects.filter(state=ClaimState.OFFERED))
    assert offered
    assert seats
    calls: list[Callable[[], object]] = [
        *((lambda one=one: actions.accept(offer=one)) for one in (*offered, *seats) for _ in range(2)),
        *((lambda one=one: actions.decline(offer=one)) for one in offered),
        *((lambda one=one: actions.cancel(registration=one)) for one in people[2:6] for _ in range(2)),
        *((lambda: actions.lapse_offers(event)) for _ in range(2)),
        *((lambda: actions.fill(event)) for _ in range(2)),
        lambda: actions.transfer(registration=people[6], name="Bo", email="bo@voorbeeld.nl"),
        lambda: actions.erase(registration=people[6]),
        *(sign_up(event) for _ in range(4)),
    ]
    random.shuffle(calls)
    unexpected = [error for error in at_once(calls) if error is not None and not isinstance(error, NotLive | OfferOver)]
    assert unexpected == []
    assert places.find_drift() == []
    event.refresh_from_db()
    assert event.places_taken == 8 or not Registration.objects.in_line().exists()
    assert actions.fill(event) == 0


def test_sending_twice_at_once_is_once() -> None:
    event, key = make_open_event(), uuid.uuid4()
    details = actions.Details("Bo", "bo@voorbeeld.nl")
    errors = at_once([lambda: actions.register(event=event, details=details, submission=key) for _ in range(8)])
    assert errors == [None] * 8
    assert Registration.objects.count() == 1
    assert places.find_drift() == []


def test_repair_waits_for_who_signs_up() -> None:
    event = make_open_event(capacity=40)
    Event.objects.update(places_taken=5)
    tasks: list[Callable[[], object]] = [*(sign_up(event) for _ in range(10)), *[places.repair_drift] * 3]
    assert at_once(tasks) == [None] * 13
    assert places.find_drift() == []
