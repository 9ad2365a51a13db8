"""The day and times of a session in the admin."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from events.models import Session
from tests.builders import make_event, make_session, moment
from tests.events.admin_forms import change_url, errors, session_data, stamp

pytestmark = pytest.mark.django_db
ADD = "/beheer/events/session/add/"
LATER = "Het einde ligt niet na het begin. Kies een latere eindtijd."
MIDNIGHT = f"{LATER} Loopt de sessie door na middernacht? Vul dan bij “Meer” in op welke dag zij eindigt."
NO_TIME = "Vul ook een begintijd in, of maak de dag leeg."


def test_day_and_times_become_moments_here(admin_client: Client) -> None:
    event = make_event()
    data = session_data(event, from_time="13.00", until_time="14:15", day="")
    assert admin_client.post(ADD, data).status_code == 302
    session = Session.objects.get()
    assert session.start is not None
    assert session.end is not None
    assert timezone.localtime(session.start).isoformat() == "2018-06-18T13:00:00+02:00"
    assert timezone.localtime(session.end).isoformat() == "2018-06-18T14:15:00+02:00"
    data = {"day": "18-06-2018", "from_time": "22.00", "until_time": "00.30", "until_day": "19-06-2018"}
    admin_client.post(change_url(session), session_data(event, **data, slug="opening", stamp=stamp(session)))
    session.refresh_from_db()
    assert session.end - session.start == dt.timedelta(hours=2, minutes=30)
    form = admin_client.get(change_url(session)).context["adminform"].form
    names = ("day", "from_time", "until_time", "until_day")
    shown = [form[name].value() for name in names]
    assert shown == [dt.date(2018, 6, 18), dt.time(22), dt.time(0, 30), dt.date(2018, 6, 19)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"from_time": "13.00"}, {"day": ["Kies een dag."]}),
        (
            {"day": "18-06-2018", "until_time": "13.00"},
            {"from_time": ["Vul ook een begintijd in, of laat de eindtijd leeg."]},
        ),
        (
            {"day": "18-06-2018", "from_time": "13.00", "until_time": "13.00"},
            {"until_time": [MIDNIGHT]},
        ),
        ({"day": "18-06-2018", "from_time": "23.30", "until_time": "00.30"}, {"until_time": [MIDNIGHT]}),
        (
            {"day": "18-06-2018", "from_time": "23.30", "until_time": "00.30", "until_day": "18-06-2018"},
            {"until_time": [LATER]},
        ),
        ({"day": "18-06-2018"}, {"from_time": [NO_TIME]}),
        ({"day": "01-01-0001", "from_time": "00.00"}, {"day": ["Kies een jaar tussen 2000 en 2100."]}),
        (
            {"day": "31-03-2019", "from_time": "02.30"},
            {"from_time": ["Dit uur bestaat niet of twee keer: de klok wordt dan verzet. Kies een andere tijd."]},
        ),
    ],
)
def test_impossible_times_are_refused_beside_the_field(
    admin_client: Client, fields: dict[str, str], expected: dict[str, list[str]]
) -> None:
    event = make_event(ends_on=dt.date(2018, 6, 19))
    response = admin_client.post(ADD, session_data(event, **fields))
    assert errors(response) == expected


def test_a_day_without_a_time_is_fine_when_it_is_the_only_day(admin_client: Client) -> None:
    event = make_event()
    response = admin_client.post(ADD, session_data(event, day="19-06-2018"))
    assert errors(response) == {"from_time": [NO_TIME]}
    assert admin_client.post(ADD, session_data(event, day="18-06-2018")).status_code == 302
    assert Session.objects.get().start is None


def test_the_day_of_a_new_session_is_filled_in_when_there_is_one_only(admin_client: Client) -> None:
    for last, day in ((18, dt.date(2018, 6, 18)), (19, None)):
        event = make_event(ends_on=dt.date(2018, 6, last))
        form = admin_client.get(ADD, {"event": event.pk}).context["adminform"].form
        assert form["day"].value() == day


def more_is_open(page: str) -> bool:
    """Whether the fieldset “Meer” shows its fields at once; one without a button to open it does."""
    before, heading, _ = page.partition(">Meer</h2>")
    assert heading
    return "<details>" not in before[before.rindex("<fieldset") :]


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({}, False),
        ({"start": "13:00", "end": "14:00"}, False),
        ({"start": "23:30", "end": moment("2018-06-19 00:30")}, True),
        ({"subtitle": "Een gesprek"}, True),
        ({"provisional": True}, True),
        ({"capacity": 0}, True),
        ({"language": "en"}, True),
        ({"recording": "https://example.nl/"}, True),
    ],
)
def test_more_is_open_when_something_was_filled_in(
    admin_client: Client, fields: dict[str, object], is_open: bool
) -> None:
    session = make_session(make_event(), **fields)
    assert more_is_open(admin_client.get(change_url(session)).content.decode()) == is_open


@pytest.mark.parametrize(
    ("fields", "is_open"),
    [
        ({"title": ""}, False),
        ({"title": "", "until_day": "19-06-2018"}, True),
        ({"until_day": "gisteren"}, True),
        ({"day": "18-06-2018", "from_time": "23.30", "until_time": "00.30"}, True),
    ],
)
def test_more_is_open_when_the_answer_to_an_error_stands_there(
    admin_client: Client, fields: dict[str, str], is_open: bool
) -> None:
    response = admin_client.post(ADD, session_data(make_event(), **fields))
    assert more_is_open(response.content.decode()) == is_open


def test_a_day_of_the_end_without_its_time_is_not_thrown_away(admin_client: Client) -> None:
    data = session_data(make_event(), from_time="13:00", until_time="", until_day="19-06-2018")
    response = admin_client.post(ADD, data)
    assert errors(response) == {"until_time": ["Vul ook een eindtijd in, of maak “Eindigt op” bij “Meer” leeg."]}
    assert not Session.objects.exists()
