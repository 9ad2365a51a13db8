"""Secret links: who comes in, what is kept from others, and that opening changes nothing."""

import datetime as dt
import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from registrations import access
from registrations.actions import SYSTEM, Colleague, invite, register_delegation
from registrations.headers import HEADERS
from registrations.links import make_link
from registrations.models import AccessLink, Letter, Registration
from registrations.models.access_link import Purpose
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.tables import tables_with
from tests.registrations.visits import hidden, open_link, send

pytestmark = pytest.mark.django_db

PAGES = (
    *("", "gegevens/", "sessies/", "aanbod/", "komt-u/", "opnieuw/", "overdragen/", "annuleren/", "links/", "wissen/"),
    *("gegevens.json", "agenda/", "qr.svg", "dagkaart/"),
)
POSTS = [page for page in PAGES if page not in {"", "gegevens.json", "qr.svg", "dagkaart/"}]
VISITORS = ("nobody", "other", "other_event", "revoked", "expired")


def visit_as(who: str, client: Client, row: Registration) -> None:
    """A browser that may not see `row`: what it opened is something else, or over."""
    if who == "other":
        open_link(client, make_registration(row.event))
    elif who == "other_event":
        open_link(client, make_registration(make_open_event()))
    elif who in {"revoked", "expired"}:
        open_link(client, row)
        over = {"revoked_at": timezone.now()} if who == "revoked" else {"expires_at": timezone.now()}
        AccessLink.objects.filter(registration=row).update(**over)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", VISITORS)
def test_what_was_not_opened_does_not_exist(client: Client, who: str, page: str) -> None:
    row = make_registration(make_open_event(), name="Geheime Naam", email="geheim@voorbeeld.nl")
    visit_as(who, client, row)
    answer = client.get(f"/aanmelding/{page}?aanmelding={row.code}")
    unknown = client.get(f"/aanmelding/{page}?aanmelding=bestaatniet")
    assert answer.status_code == unknown.status_code == 404
    text = answer.content.decode()
    assert ("Geheime Naam" in text, "geheim@voorbeeld.nl" in text) == (False, False)


@pytest.mark.parametrize("page", POSTS)
@pytest.mark.parametrize("who", VISITORS)
def test_what_was_not_opened_cannot_be_changed(client: Client, who: str, page: str) -> None:
    row = make_registration(make_open_event())
    visit_as(who, client, row)
    own = hidden(client.get("/aanmelding/annuleren/").content.decode())
    sent = {**own, "sure": "on", "antwoord": "nee", "name": "X", "email": "x@voorbeeld.nl", "bevestig": "ja"}
    response = client.post(f"/aanmelding/{page}?aanmelding={row.code}", sent)
    assert response.status_code == 404
    after = Registration.objects.get(pk=row.pk)
    assert (after.state, after.name, after.coming, after.erased_at) == (row.state, row.name, None, None)


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_no_row_and_works_again(client: Client, method: str) -> None:
    event = make_open_event()
    row = make_registration(event, make_workshop(event))
    token = make_link(row)
    calendar = make_link(row, purpose=Purpose.CALENDAR)
    paths = [f"/aanmelding/{token}/", f"/aanmelding/{token}/?naar=annuleren", f"/aanmelding/{calendar}/agenda.ics"]
    paths += [f"/aanmelding/{page}" for page in PAGES]
    with CaptureQueriesContext(connection) as queries:
        for path in (*paths, *paths):
            assert getattr(client, method)(path).status_code in {200, 303}
    verbs = {query["sql"].split()[0] for query in queries}
    assert verbs == {"SELECT"}


@pytest.mark.parametrize(
    ("naar", "path"),
    [
        ("", "/aanmelding/"),
        ("sessies", "/aanmelding/sessies/"),
        ("aanbod", "/aanmelding/aanbod/"),
        ("komt-u", "/aanmelding/komt-u/"),
        ("gegevens", "/aanmelding/gegevens/"),
        ("annuleren", "/aanmelding/annuleren/"),
        ("//kwaad.example", "/aanmelding/"),
        ("wissen", "/aanmelding/"),
    ],
)
def test_a_link_leads_to_pages_of_a_fixed_list(client: Client, naar: str, path: str) -> None:
    row = make_registration(make_open_event())
    assert open_link(client, row, f"?naar={naar}") == f"{path}?aanmelding={row.code}"


def test_a_delegation_and_an_invitation_have_their_own_page(client: Client) -> None:
    event = make_open_event(slug="2097")
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = register_delegation(event=event, sender=sender, colleagues=[Colleague("A", "a@voorbeeld.nl")])
    assert open_link(client, delegation) == f"/aanmelding/delegatie/?delegatie={delegation.guid}"
    assert client.get("/aanmelding/sessies/").status_code == 404  # a sender does not come in at a colleague's


