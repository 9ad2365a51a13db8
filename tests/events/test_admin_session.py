"""The form of a session in the admin."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Appearance, FormerSlug, Session
from events.people import People
from events.rows import PartRow
from tests.builders import make_appearance, make_event, make_part, make_room, make_session, make_speaker
from tests.events.admin_forms import change_url, errors, rows, session_data, stamp

pytestmark = pytest.mark.django_db
ADD = "/beheer/events/session/add/"


def row_errors(response: Any, model: type) -> list[dict[str, list[str]]]:
    formset = next(one for one in response.context["inline_admin_formsets"] if one.formset.model is model)
    return [dict(form.errors) for form in formset.formset.forms]


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_two_parts_and_three_appearances_in_one_save(admin_client: Client) -> None:
    event, speakers = make_event(), [make_speaker() for _ in range(3)]
    data = session_data(
        event,
        rows("parts", [{"title": "Welkom"}, {"title": "Gesprek"}]),
        rows(
            "appearances",
            [
                {"speaker": speakers[0].pk, "role": "spreker", "letter": "b", "position": "0"},
                {"speaker": speakers[1].pk, "role": "moderator", "letter": " A "},
                {"speaker": speakers[2].pk, "role": "spreker", "function": "minister"},
            ],
        ),
    )
    response = admin_client.post(ADD, data)
    assert response.status_code == 302
    session = Session.objects.get()
    assert list(session.parts.values_list("title", "position")) == [("Welkom", 1), ("Gesprek", 2)]
    assert list(session.appearances.values_list("speaker", "part__title", "position", "function")) == [
        (speakers[0].pk, "Gesprek", 1, ""),
        (speakers[1].pk, "Welkom", 2, ""),
        (speakers[2].pk, None, 3, "minister"),
    ]


def test_a_letter_without_a_part_is_refused_beside_the_field(admin_client: Client) -> None:
    parts = rows("parts", [{"title": "Welkom"}, {"title": "Gesprek"}])
    appearances = rows("appearances", [{"speaker": make_speaker().pk, "role": "spreker", "letter": "C"}])
    response = admin_client.post(ADD, session_data(make_event(), parts, appearances))
    message = "Onderdeel C is er niet. Kies uit A, B, of laat dit veld leeg."
    assert row_errors(response, Appearance) == [{"letter": [message]}]
    assert Session.objects.count() == 0


def existing(session: Session, letters: list[str], **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The rows of `session` as its change form would post them, with `letters` for its appearances."""
    parts = [{"id": one.pk, "session": session.pk, "title": one.title, "position": 1} for one in session.parts.all()]
    shown = zip(session.appearances.all(), letters, strict=True)
    appearances = [
        {"id": one.pk, "session": session.pk, "speaker": one.speaker_id, "role": one.role, "letter": letter}
        for one, letter in shown
    ]
    for name, value in changes.items():
        kind, index, field = name.split("__")
        (parts if kind == "part" else appearances)[int(index)][field] = value
    return rows("parts", parts, len(parts)), rows("appearances", appearances, len(appearances))


def test_the_change_form_shows_the_letter_of_each_appearance(admin_client: Client) -> None:
    session = make_session(make_event())
    make_part(session)
    make_appearance(session, part=make_part(session))
    make_appearance(session)
    response = admin_client.get(change_url(session))
    formset = next(one for one in response.context["inline_admin_formsets"] if one.formset.model is Appearance)
    assert [form["letter"].value() for form in formset.formset.forms] == ["B", None]


def test_letters_go_on_after_z_as_on_the_site(admin_client: Client) -> None:
    session = make_session(make_event())
    parts = [make_part(session) for _ in range(27)]
    make_appearance(session, part=parts[26])
    response = admin_client.get(change_url(session))
    formset = next(one for one in response.context["inline_admin_formsets"] if one.formset.model is Appearance)
    lines = People((), map(PartRow.of, session.parts.all())).part_lines(session.pk)
    assert [form["letter"].value() for form in formset.formset.forms] == [lines[26].letter] == ["AA"]


