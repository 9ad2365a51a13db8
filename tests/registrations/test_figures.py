"""The dashboard: its numbers are those of the rows, for organisers of the edition alone, at the same cost for many."""

import datetime as dt
import itertools
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations import actions, figures
from registrations.actions import Colleague
from registrations.actions.values import SYSTEM
from registrations.models import CheckIn, Registration
from tests.builders import make_event, moment
from tests.events.admin_forms import editor
from tests.registrations.outputs import html_shape, html_text
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
URL = "/beheer/registrations/registration/cijfers/"
QUERIES = 11


def signed_up(event: Event, when: str, **fields: Any) -> Registration:
    row = make_registration(event, **fields)
    Registration.objects.filter(pk=row.pk).update(created_at=moment(when))
    return row


def came(row: Registration, when: str) -> CheckIn:
    arrival = actions.check_in(registration=row, by=SYSTEM).row
    CheckIn.objects.filter(pk=arrival.pk).update(at=moment(when))
    return arrival


def test_sign_ups_are_counted_by_the_day_in_amsterdam_and_who_left_apart() -> None:
    event = make_open_event()
    signed_up(event, "2097-03-01 00:10")
    signed_up(event, "2097-03-01 23:50")
    actions.cancel(registration=signed_up(event, "2097-03-01 12:00"))
    signed_up(event, "2097-03-03 08:00")
    days = figures.of_event(event).days
    assert [(str(one.day), one.stayed, one.left, one.total) for one in days] == [
        ("2097-03-01", 2, 1, 2),
        ("2097-03-02", 0, 0, 2),
        ("2097-03-03", 1, 0, 3),
    ]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes moments in one way")
def test_days_and_quarters_are_the_same_however_a_connection_writes_moments() -> None:
    event = make_open_event()
    for day in ("2097-07-01", "2097-12-01"):
        came(signed_up(event, f"{day} 00:10"), "2097-06-18 11:44")
    expected = figures.of_event(event)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL datestyle = 'German'")
        cursor.execute("SET LOCAL time zone 'Asia/Kathmandu'")
    assert figures.of_event(event) == expected
    assert [str(one.day) for one in expected.days if one.stayed] == ["2097-07-01", "2097-12-01"]


def test_the_day_changes_at_midnight_in_summer_and_in_winter() -> None:
    event = make_open_event()
    for day in ("2097-07-01", "2097-12-01"):
        for when in ("00:00", "00:59:59", "01:00", "01:59", "02:00", "22:30", "23:00", "23:59:59"):
            signed_up(event, f"{day} {when}")
    found = [(str(one.day), one.stayed) for one in figures.of_event(event).days if one.stayed]
    assert found == [("2097-07-01", 8), ("2097-12-01", 8)]


def test_a_place_that_was_handed_over_is_one_person() -> None:
    event = make_open_event()
    actions.transfer(registration=make_registration(event), name="Bo", email="bo@voorbeeld.nl")
    found = figures.of_event(event)
    assert (found.totals.place, found.totals.cancelled, found.days[-1].total) == (1, 0, 1)


def test_the_numbers_on_top_are_those_of_the_rows() -> None:
    event = make_open_event(capacity=4)
    rows = [make_registration(event) for _ in range(4)]
    for _ in range(2):
        make_registration(event)
    sender = Colleague("Roos", "roos@voorbeeld.nl")
    actions.register_delegation(event=event, sender=sender, colleagues=[Colleague("Bo", "bo@voorbeeld.nl")])
    actions.answer_reminder(registration=rows[0], coming=False)
    actions.answer_reminder(registration=rows[1], coming=True)
    for row in rows[1:3]:
        actions.check_in(registration=row, by=SYSTEM)
    actions.undo_check_in(row=CheckIn.objects.latest("pk"), by=SYSTEM)
    event.refresh_from_db()
    totals = figures.of_event(event).totals
    assert (totals.place, totals.offered, totals.free, totals.waiting, totals.delegations) == (3, 1, 0, 2, 1)
    assert (totals.expected, totals.said_yes, totals.said_no, totals.cancelled) == (3, 1, 1, 1)
    assert (totals.here, totals.absent) == (1, 2)


def test_arrivals_are_counted_by_quarter_and_undone_ones_are_not() -> None:
    event = make_open_event()
    for when in ("2097-06-18 08:59:59", "2097-06-18 09:00", "2097-06-18 09:14", "2097-06-18 09:31"):
        came(make_registration(event), when)
    actions.undo_check_in(row=came(make_registration(event), "2097-06-18 07:00"), by=SYSTEM)
    came(make_registration(event), "2097-06-19 10:00")
    found = [
        [(f"{timezone.localtime(one.start):%d %H:%M}", one.number, one.total) for one in day]
        for day in figures.of_event(event).arrivals
    ]
    assert found == [
        [("18 08:45", 1, 1), ("18 09:00", 2, 3), ("18 09:15", 0, 3), ("18 09:30", 1, 4)],
        [("19 10:00", 1, 1)],
    ]