@pytest.mark.parametrize("purpose", [Purpose.CALENDAR, Purpose.MANAGE])
def test_a_link_for_one_thing_opens_no_other(client: Client, purpose: Purpose) -> None:
    token = make_link(make_registration(make_open_event()), purpose=purpose)
    path = f"/aanmelding/{token}/" if purpose == Purpose.CALENDAR else f"/aanmelding/{token}/agenda.ics"
    response = client.get(path)
    assert response.status_code == 404
    assert access.COOKIE not in response.cookies
    assert "Deze link werkt niet (meer)" in response.content.decode()


def test_an_unknown_token_is_not_shown_or_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.get("/aanmelding/abcdefghijklmnopqrstuvwxyz0123456789/")
        client.post("/aanmelding/abcdefghijklmnopqrstuvwxyz0123456789/")
    assert response.status_code == 404
    assert "abcdefghijklmnopqrstuvwxyz" not in response.content.decode() + caplog.text


@pytest.mark.parametrize("form", ["{}", "{}.", "{}/)", "{}).", "{}/>", "{}?naar=sessies"])
def test_a_link_that_a_mail_program_mangled_still_works(client: Client, form: str) -> None:
    token = make_link(make_registration(make_open_event()))
    response = client.get(f"/aanmelding/{form.format(token)}")
    assert (response.status_code, response["Location"]) == (
        303,
        f"/aanmelding/{token}/" + ("?naar=sessies" if "?" in form else ""),
    )
    assert {name: response[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("rest", ["{}/x/", "{}/agenda.ics/", "x/{}/", "%2e", "//voorbeeld.nl/", "gegevens.json/"])
def test_what_is_no_link_is_answered_as_one_that_does_not_work(
    client: Client, rest: str, caplog: pytest.LogCaptureFixture
) -> None:
    token = make_link(make_registration(make_open_event()))
    with caplog.at_level(logging.DEBUG):
        response = client.get(f"/aanmelding/{rest.format(token)}", follow=True)
    assert response.status_code == 404
    assert "Deze link werkt niet (meer)" in response.content.decode()
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert token not in response.content.decode() + caplog.text


def test_an_error_of_the_site_tells_nobody_of_the_link(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registrations.views.link.find_link", lambda token: 1 // 0)
    client.raise_request_exception = False
    response = client.get("/aanmelding/abc/")
    assert response.status_code == 500
    assert {name: response[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", [*(f"/aanmelding/{page}" for page in PAGES), "/aanmelding/delegatie/", "/balie/abc/"])
@pytest.mark.parametrize("opened", [True, False])
def test_no_page_is_kept_found_or_told_of(client: Client, path: str, opened: bool) -> None:
    if opened:
        open_link(client, make_registration(make_open_event()))
    response = client.get(path)
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_dump_holds_no_token(client: Client) -> None:
    row = make_registration(make_open_event())
    token = make_link(row)
    client.get(f"/aanmelding/{token}/")
    assert tables_with(token) == {}


def test_one_of_several_registrations_is_chosen(client: Client) -> None:
    event = make_open_event()
    first = make_registration(event, name="Eerste", email="samen@voorbeeld.nl")
    second = make_registration(event, name="Tweede", email="samen@voorbeeld.nl")
    for row in (first, second, first):  # a second link to the same one is not another one
        open_link(client, row)
    page = client.get("/aanmelding/").content.decode()
    assert page.count(f"?aanmelding={first.code}") == page.count(f"?aanmelding={second.code}") == 1
    assert "Tweede" in client.get(f"/aanmelding/?aanmelding={second.code}").content.decode()


def test_withdrawing_links_closes_all_and_sends_one(client: Client) -> None:
    row = make_registration(make_open_event())
    other = Client()
    open_link(other, row)
    calendar = make_link(row, purpose=Purpose.CALENDAR)
    open_link(client, row)
    response = send(client, "/aanmelding/links/")
    assert (response.status_code, response["Location"]) == (303, "/aanmelding/klaar/?wat=links")
    assert other.get("/aanmelding/sessies/").status_code == 404
    assert client.get(f"/aanmelding/{calendar}/agenda.ics").status_code == 404
    assert Letter.objects.filter(kind=Letter.Kind.LINK, registration=row).count() == 1


def test_a_cookie_is_signed_and_over_after_hours(client: Client) -> None:
    row = make_registration(make_open_event())
    open_link(client, row)
    good = client.cookies[access.COOKIE].value
    cookie = client.cookies[access.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    client.cookies[access.COOKIE] = good[:-2] + ("aa" if not good.endswith("aa") else "bb")
    assert client.get("/aanmelding/sessies/").status_code == 404


def test_an_invitation_opens_the_sign_up_page(client: Client) -> None:
    event = make_open_event(slug="2098", invitation_only=True)
    invitation = invite(event=event, name="Gast", email="gast@voorbeeld.nl", by=SYSTEM)
    response = client.get(f"/aanmelding/{make_link(invitation)}/")
    assert (response.status_code, response["Location"]) == (303, "/jaarconferentie/2098/aanmelden/")


def test_links_are_over_when_the_data_is_erased(client: Client) -> None:
    row = make_registration(make_open_event(day=dt.date(2097, 6, 18)))
    make_link(row)
    assert AccessLink.objects.get(registration=row).expires_at.date() > dt.date(2097, 6, 18)
