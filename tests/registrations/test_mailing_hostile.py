"""What an organiser or an attendee types stays text: in the subject, in the mail, on every page."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core import richtext
from registrations import actions
from registrations.actions import SYSTEM
from registrations.letters.deliver import deliver_due
from registrations.models import Letter, Mailing
from tests.registrations.mailings import PATH, make_mailing, shown, sign
from tests.registrations.outputs import FORBIDDEN, html_shape, html_text
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, serving
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db


def mail_of(mailing: Mailing, settings: Settings) -> tuple[Any, str, str]:
    """The one mail, its text and its HTML, from a real mail server."""
    settings.SITE_URL = "http://localhost"
    Letter.objects.exclude(mailing=mailing).delete()
    actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM)
    with serving(Box(), settings) as box:
        assert deliver_due().sent == 1
    ((_, mail),) = box.mails
    plain, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    return mail, plain, html


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text_in_the_mail_and_on_every_page(text: str, settings: Settings) -> None:
    event = make_open_event()
    session = make_workshop(event, title=text)
    make_registration(event, session, name=text, email="an@voorbeeld.nl")
    client = staff_client(ORGANISERS, events=[event])
    typed = {"subject": text, "body": text, "state": "plaats", "session": session.pk}
    assert client.post(f"{PATH}add/?editie={event.slug}", typed).status_code == 302
    mailing = Mailing.objects.get()
    line = richtext.line(text)
    assert (mailing.subject, mailing.body) == (line, richtext.plain(text))
    mail, plain, html = mail_of(make_mailing(event, subject=mailing.subject, body=mailing.body), settings)
    assert mail["Subject"].strip() == line  # a long word begins on the next line
    assert not {"Bcc", "Cc"} & set(mail.keys())
    assert line in " ".join(plain.split())
    assert not FORBIDDEN.search(plain.replace("\r\n", "\n"))
    assert " ".join(html_text(html.encode()).split()).count(line) >= 2
    assert {one[0] for one in html_shape(html)} <= {"html", "head", "meta", "title", "body", "p", "a"}
    for path in (f"{mailing.pk}/versturen/", f"{mailing.pk}/change/", ""):
        answer = client.get(f"{PATH}{path}")
        assert line in " ".join(html_text(answer.content).split()), path
        html_shape(answer.content.decode())
    client.post(f"{PATH}{mailing.pk}/versturen/", {**shown(client, mailing), "send": "1"})
    answer = client.get(f"{PATH}{mailing.pk}/change/")
    assert line in " ".join(html_text(answer.content).split())
    html_shape(answer.content.decode())


def test_a_template_in_the_text_is_printed_as_it_is(settings: Settings) -> None:
    event = make_open_event()
    make_registration(event)
    body = "{{ 7|add:7 }} {% include 'x' %} {{ link }} {{ person.email }}"
    mail, plain, html = mail_of(make_mailing(event, subject="{{ name }}", body=body), settings)
    assert mail["Subject"] == "{{ name }}"
    assert body in plain
    assert body in html_text(html.encode())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"subject": ""}, "Vul een onderwerp in."),
        ({"subject": "\x0b\u200b"}, "Vul een onderwerp in."),
        ({"subject": "x" * 151}, "Gebruik ten hoogste 150 tekens. Het zijn er nu 151."),
        ({"body": "\r\n \x00"}, "Vul het bericht in."),
        ({"body": "é" * 10_001}, "Gebruik ten hoogste 10000 tekens. Het zijn er nu 10001."),
        ({"state": "<x>"}, "Selecteer een geldige keuze."),
        ({"session": "x"}, "Kies een sessie uit de lijst."),
        ({"session": "9" * 30}, "Kies een sessie uit de lijst."),
    ],
)
def test_what_cannot_be_is_refused_in_words(fields: dict[str, str], words: str) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    typed = {"subject": "Dag", "body": "Wat er staat, blijft.", "state": "plaats", **fields}
    answer = client.post(f"{PATH}add/?editie={event.slug}", typed)
    assert (answer.status_code, Mailing.objects.count()) == (422, 0)
    seen = html_text(answer.content)
    assert words in seen
    assert "Fout: " in seen
    assert "Wat er staat, blijft." in seen or "body" in fields
    html_shape(answer.content.decode())


@pytest.mark.parametrize("slug", ["", "x", "9" * 30, "\x00"])
def test_an_edition_that_does_not_exist_is_no_fault_of_ours(slug: str) -> None:
    client = staff_client(ORGANISERS, events=[make_open_event()])
    answer = client.post(f"{PATH}add/", {"subject": "Dag", "body": "Dag."}, query_params={"editie": slug})
    assert answer.status_code == (400 if "\x00" in slug else 404)


def test_the_longest_text_goes_whole(settings: Settings) -> None:
    event = make_open_event()
    make_registration(event)
    body = ("Een lange regel met woorden. " * 350)[:9_990] + "einde."
    _, plain, html = mail_of(make_mailing(event, body=body), settings)
    assert " ".join(plain.split()).count("Een lange regel met woorden.") == body.count("Een lange regel met woorden.")
    assert "einde." in plain
    assert "einde." in html
    assert max(len(one) for one in plain.splitlines()) <= 100


def test_a_made_up_key_is_not_found(client: Client) -> None:
    staff = staff_client(ORGANISERS, events=[make_open_event()])
    for key in ("0", "9" * 18, "9" * 30):
        for path in ("versturen/", "change/", "kopie/"):
            assert staff.post(f"{PATH}{key}/{path}").status_code in (302, 404)
            assert not re.search("^/beheer/login", str(staff.get(f"{PATH}{key}/{path}").get("Location", "")))
