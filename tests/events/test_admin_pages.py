"""Previews, searches, permissions and flatpages in the admin."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.flatpages.models import FlatPage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Session, Speaker, Theme
from tests.builders import (
    make_appearance,
    make_event,
    make_part,
    make_room,
    make_session,
    make_speaker,
    make_theme,
    make_venue,
)
from tests.events.admin_forms import editor, errors

pytestmark = pytest.mark.django_db
MODELS = ("event", "venue", "room", "theme", "session", "speaker")


def preview_urls() -> list[str]:
    event = make_event(published_at=None, name="Geheime editie")
    session = make_session(event, state=Session.State.DRAFT, title="Geheime sessie")
    return [
        f"/beheer/events/session/{session.pk}/voorbeeld/",
        f"/beheer/events/event/{event.pk}/voorbeeld/",
        f"/beheer/events/event/{event.pk}/voorbeeld/programma/",
    ]


def test_previews_show_what_is_not_published_and_are_kept_nowhere(admin_client: Client) -> None:
    for url, title in zip(preview_urls(), ("Geheime sessie", "Geheime editie", "Geheime sessie"), strict=True):
        response = admin_client.get(url)
        assert response.status_code == 200
        shown = response.content.decode()
        assert (title in shown, "Voorbeeld" in shown) == (True, True)
        assert response.headers["Cache-Control"] == "no-store, private"
        assert response.headers["X-Robots-Tag"] == "noindex"


def test_previews_of_an_edition_list_its_drafts_and_not_those_of_others(admin_client: Client) -> None:
    event = make_event(published_at=None)
    make_session(event, state=Session.State.DRAFT, title="Lassen met licht", start="13:00", end="14:00")
    make_session(event, title="Robots in de klas", start="14:00", end="15:00")
    make_session(make_event(), state=Session.State.DRAFT, title="Van een andere editie", start="14:00")
    for address in ("", "programma/"):
        page = admin_client.get(f"/beheer/events/event/{event.pk}/voorbeeld/{address}").content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        assert [title in main for title in ("Lassen met licht", "Robots in de klas", "Van een andere editie")] == [
            *(True, True, False)
        ]


def test_previews_are_for_staff_with_permission(client: Client) -> None:
    stranger = editor("view_theme")
    for url in preview_urls():
        response = client.get(url)
        assert (response.status_code, response.headers["Location"]) == (302, f"/beheer/login/?next={url}")
        assert stranger.get(url).status_code == 403
    User.objects.all().delete()
    reader = editor("view_session", "view_event")
    assert [reader.get(url).status_code for url in preview_urls()] == [200, 200, 200]


def test_preview_of_what_is_public_leads_to_its_address(admin_client: Client) -> None:
    session = make_session(make_event())
    for url, public in (
        (f"/beheer/events/session/{session.pk}/voorbeeld/", session.get_absolute_url()),
        (f"/beheer/events/event/{session.event_id}/voorbeeld/", session.event.get_absolute_url()),
    ):
        assert admin_client.get(url).headers["Location"] == public
    assert admin_client.get("/beheer/events/session/999999/voorbeeld/").status_code == 404


def tools(client: Client, row: Any) -> list[tuple[str, str]]:
    url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return [(tool.label, tool.url) for tool in client.get(url).context["tools"]]


def test_pages_link_to_their_address_or_preview(admin_client: Client) -> None:
    event, speaker, theme = make_event(published_at=None), make_speaker(), make_theme()
    session = make_session(event, themes=[theme])
    make_appearance(session, speaker)
    assert tools(admin_client, speaker) == tools(admin_client, theme) == []
    assert tools(admin_client, session)[0] == ("Bekijk voorbeeld", f"/beheer/events/session/{session.pk}/voorbeeld/")
    programme = ("Voorbeeld van het programma", f"/beheer/events/event/{event.pk}/voorbeeld/programma/")
    preview = ("Bekijk voorbeeld", f"/beheer/events/event/{event.pk}/voorbeeld/")
    assert tools(admin_client, event)[2:4] == [preview, programme]
    event.published_at = event.updated_at
    event.save()
    for row in (speaker, theme):
        assert tools(admin_client, row) == [("Bekijk", row.get_absolute_url())]
    assert tools(admin_client, session)[0] == ("Bekijk", session.get_absolute_url())
    assert tools(admin_client, event)[2:4] == [("Bekijk", event.get_absolute_url()), programme]


@pytest.mark.parametrize(
    "words", ["van der Berg Anna", "anna berg", "BERG, ANNA", "Berg van der", "müller", "Muller", "erg"]
)
def test_speakers_are_found_by_any_words_of_their_name(admin_client: Client, words: str) -> None:
    anna = make_speaker(given_name="Anna", infix="van der", family_name="Berg-Müller")
    make_speaker(given_name="Piet", family_name="Dijk")
    response = admin_client.get("/beheer/events/speaker/", {"q": words})
    assert list(response.context["cl"].result_list) == [anna]


def autocomplete(client: Client, model: str, field: str, **extra: str) -> list[str]:
    data = {"app_label": "events", "model_name": model, "field_name": field, "term": "", **extra}
    return [one["text"] for one in client.get("/beheer/autocomplete/", data).json()["results"]]


def test_rooms_are_chosen_by_name_venue_and_edition(admin_client: Client) -> None:
    event = make_event(slug="2018")
    make_room(event, venue=make_venue(event, name="De Kolk"), name="Zaal 1")
    other = make_event(short_name="2019")
    make_room(other, venue=make_venue(other, name="De Kolk"), name="Zaal 1")
    labels = ["Zaal 1 — De Kolk (2018)", "Zaal 1 — De Kolk (2019)"]
    assert autocomplete(admin_client, "session", "room") == labels
    assert autocomplete(admin_client, "session", "room", editie=str(other.pk)) == labels[1:]
    assert autocomplete(admin_client, "session", "room", editie="9" * 40) == labels


def test_choices_stand_in_order(admin_client: Client) -> None:
    for infix, family in (("van der", "Berg"), ("", "Dijk"), ("", "Aker")):
        make_speaker(given_name="Anna", infix=infix, family_name=family)
    for year in (2018, 2031, 2020):
        make_event(name=f"Editie {year}", day=dt.date(year, 6, 18))
    names = ["Anna Aker", "Anna van der Berg", "Anna Dijk"]
    assert autocomplete(admin_client, "appearance", "speaker") == names
    assert autocomplete(admin_client, "session", "event") == ["Editie 2031", "Editie 2020", "Editie 2018"]


def full_house() -> list[Any]:
    event, speaker, theme = make_event(), make_speaker(), make_theme()
    room = make_room(event)
    session = make_session(event, room=room, themes=[theme], start="13:00", end="14:00")
    make_appearance(session, speaker, part=make_part(session))
    return [event, room.venue, room, theme, session, speaker]


def test_every_list_and_form_opens_for_who_may_do_all_and_who_may_only_look(admin_client: Client) -> None:
    names = (*MODELS, "sessionpart", "appearance", "document")
    reader = editor(*(f"view_{name}" for name in names))
    for model, row in zip(MODELS, full_house(), strict=True):
        for url in (f"/beheer/events/{model}/", f"/beheer/events/{model}/{row.pk}/change/"):
            assert [admin_client.get(url).status_code, reader.get(url).status_code] == [200, 200]
        assert admin_client.get(f"/beheer/events/{model}/add/").status_code == 200
        assert reader.get(f"/beheer/events/{model}/add/").status_code == 403


def test_lists_cost_the_same_with_one_and_with_three_rows(admin_client: Client) -> None:
    costs: dict[str, set[int]] = {model: set() for model in MODELS}
    for houses in (1, 2):
        for _ in range(houses):
            full_house()
        for model in MODELS:
            with CaptureQueriesContext(connection) as queries:
                admin_client.get(f"/beheer/events/{model}/")
            costs[model].add(len(queries))
    assert {model: len(numbers) for model, numbers in costs.items()} == dict.fromkeys(MODELS, 1)


def test_speaker_and_theme_get_their_slug_from_the_name(admin_client: Client) -> None:
    for _ in range(2):
        admin_client.post("/beheer/events/speaker/add/", {"given_name": "Anna", "infix": "de", "family_name": "Vries"})
    admin_client.post("/beheer/events/theme/add/", {"name": "Leven lang leren"})
    assert list(Speaker.objects.order_by("pk").values_list("slug", flat=True)) == ["anna-de-vries", "anna-de-vries-2"]
    assert Theme.objects.get().slug == "leven-lang-leren"


def test_flatpages_are_cleaned_and_belong_to_the_site(admin_client: Client) -> None:
    url = "/beheer/flatpages/flatpage/add/"
    page = {"title": "Over\u202e ons", "url": "/over-ons/", "content": "Hallo<script>alert(1)</script>\n\nDag"}
    assert admin_client.post(url, page).status_code == 302
    saved = FlatPage.objects.get(url="/over-ons/")
    assert (saved.title, "script" in saved.content, saved.sites.count()) == ("Over ons", False, 1)
    taken = admin_client.post(url, page)
    assert errors(taken) == {"url": ["Er is al een pagina met dit adres. Kies een ander adres."]}
    for wrong in ("over", "//example.nl/", "/a/b/", "/A/", "/x/\n/"):
        response = admin_client.post(url, {**page, "url": wrong})
        message = "Vul een adres in van één deel, met kleine letters, cijfers en streepjes, zoals /over-ons/."
        assert errors(response) == {"url": [message]}
    for route in ("/beheer/", "/gezond/", "/jaarconferenties/"):
        response = admin_client.post(url, {**page, "url": route})
        assert errors(response) == {"url": ["Op dit adres staat al iets anders van de site. Kies een ander adres."]}


def test_a_flatpage_links_to_its_own_address(admin_client: Client) -> None:
    page = FlatPage.objects.create(url="/over-ons/", title="Over ons", content="Hallo")
    assert tools(admin_client, page) == [("Bekijk", "/over-ons/")]
    shown = admin_client.get(f"/beheer/flatpages/flatpage/{page.pk}/change/").content.decode()
    assert shown.count('href="/over-ons/"') == 1
    assert "Bekijk op de site" not in shown
    assert "/beheer/r/" not in shown
    assert admin_client.get("/over-ons/").status_code == 200


def test_sites_are_not_shown_and_people_are(admin_client: Client) -> None:
    apps = {model["object_name"] for app in admin_client.get("/beheer/").context["app_list"] for model in app["models"]}
    conference = {"Event", "Venue", "Room", "Theme", "Session", "Speaker"}
    editorial = {"Article", "Photo", "Gallery", "RemovalRequest"}
    signed_up = {"Registration", "Invitation", "Delegation", "Letter", "Change", "SpecialNeeds"}
    organised = {"CheckIn", "AttendeeImport", "Mailing"}
    assert apps == conference | editorial | signed_up | organised | {"FlatPage", "User", "Group"}
