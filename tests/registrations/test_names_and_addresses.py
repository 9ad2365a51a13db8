"""What a name may not hold, and an address that grows: told at the field by every form that asks for them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from registrations.forms.fields import plain_name
from registrations.models import Invitation, Letter, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.sign_up_forms import answers, send
from tests.registrations.test_admin_registration import form_of
from tests.registrations.test_delegation_pages import TEAM
from tests.registrations.test_delegation_pages import send as send_delegation
from tests.registrations.visits import open_link
from tests.registrations.visits import send as fill_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
NAMES = ["Win 1000 euro op https://x.example", "www.x.example wint", "WWW.x.example", "an@x.example", "an＠x.example"]
NAMES += ["prijs: kwaad.example/win", "évil.nl", "Win.nu", "t.me/spam", "x.com", "kwaad.de wint"]
TITLES = ["J.M.van Dam", "dr.ir. Bos", "Dr.Bos", "Mr.A.B.de Vries", "P.J.M. Jansen MSc.", "St.John Smit", "Bo e.a."]
TITLES += ["Th.de Wit", "Chr.de Boer", "Jan jr.de Boer"]
GROWS = f"{'İ' * 64}@{'a' * 60}.{'b' * 60}.{'c' * 60}.nl"  # 250 characters, 314 in small letters
NO_NAME = "Vul een naam in zonder webadres of e-mailadres. Zet na een punt een spatie."
NO_MAIL = "Vul een e-mailadres in zoals naam@voorbeeld.nl."
UNSEEN = ["\u200b", "\u200b\u2060 \u200d", "\u3164", "\u2800", "\u0301", "\u00ad"]
Form = Callable[[Registration, Client, dict[str, str]], Any]


def sign_up(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return send(Client(), row.event, **who)


def delegate(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return send_delegation(Client(), row.event, **TEAM, **{f"{name}-1": value for name, value in who.items()})


def send_delegation_as(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return send_delegation(Client(), row.event, **TEAM, **{f"sender_{name}": value for name, value in who.items()})


def change(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return fill_in(own(row), "/aanmelding/gegevens/", answers(**who))


def hand_over(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return fill_in(own(row), "/aanmelding/overdragen/", {**who, "bevestig": "ja"})


def correct(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    return admin.post(reverse("admin:registrations_registration_change", args=[row.pk]), form_of(row, **who))


def invite(row: Registration, admin: Client, who: dict[str, str]) -> Any:
    lines = {"event": row.event.pk, "guests": f"{who['name']}, {who['email']}"}
    return admin.post(reverse("admin:registrations_invitation_add"), lines)


def own(row: Registration) -> Client:
    client = Client()
    open_link(client, row)
    return client


FORMS: list[Form] = [sign_up, delegate, send_delegation_as, change, hand_over, correct, invite]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_place_for_an_address(admin_client: Client, form: Form, name: str) -> None:
    if form is invite and "@" in name:
        return  # a line of text, of which the first part with an @ is the address
    assert_refused(admin_client, form, {"name": name, "email": "bo@voorbeeld.nl"}, NO_NAME)


@pytest.mark.parametrize("name", TITLES)
def test_initials_and_titles_are_no_address(name: str) -> None:
    event = make_open_event()
    assert send(Client(), event, name=name).status_code == 200
    assert Registration.objects.get().name == name


def test_a_name_without_end_is_refused(client: Client) -> None:
    """Looking through such a name for an address once took minutes."""
    event = make_open_event()
    for name in ("a-" * 200_000, "a." * 200_000, "-" * 400_000):
        answer = send(client, event, name=name)
        assert (answer.status_code, "Gebruik ten hoogste 150 tekens." in answer.content.decode()) == (422, True)
    for name in ("a-" * 75, "-" * 150, "a.-" * 50):
        plain_name(name)


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__name__)
def test_an_address_that_is_too_long_in_small_letters(admin_client: Client, form: Form) -> None:
    assert len(GROWS) <= 254 < len(GROWS.lower())
    assert_refused(admin_client, form, {"name": "Bo", "email": GROWS}, NO_MAIL)


def test_a_link_is_not_asked_for_such_an_address() -> None:
    page = Client().post("/aanmelding/link/", {"email": GROWS})
    assert (page.status_code, NO_MAIL in page.content.decode()) == (422, True)


def test_names_with_points_and_strokes_are_names(client: Client) -> None:
    event = make_open_event()
    for name in ("J.P. de Boer", "Bo van 't Hof-Łuczak", "Wwwouter: 1/2"):
        assert send(client, event, name=name).status_code == 200
    assert Registration.objects.count() == 3


def assert_refused(admin: Client, form: Form, who: dict[str, str], message: str) -> None:
    row = make_registration(make_open_event())
    letters = Letter.objects.count()
    page = form(row, admin, who)
    assert page.status_code == (200 if form is correct else 422)
    assert message in page.content.decode()
    assert (Letter.objects.count(), Registration.objects.get(), Invitation.objects.count()) == (letters, row, 0)


@pytest.mark.parametrize("name", UNSEEN)
def test_a_name_that_nobody_sees_is_none(client: Client, name: str) -> None:
    answer = send(client, make_open_event(), name=name)
    assert (answer.status_code, answer.content.decode().count("Vul uw naam in.")) == (422, 2)
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["=1+1", "李", "👩🏽‍🔧", "]]>", "Zoë"])
def test_a_short_or_strange_name_is_a_name(client: Client, name: str) -> None:
    assert send(client, make_open_event(), name=name).status_code == 200
    assert Registration.objects.exists()


@pytest.mark.parametrize("email", ["a@localhost", "a@[127.0.0.1]"])
def test_an_address_where_no_mail_goes_is_refused(client: Client, email: str) -> None:
    answer = send(client, make_open_event(), email=email)
    assert (answer.status_code, answer.content.decode().count(NO_MAIL)) == (422, 2)
    assert not Registration.objects.exists()