def test_two_appearances_of_one_speaker_can_change_places(admin_client: Client) -> None:
    session, speaker = make_session(make_event()), make_speaker()
    first, second = make_part(session), make_part(session)
    of_first = make_appearance(session, speaker, part=first)
    of_second = make_appearance(session, speaker, part=second)
    data = session_data(session.event, *existing(session, ["B", "A"]), slug="opening", stamp=stamp(session))
    assert admin_client.post(change_url(session), data).status_code == 302
    of_first.refresh_from_db()
    of_second.refresh_from_db()
    assert (of_first.part, of_second.part, of_first.speaker, of_first.unnamed) == (second, first, speaker, "")


def test_one_speaker_twice_in_a_part_is_refused(admin_client: Client) -> None:
    speaker = make_speaker(given_name="Anna", family_name="Berg")
    row = {"speaker": speaker.pk, "role": "spreker"}
    for letter, place in (("", "deze sessie"), ("A", "dit onderdeel")):
        appearances = rows("appearances", [{**row, "letter": letter}] * 2)
        response = admin_client.post(ADD, session_data(make_event(), rows("parts", [{"title": "A"}]), appearances))
        assert row_errors(response, Appearance) == [{}, {"speaker": [f"Anna Berg staat al bij {place}."]}]


def test_a_part_goes_when_its_appearances_have_left_it(admin_client: Client) -> None:
    session = make_session(make_event())
    appearance = make_appearance(session, part=make_part(session))
    removed = {"part__0__DELETE": "on"}
    data = session_data(session.event, *existing(session, ["A"], **removed), slug="opening", stamp=stamp(session))
    response = admin_client.post(change_url(session), data)
    message = "Onderdeel A wordt verwijderd. Kies een ander, of laat dit veld leeg."
    assert row_errors(response, Appearance) == [{"letter": [message]}]
    data = session_data(session.event, *existing(session, [""], **removed), slug="opening", stamp=stamp(session))
    assert admin_client.post(change_url(session), data).status_code == 302
    appearance.refresh_from_db()
    assert (appearance.part, session.parts.count()) == (None, 0)


def test_an_appearance_needs_a_speaker_or_a_description(admin_client: Client) -> None:
    appearances = rows("appearances", [{"role": "moderator"}])
    response = admin_client.post(ADD, session_data(make_event(), None, appearances))
    message = "Kies een spreker, of omschrijf wie het is als de naam niet bekend is."
    assert row_errors(response, Appearance) == [{"__all__": [message]}]


def test_keys_that_cannot_be_are_refused_beside_the_field(admin_client: Client) -> None:
    for key in ("x", "9" * 40, "-1", "²"):
        appearances = rows("appearances", [{"role": "spreker", "speaker": key}])
        data = session_data(make_event(), None, appearances, event=key, room=key, themes=[key])
        response = admin_client.post(ADD, data)
        assert errors(response).keys() == {"event", "room", "themes"}
        assert row_errors(response, Appearance)[0].keys() == {"speaker"}


def test_a_room_of_another_edition_is_refused(admin_client: Client) -> None:
    room = make_room(make_event())
    response = admin_client.post(ADD, session_data(make_event(), room=room.pk))
    assert errors(response) == {"room": ["Deze zaal hoort bij een andere editie. Kies een zaal van deze editie."]}


def test_the_slug_is_made_from_the_title_and_numbered_within_the_edition(admin_client: Client) -> None:
    event = make_event()
    make_session(make_event(), slug="opening")
    for _ in range(2):
        admin_client.post(ADD, session_data(event, title="Opening"))
    admin_client.post(ADD, session_data(event, title="✂", slug=""))
    admin_client.post(ADD, session_data(event, title="Opening", slug="opening"))
    slugs = Session.objects.filter(event=event).order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["opening", "opening-2", "sessie", "opening-3"]


def test_a_made_slug_does_not_take_an_old_address(admin_client: Client) -> None:
    event = make_event()
    FormerSlug.objects.create(kind="session", scope=event.pk, slug="opening", object_id=make_session(event).pk)
    admin_client.post(ADD, session_data(event, title="Opening"))
    assert Session.objects.get(title="Opening").slug == "opening-2"