def test_sectors_and_sessions_tell_who_has_a_place_and_who_waits() -> None:
    event = make_open_event(capacity=3)
    full = make_workshop(event, capacity=1, title="Lassen")
    make_workshop(event, "15:00", "16:00", title="Solderen", capacity=5)
    make_workshop(event, "16:00", "17:00", title="Zonder aanmelding", capacity=None)
    make_registration(event, full, sector="overheid")
    make_registration(event, waiting=(full,), sector="onderwijs")
    make_registration(event, sector="onderwijs")
    make_registration(event, waiting=(full,), sector="onderwijs")  # waits for the edition: is not in line for a seat
    found = figures.of_event(event)
    sectors = {one.label: (one.place, one.waiting) for one in found.sectors}
    assert sectors == {"Onderwijs": (2, 1), "Bedrijfsleven": (0, 0), "Overheid": (1, 0), "Anders": (0, 0)}
    sessions = [(one.title, one.taken, one.capacity, one.waiting) for one in found.sessions]
    assert sessions == [("Lassen", 1, 1, 1), ("Solderen", 0, 5, 0)]


def test_the_page_shows_numbers_charts_and_their_tables() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    came(make_registration(event, session), "2097-06-18 09:00")
    page = staff_client(ORGANISERS, events=[event]).get(URL).content.decode()
    assert page.count('class="chart" role="img"') == 4
    assert page.count('class="chart-table"') == 4
    assert "1 van 10" in page


def test_the_next_page_knows_what_has_just_changed() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    row = make_registration(event, session)
    client = staff_client(ORGANISERS, events=[event])

    def tables() -> list[str]:
        return re.findall(r"<t[hd](?: scope=\"row\")?>.*?</t[hd]>", client.get(URL).content.decode())

    pages = [tables()]
    actions.check_in(registration=row, by=SYSTEM)
    pages.append(tables())
    type(session).objects.update(title="Solderen")
    pages.append(tables())
    Registration.objects.update(sector="overheid")
    pages.append(tables())
    assert all(before != after for before, after in itertools.pairwise(pages))
    assert tables() == pages[-1]


def test_an_edition_without_anyone_says_so() -> None:
    event = make_open_event()
    page = staff_client(ORGANISERS, events=[event]).get(URL).content.decode()
    assert f"Er heeft zich nog niemand aangemeld voor {event.name}." in page
    assert 'class="chart"' not in page


def test_who_works_for_no_edition_with_places_is_told() -> None:
    page = staff_client(ORGANISERS, events=[make_event()]).get(URL).content.decode()
    assert "Er is geen editie waarvoor u werkt en waarvoor mensen zich kunnen aanmelden." in page


def test_the_current_edition_comes_first_and_the_address_names_another() -> None:
    last = make_open_event(slug="vorige", day=dt.date(2018, 6, 18))
    coming, later = make_open_event(slug="komende"), make_open_event(slug="later", day=dt.date(2098, 6, 18))
    client = staff_client(ORGANISERS, events=[last, coming, later])
    assert client.get(URL).context["event"] == coming
    assert client.get(URL, {"editie": "vorige"}).context["event"] == last


def test_only_organisers_of_the_edition_see_it(client: Client) -> None:
    event, other = make_open_event(slug="onze"), make_open_event(slug="andere")
    assert client.get(URL).status_code == 302
    assert staff_client(DESK, events=[event]).get(URL).status_code == 403
    organiser = staff_client(ORGANISERS, events=[event])
    answers = [organiser.get(URL, {"editie": one}).status_code for one in ("onze", other.slug, "niets", "\x0b", "")]
    assert answers == [200, 404, 404, 404, 404]


def test_the_page_says_of_when_the_numbers_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment("2097-06-18 09:05").astimezone(dt.UTC))
    client = staff_client(ORGANISERS, events=[make_open_event()])
    for url in (URL, "/beheer/registrations/registration/catering/"):
        assert "Stand van 09.05 uur." in html_text(client.get(url).content)


def test_the_page_of_an_edition_leads_to_its_figures() -> None:
    event = make_open_event(slug="onze")
    link = f'<a href="{URL}?editie=onze">Cijfers</a>'
    page = f"/beheer/events/event/{event.pk}/change/"
    assert link in staff_client(ORGANISERS, events=[event]).get(page).content.decode()
    assert link not in editor("view_event").get(page).content.decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_stays_text(name: str) -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    make_registration(event, session)
    client = staff_client(ORGANISERS, events=[event])
    plain = html_shape(client.get(URL).content.decode())
    type(session).objects.update(title=name.replace("\0", "")[:300])  # no row of PostgreSQL holds NUL
    response = client.get(URL)
    assert html_shape(response.content.decode()) == plain
    assert "Lassen" not in html_text(response.content)


def test_it_costs_the_same_for_more_people_and_sessions(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 2, 5):
        for one in range(number):
            start = 8 + number + one
            session = make_workshop(event, f"{start:02}:00", f"{start:02}:30")
            actions.check_in(registration=make_registration(event, session), by=SYSTEM)
        client.get(URL)
        with django_assert_num_queries(QUERIES):
            client.get(URL)
