"""Registrations in the admin: seen by who may, written through the actions, never deleted, never with needs."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from registrations import actions
from registrations.actions import By, Needs, register
from registrations.data import personal_data
from registrations.models import Change, Letter, Registration, SpecialNeeds
from tests.events.admin_forms import editor, errors
from tests.registrations.people import details, make_open_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
LIST = "/beheer/registrations/registration/"


def url(name: str, row: Registration) -> str:
    return reverse(f"admin:registrations_registration_{name}", args=[row.pk])


def form_of(row: Registration, **fields: str) -> dict[str, object]:
    inlines = ("seats", "check_ins", "changes", "letters")
    management = {f"{name}-{kind}_FORMS": 0 for name in inlines for kind in ("TOTAL", "INITIAL")}
    shown = {name: getattr(row, name) for name in ("name", "email", "organisation", "function", "sector")}
    return {**management, **shown, **fields}


def make_row(**fields: str) -> Registration:
    event = make_open_event()
    return register(event=event, details=details(**fields), needs=Needs(diet="zeldzaam dieet"))


def test_the_list_is_searched_without_accents_and_costs_the_same_for_many(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = make_open_event()
    row = make_registration(event, name="Zoë van Dam", organisation="ROC")
    with django_assert_num_queries(5):
        admin_client.get(LIST)
    for _ in range(3):
        make_registration(make_open_event())
    with django_assert_num_queries(5):
        admin_client.get(LIST)
    for term in ("zoe", "ZOË DAM", row.email.upper(), row.code):
        response = admin_client.get(LIST, {"q": term})
        assert [one.pk for one in response.context["cl"].result_list] == [row.pk]
    response = admin_client.get(LIST, {"state__exact": "wachtlijst"})
    assert len(response.context["cl"].result_list) == 0


def test_a_column_orders_what_was_found(admin_client: Client) -> None:
    event = make_open_event()
    for organisation, name in (("B", "Jan Berg"), ("A", "Berg Zus"), ("C", "An Berg")):
        make_registration(event, name=name, organisation=organisation)
    make_registration(event, name="Iemand anders")

    def names(**asked: str) -> list[str]:
        response = admin_client.get(LIST, {"q": "berg", **asked})
        return [one.name for one in response.context["cl"].result_list]

    assert names() == ["An Berg", "Berg Zus", "Jan Berg"]
    assert names(o="1") == ["Berg Zus", "Jan Berg", "An Berg"]
    assert names(o="-1") == ["An Berg", "Jan Berg", "Berg Zus"]
    assert names(o="-0") == ["Jan Berg", "Berg Zus", "An Berg"]
    assert sorted(names(o="x.99")) == ["An Berg", "Berg Zus", "Jan Berg"]


def test_details_are_written_by_the_action_with_a_reason_and_needs_stay(admin_client: Client) -> None:
    row = make_row()
    response = admin_client.post(url("change", row), form_of(row, name="Nieuwe Naam", reason="gebeld"))
    assert response.status_code == 302
    row.refresh_from_db()
    assert (row.name, row.name_key) == ("Nieuwe Naam", "nieuwe naam")
    change = Change.objects.get(action="gegevens")
    assert (change.actor, change.reason, change.user) == ("organisatie", "gebeld", User.objects.get())
    assert SpecialNeeds.objects.get().diet == "zeldzaam dieet"
    assert Letter.objects.filter(kind="wijziging").count() == 1
    logged = LogEntry.objects.get()
    assert "Nieuwe" not in logged.object_repr + logged.change_message


def test_someone_who_is_registered_already_is_refused(admin_client: Client) -> None:
    row = make_row()
    other = make_registration(row.event)
    response = admin_client.post(url("change", row), form_of(row, name=other.name, email=other.email))
    assert errors(response) == {"__all__": ["Deze persoon is al aangemeld voor deze editie."]}
    assert "<title>Fout: " in response.content.decode()


def test_needs_are_nowhere_but_on_their_own_page() -> None:
    row = make_row()
    client = editor("view_registration", "change_registration", "view_change", "view_letter", "view_delegation")
    pages = [LIST, url("change", row), url("history", row), "/beheer/", "/beheer/registrations/change/"]
    for page in [*pages, reverse("admin:registrations_line_event", args=[row.event_id])]:
        response = client.get(page)
        assert response.status_code == 200
        assert "zeldzaam" not in response.content.decode()
    needs = "/beheer/registrations/specialneeds/"
    assert client.get(needs).status_code == 403
    User.objects.all().delete()
    client = editor("view_specialneeds")
    assert "zeldzaam" not in client.get(needs).content.decode()
    shown = client.get(f"{needs}{SpecialNeeds.objects.get().pk}/change/").content.decode()
    assert "zeldzaam dieet" in shown
    assert row.name not in shown


def test_who_may_only_look_changes_nothing() -> None:
    row = make_row()
    client = editor("view_registration")
    shown = client.get(url("change", row)).content.decode()
    assert row.email in shown
    assert "Annuleer" not in shown
    line = reverse("admin:registrations_line_event", args=[row.event_id])
    assert client.get(line).status_code == 200
    posts = (url("change", row), url("cancel", row), url("erase", row), line)
    assert [client.post(one, {"reason": "x"}).status_code for one in posts] == [403] * 4
    row.refresh_from_db()
    assert row.state == "plaats"


def test_strangers_see_nothing(client: Client) -> None:
    row = make_row()
    pages = (
        LIST,
        url("change", row),
        url("cancel", row),
        reverse("admin:registrations_line_event", args=[row.event_id]),
    )
    assert [client.get(one).status_code for one in pages] == [302] * 4
    stranger = editor("view_event")
    assert [stranger.get(one).status_code for one in pages] == [403] * 4


def test_nobody_adds_or_deletes_by_hand(admin_client: Client) -> None:
    row = make_row()
    for model in ("letter", "delegation", "change", "specialneeds"):
        assert admin_client.get(f"/beheer/registrations/{model}/add/").status_code == 403
    for model in ("registration", "invitation"):
        assert admin_client.post(f"/beheer/registrations/{model}/{row.pk}/delete/", {"post": "yes"}).status_code in (
            302,
            403,
        )
    assert Registration.objects.filter(pk=row.pk).exists()
    assert "delete_selected" not in admin_client.get(LIST).content.decode()


def test_cancelling_and_erasing_ask_for_a_reason(admin_client: Client) -> None:
    row = make_row()
    for step, done in (("cancel", "De aanmelding is geannuleerd."), ("erase", "De persoon is gewist.")):
        assert admin_client.get(url(step, row)).status_code == 200
        response = admin_client.post(url(step, row), {"reason": " "})
        assert response.status_code == 422
        assert "Vul een reden in." in response.content.decode()
        assert "<title>Fout: " in response.content.decode()
        response = admin_client.post(url(step, row), {"reason": "op verzoek"})
        assert [str(one) for one in get_messages(response.wsgi_request)][-1] == done
    row.refresh_from_db()
    assert (row.state, row.name) == ("geannuleerd", "")
    assert Change.objects.get(action="geannuleerd").actor == "organisatie"
    assert admin_client.get(url("change", row)).status_code == 200


def test_a_registration_that_is_over_is_shown_and_not_changed(admin_client: Client) -> None:
    row = make_row()
    actions.cancel(registration=row)
    response = admin_client.post(url("cancel", row), {"reason": "nogmaals"}, follow=True)
    assert "Deze aanmelding was al voorbij." in response.content.decode()
    admin_client.post(url("change", row), form_of(row, name="Ander"))
    row.refresh_from_db()
    assert row.name != "Ander"


@pytest.mark.parametrize("page", ["cancel", "erase", "change"])
def test_who_gives_a_reason_is_told_that_its_person_may_read_it(admin_client: Client, page: str) -> None:
    row = make_row()
    assert (
        "De deelnemer kan het lezen als die zijn gegevens opvraagt."
        in admin_client.get(url(page, row)).content.decode()
    )
    actions.change_details(registration=row, details=details(), by=By(Change.Actor.ORGANISER, None, "Spreker"))
    assert "Spreker" in str(personal_data(row))


def test_needs_stand_in_no_list() -> None:
    assert set(admin.site.get_model_admin(SpecialNeeds).list_display) == {"registration", "consent_at"}