def test_a_taken_slug_is_refused_on_change_and_old_addresses_are_shown(admin_client: Client) -> None:
    session = Session.objects.get(pk=make_session(make_event(), slug="oud").pk)
    make_session(session.event, slug="bezet")
    data = session_data(session.event, slug="bezet", stamp=stamp(session))
    response = admin_client.post(change_url(session), data)
    assert errors(response) == {"slug": ["Dit adres is al in gebruik. Kies een ander adres."]}
    admin_client.post(change_url(session), {**data, "slug": "nieuw"})
    shown = admin_client.get(change_url(session)).content.decode()
    assert '<div class="readonly">oud</div>' in shown


def test_a_session_that_changed_meanwhile_is_saved_at_the_second_try_only(admin_client: Client) -> None:
    session = make_session(make_event())
    data = session_data(session.event, slug="opening", title="Van mij", stamp=stamp(session))
    session.title = "Van de ander"
    session.save()
    response = admin_client.post(change_url(session), data)
    (message,) = errors(response)["__all__"]
    assert message.startswith("Deze sessie is intussen door iemand anders gewijzigd (")
    form = response.context["adminform"].form
    assert form["title"].value() == "Van mij"
    assert (form["stamp"].value(), Session.objects.get().title) == (stamp(session), "Van de ander")
    assert admin_client.post(change_url(session), {**data, "stamp": form["stamp"].value()}).status_code == 302
    assert Session.objects.get().title == "Van mij"


def test_saving_warns_of_a_clash_and_saves(admin_client: Client) -> None:
    event = make_event()
    room = make_room(event, name="Grote zaal")
    make_session(event, title="Gesprek", room=room, start="13:30", end="15:00")
    data = session_data(event, room=room.pk, from_time="13.00", until_time="14.00")
    response = admin_client.post(ADD, data)
    assert said(response)[0] == (
        "Let op: Grote zaal is dubbel bezet: “Opening” (18 juni, 13.00 tot 14.00 uur) "
        "en “Gesprek” (18 juni, 13.30 tot 15.00 uur)."
    )
    assert Session.objects.count() == 2


def test_saving_gives_ten_warnings_at_most_and_counts_the_rest(admin_client: Client) -> None:
    event = make_event()
    room = make_room(event)
    for _ in range(11):
        make_session(event, room=room, start="13:00", end="14:00")
    data = session_data(event, room=room.pk, from_time="13.00", until_time="14.00")
    texts = [text for text in said(admin_client.post(ADD, data)) if text.startswith("Let op: ")]
    assert (len(texts), texts[10]) == (11, "Let op: En nog 1 waarschuwing.")


def test_save_and_publish(admin_client: Client) -> None:
    admin_client.post(ADD, session_data(make_event(), _publish="Opslaan en publiceren"))
    assert Session.objects.get().state == Session.State.PUBLISHED


def test_save_and_add_another_keeps_edition_kind_and_times(admin_client: Client) -> None:
    event = make_event()
    fields = {"kind": "workshop", "day": "18-06-2018", "from_time": "13.00", "until_time": "14.00", "_addanother": "1"}
    response = admin_client.post(ADD, session_data(event, **fields), follow=True)
    form = response.context["adminform"].form
    names = ("event", "kind", "day", "from_time", "until_time")
    assert [form[name].value() for name in names] == [
        event.pk,
        *("workshop", "18-06-2018", "13.00", "14.00"),
    ]


def test_who_came_from_the_edition_goes_back_to_it(admin_client: Client) -> None:
    event = make_event()
    edition, sessions = reverse("admin:events_event_change", args=[event.pk]), "/beheer/events/session/"
    for url, target in ((ADD, sessions), (f"{ADD}?event={event.pk}", edition)):
        assert admin_client.post(url, session_data(event)).headers["Location"] == target


def test_a_new_session_is_of_the_coming_edition(admin_client: Client) -> None:
    today = timezone.localdate()
    make_event()
    coming = make_event(day=today + dt.timedelta(days=30))
    make_event(day=today + dt.timedelta(days=400))
    form = admin_client.get(ADD).context["adminform"].form
    assert (form["event"].value(), form["day"].value()) == (coming.pk, coming.starts_on)
    for nonsense in ("x", "9" * 30, "999", "²"):
        response = admin_client.get(ADD, {"event": nonsense, "room": nonsense})
        assert response.context["adminform"].form["event"].value() == coming.pk
