"""Editions, venues and copies in the admin."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from events.models import Document, Event, Room, Session, Venue
from tests.builders import make_event, make_room, make_session, make_venue, moment
from tests.events.admin_forms import editor, errors, rows, stamp

pytestmark = pytest.mark.django_db
ADD = "/beheer/events/event/add/"


def event_data(
    venues: dict[str, Any] | None = None, documents: dict[str, Any] | None = None, /, **fields: Any
) -> dict[str, Any]:
    return {
        **{"name": "Jaarconferentie 2027", "slug": "2027", "starts_on": "14-06-2027"},
        **(venues or rows("venues", [])),
        **(documents or rows("documents", [])),
        **fields,
    }


def test_an_edition_with_venue_and_rooms_in_one_save(admin_client: Client) -> None:
    venues = rows("venues", [{"name": "De Kolk", "city": "Assen", "new_rooms": "Grote zaal (400)\r\n\r\n  Foyer \r\n"}])
    assert admin_client.post(ADD, event_data(venues)).status_code == 302
    event = Event.objects.get()
    assert (event.starts_on, event.ends_on, event.published_at) == (dt.date(2027, 6, 14), dt.date(2027, 6, 14), None)
    assert list(Room.objects.values_list("venue__name", "name", "capacity", "position")) == [
        ("De Kolk", "Grote zaal", 400, 1),
        ("De Kolk", "Foyer", None, 2),
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Foyer\nFoyer", "Deze locatie heeft al een zaal met de naam Foyer."),
        ("Grote zaal", "Deze locatie heeft al een zaal met de naam Grote zaal."),
        ("x" * 201, "De naam van een zaal mag hoogstens 200 tekens lang zijn."),
    ],
)
def test_a_room_that_cannot_be_is_refused_beside_the_field(admin_client: Client, lines: str, message: str) -> None:
    event = make_event()
    venue = make_room(event, name="Grote zaal").venue
    row = {"id": venue.pk, "event": event.pk, "name": venue.name, "new_rooms": lines}
    data = event_data(rows("venues", [row], 1), stamp=stamp(event))
    response = admin_client.post(reverse("admin:events_event_change", args=[event.pk]), data)
    (formset,) = (one.formset for one in response.context["inline_admin_formsets"] if one.formset.model is Venue)
    assert [dict(form.errors) for form in formset.forms] == [{"new_rooms": [message]}]
    assert Room.objects.count() == 1


def test_a_document_is_a_file_or_a_link(admin_client: Client) -> None:
    for urls, count in (("", 0), ("example.nl/verslag", 1)):
        documents = rows("documents", [{"title": "Verslag", "url": urls}])
        admin_client.post(ADD, event_data(None, documents))
        assert Document.objects.count() == count
    assert Document.objects.get().url == "https://example.nl/verslag"


def test_impossible_dates_are_refused_beside_the_field(admin_client: Client) -> None:
    year = "Kies een jaar tussen 2000 en 2100."
    for fields, expected in (
        ({"starts_on": "01-01-0001"}, {"starts_on": [year]}),
        ({"published_at_0": "01-01-0001", "published_at_1": "00:00"}, {"published_at": [year]}),
        ({"ends_on": "13-06-2027"}, {"__all__": ["De laatste dag ligt voor de eerste. Kies een latere laatste dag."]}),
    ):
        assert errors(admin_client.post(ADD, event_data(**fields))) == expected


def test_an_edition_without_its_day_is_refused_and_the_panel_stays(admin_client: Client) -> None:
    event = make_event()
    make_session(event, start="13:00", end="14:00")
    data = event_data(rows("venues", [], 0), starts_on="", stamp=stamp(event))
    response = admin_client.post(reverse("admin:events_event_change", args=[event.pk]), data)
    assert response.status_code == 200
    assert set(errors(response)) == {"starts_on"}


def test_save_and_publish(admin_client: Client) -> None:
    admin_client.post(ADD, event_data(_publish="1"))
    assert Event.objects.get().is_published


def test_the_panel_shows_the_warnings_of_the_edition(admin_client: Client) -> None:
    event = make_event()
    url = reverse("admin:events_event_change", args=[event.pk])
    assert "Let op" not in admin_client.get(url).content.decode()
    room = make_room(event, name="Atelier", capacity=30)
    session = make_session(event, title="Lassen", room=room, capacity=31)
    shown = admin_client.get(url).content.decode()
    link = reverse("admin:events_session_change", args=[session.pk])
    text = "“Lassen” heeft 31 plaatsen. Dat is meer dan de 30 plaatsen van Atelier."
    assert f'<li><a href="{link}">{text}</a></li>' in shown


def test_the_panel_shows_fifty_warnings_and_counts_the_rest(admin_client: Client) -> None:
    event = make_event()
    room = make_room(event)
    for _ in range(11):
        make_session(event, room=room, start="13:00", end="14:00")
    shown = admin_client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert (shown.count("is dubbel bezet"), shown.count("<p>En nog 5 waarschuwingen.</p>")) == (50, 1)


def test_actions_publish_editions_and_take_them_offline(admin_client: Client) -> None:
    event = make_event(published_at=None)
    url = reverse("admin:events_event_changelist")
    for action, published, message in (
        ("publish", True, "1 editie gepubliceerd."),
        ("publish", True, "0 edities gepubliceerd."),
        ("take_offline", False, "1 editie offline gehaald."),
    ):
        response = admin_client.post(url, {"action": action, "_selected_action": [event.pk]})
        assert [str(one) for one in get_messages(response.wsgi_request)][-1:] == [message]
        event.refresh_from_db()
        assert event.is_published == published


def test_actions_change_the_state_of_sessions_and_tell_calendars(admin_client: Client) -> None:
    session = make_session(make_event(published_at=None, name="Editie 9"), state=Session.State.DRAFT)
    url = reverse("admin:events_session_changelist")
    hidden = "Bezoekers zien dit pas als ook de editie is gepubliceerd: Editie 9."
    for action, state, said in (
        ("publish", "gepubliceerd", ["1 sessie gepubliceerd.", hidden]),
        ("cancel", "geannuleerd", ["1 sessie geannuleerd.", hidden]),
        ("to_draft", "concept", ["1 sessie teruggezet naar concept."]),
    ):
        response = admin_client.post(url, {"action": action, "_selected_action": [session.pk]}, follow=True)
        assert [str(one) for one in response.context["messages"]] == said
        session.refresh_from_db()
        assert session.state == state
    assert session.sequence == 3


def act(client: Client, action: str, *sessions: Session) -> tuple[list[str], list[str]]:
    """What the action says, and the states of `sessions` after it."""
    data = {"action": action, "_selected_action": [one.pk for one in sessions]}
    response = client.post(reverse("admin:events_session_changelist"), data, follow=True)
    for session in sessions:
        session.refresh_from_db()
    return [str(one) for one in response.context["messages"]], [one.state for one in sessions]


def test_publishing_many_leaves_cancelled_sessions_alone(admin_client: Client) -> None:
    event = make_event()
    draft, published, cancelled, other = (
        make_session(event, state=state) for state in ("concept", "gepubliceerd", "geannuleerd", "geannuleerd")
    )
    first = "1 geannuleerde sessie is niet gewijzigd. Zet deze eerst terug naar concept."
    said, states = act(admin_client, "publish", draft, published, cancelled)
    assert said == ["1 sessie gepubliceerd.", first]
    assert states == ["gepubliceerd", "gepubliceerd", "geannuleerd"]
    more = "2 geannuleerde sessies zijn niet gewijzigd. Zet deze eerst terug naar concept."
    assert act(admin_client, "publish", cancelled, other)[0] == ["0 sessies gepubliceerd.", more]
    said, states = act(admin_client, "to_draft", draft, cancelled, other)
    assert (said, states) == (["3 sessies teruggezet naar concept."], ["concept"] * 3)


def test_cancelling_many_leaves_drafts_alone(admin_client: Client) -> None:
    event = make_event()
    drafts = [make_session(event, state=Session.State.DRAFT) for _ in range(2)]
    published, cancelled = make_session(event), make_session(event, state=Session.State.CANCELLED)
    said, states = act(admin_client, "cancel", drafts[0], published, cancelled)
    only = "Alleen een gepubliceerde sessie kan worden geannuleerd."
    assert said == ["1 sessie geannuleerd.", f"1 concept is niet gewijzigd. {only}"]
    assert states == ["concept", "geannuleerd", "geannuleerd"]
    said, states = act(admin_client, "cancel", *drafts)
    assert (said, states) == (["0 sessies geannuleerd.", f"2 concepten zijn niet gewijzigd. {only}"], ["concept"] * 2)


def test_copy_makes_an_edition_and_leads_to_it(admin_client: Client) -> None:
    source = make_event(slug="2018", name="Jaarconferentie 2018")
    make_session(source, room=make_room(source), start="13:00")
    url = reverse("admin:events_event_copy", args=[source.pk])
    form = admin_client.get(url).context["form"]
    shown = {field.name: field.value() for field in form}
    assert shown == {"slug": "2019", "name": "Jaarconferentie 2019", "starts_on": dt.date(2019, 6, 17)}
    response = admin_client.post(url, {**shown, "starts_on": "17-06-2019"})
    event = Event.objects.get(slug="2019")
    assert response.headers["Location"] == reverse("admin:events_event_change", args=[event.pk])
    assert event.sessions.get().start == moment("2019-06-17 13:00")


def test_copy_says_what_is_wrong_beside_the_field(admin_client: Client) -> None:
    source = make_event(slug="2018")
    url = reverse("admin:events_event_copy", args=[source.pk])
    response = admin_client.post(url, {"slug": "2018", "name": "\u202e", "starts_on": "01-01-0001"})
    assert dict(response.context["form"].errors) == {
        "slug": ["Er is al een editie met dit adres. Kies een ander adres."],
        "name": ["Vul een naam in."],
        "starts_on": ["Kies een jaar tussen 2000 en 2100."],
    }
    assert Event.objects.count() == 1


def test_copy_needs_permission_to_make_what_it_makes() -> None:
    source = make_event()
    url = reverse("admin:events_event_copy", args=[source.pk])
    add = [f"add_{one}" for one in ("event", "venue", "room", "session")]
    change = reverse("admin:events_event_change", args=[source.pk])
    for permissions, status in ((["view_event", *add], 200), (["view_event", *add[:-1]], 403)):
        User.objects.all().delete()
        client = editor(*permissions)
        assert client.get(url).status_code == status
        assert ("Kopieer editie" in client.get(change).content.decode()) == (status == 200)


def test_an_event_that_changed_meanwhile_is_not_overwritten_unseen(admin_client: Client) -> None:
    event = make_event()
    url, data = reverse("admin:events_event_change", args=[event.pk]), event_data(stamp=stamp(event))
    event.save()
    response = admin_client.post(url, data)
    assert [text[:47] for text in errors(response)["__all__"]] == ["Deze editie is intussen door iemand anders gewi"]


def test_the_venue_form_numbers_new_rooms_after_the_others(admin_client: Client) -> None:
    event = make_event()
    venue = make_venue(event)
    room = make_room(event, venue=venue, position=7)
    old = {"id": room.pk, "venue": venue.pk, "name": room.name, "position": 7}
    rooms = rows("rooms", [old, {"name": "Foyer", "position": 0}, {"name": "Tuin", "position": ""}], 1)
    data = {"event": event.pk, "name": "De Kolk", "position": 0, "stamp": stamp(venue), **rooms}
    response = admin_client.post(reverse("admin:events_venue_change", args=[venue.pk]), data)
    assert response.status_code == 302
    assert list(venue.rooms.values_list("name", "position")) == [(room.name, 7), ("Foyer", 8), ("Tuin", 9)]
