"""Every link of every letter, opened twice as people, cookieless checkers and mail scanners do: no row changes."""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.test import Client
from pytest_django.fixtures import Settings

from registrations.actions import SYSTEM, Colleague, invite, register_delegation
from registrations.links import make_link
from registrations.models.access_link import Purpose
from tests.registrations.addresses import addresses
from tests.registrations.every_letter import deliver_every_kind
from tests.registrations.mails import links, text
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, serving
from tests.registrations.tables import dump, tables_with
from tests.registrations.visits import hidden, open_link

pytestmark = pytest.mark.django_db
SITE = "http://localhost"
READERS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",  # Outlook looks before the reader does
)
TOKEN = re.compile(r"/aanmelding/([\w-]{43})/")
# asked for by a script, which has no use for a page to log in
SCRIPTS = {"desk-worker", "desk-offline", "desk-roster", "desk-live", "desk-queue"}
SECRET = {"Cache-Control": "no-store, private", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    settings.SITE_URL = SITE
    with serving(Box(), settings) as box:
        yield box


def follow(client: Client, method: str, path: str, agent: str) -> list[Any]:
    """The answers up to the last page, each asked for with the same method."""
    answers: list[Any] = []
    while len(answers) < 5:
        answers.append(getattr(client, method)(path, headers={"user-agent": agent}))
        if not 300 <= answers[-1].status_code < 400:
            return answers
        path = answers[-1]["Location"]
    raise AssertionError(path)


def open_every_way(found: set[str]) -> Iterator[tuple[str, list[Any]]]:
    """Each address with GET and HEAD, twice, by each reader, in a browser that opened nothing before."""
    for address in sorted(found):
        parts = urlsplit(address)
        assert f"{parts.scheme}://{parts.netloc}" in (SITE, SITE.replace("http", "webcal")), address
        for agent in READERS:
            for method in ("head", "get", "head", "get"):
                path = f"{parts.path}?{parts.query}".rstrip("?")
                yield address, follow(Client(), method, path, agent)


def calendar_addresses() -> set[str]:
    """What the page shows once after the button: for a browser and for a calendar program."""
    client = Client()
    open_link(client, make_registration(event := make_open_event(), make_workshop(event)))
    sent = hidden(client.get("/aanmelding/agenda/").content.decode())
    page = client.post("/aanmelding/agenda/", sent).content.decode()
    return set(re.findall(r'(?:https?|webcal)://[^"<>\s]+/agenda\.ics', page))


def test_every_link_of_every_letter_changes_no_row_and_works_again(box: Box, caplog: pytest.LogCaptureFixture) -> None:
    FlatPage.objects.create(url="/privacy/", title="Privacy").sites.add(settings.SITE_ID)
    with caplog.at_level(logging.DEBUG):
        mails = deliver_every_kind(box)
        found = {link for mail in mails for link in links(mail)} | calendar_addresses()
        before = dump()
        for address, answers in open_every_way(found):
            assert answers[-1].status_code == 200, address
            if TOKEN.search(address):
                look_at_secret(address, answers)
        assert dump() == before
    tokens = {match[1] for link in found if (match := TOKEN.search(link))}
    assert len(tokens) > len(mails) / 2
    own = "\n".join(one.getMessage() for one in caplog.records if one.name not in {"mail.log", "asyncio"})
    for token in tokens:
        assert tables_with(token) == {}
        assert token not in own


def look_at_secret(address: str, answers: list[Any]) -> None:
    """Nobody else keeps, finds or tells of it, and nothing that it leads to repeats the token."""
    match = TOKEN.search(address)
    assert match is not None
    first, last = answers[0], answers[-1]
    feed = address.endswith(".ics")
    for name, value in SECRET.items():
        assert first[name] == ("private, max-age=300" if feed and name == "Cache-Control" else value), address
    for answer in answers:
        assert match[1] not in str(answer.headers) + answer.content.decode() + str(answer.cookies), address
    if last.request["PATH_INFO"].startswith("/aanmelding/") and not feed:
        assert {name: last[name] for name in SECRET} == SECRET


def test_no_letter_has_a_button_of_its_own(box: Box) -> None:
    """Of all that a letter leads to, no address does or answers anything by itself."""
    for mail in deliver_every_kind(box):
        assert "<form" not in text(mail, "html")
        assert not [one for one in links(mail) if re.search(r"[?&](antwoord|aanvaard|bevestig|sure)=", one)]


@pytest.mark.parametrize("method", ["get", "head"])
def test_no_address_of_the_app_changes_a_row_when_it_is_opened(client: Client, method: str) -> None:
    """Read from the list of addresses; in a browser that opened all that there is to open."""
    event = make_open_event()
    row = make_registration(event, make_workshop(event))
    team = register_delegation(event=event, sender=Colleague("Z", "z@x.nl"), colleagues=[Colleague("A", "a@x.nl")])
    for subject in (row, team, invite(event=event, email="gast@x.nl", by=SYSTEM)):
        client.get(f"/aanmelding/{make_link(subject)}/")
    tokens = {"registration-calendar": make_link(row, purpose=Purpose.CALENDAR)}
    manage = make_link(row)
    before = dump()
    rest = {"code": row.code, "guid": str(row.guid), "rest": manage}
    for name in addresses(event="x", token="x", **rest):
        path = addresses(event=event.slug, token=tokens.get(name, manage), **rest)[name]
        for query in ("", "?gedaan=gegevens", "?wat=gewist", "?naar=annuleren", "?antwoord=nee&bevestig=ja&sure=on"):
            answer = getattr(client, method)(path + query)
            refused = name in SCRIPTS or (name == "registration-done" and "wat=" not in query)
            assert (answer.status_code in (200, 303)) is not refused, (name, query)
    assert dump() == before
