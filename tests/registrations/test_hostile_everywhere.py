"""Names that try to be something else, through every form and into every output: they stay names."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from core import richtext
from registrations import actions
from registrations.links import make_link
from registrations.models import Delegation, Invitation, Registration
from registrations.models.access_link import Purpose
from tests.builders import make_room, make_venue
from tests.registrations.every_letter import deliver_every_kind
from tests.registrations.outputs import html_shape, html_text, mail_shape, shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import address, answers, block
from tests.registrations.smtp import Box, serving
from tests.registrations.test_admin_registration import form_of
from tests.registrations.test_delegation_pages import send as send_delegation
from tests.registrations.visits import open_link, send

pytestmark = pytest.mark.django_db
HOSTILE = (
    *(
        "=1+1",
        "＝1",
        "An\r\nBcc: x@x.nl",
        "An\r\nATTENDEE:mailto:x@x.nl",
        "]]>",
        "An\x0bB",
        "<script>alert(1)</script>",
    ),
    *("{{ 7|add:7 }}", "{% load x %}", "An\u202etxt.exe", "é" * 150, "👩🏽‍🔧", "An\x00B", "محمد عبد الله"),
    *('" onfocus="alert(1)', "</title></style><script>alert(1)</script>", "&lt;b&gt; &amp;amp;", "\\;\\n:x, y"),
)
OWN = (
    *("", "gegevens/", "sessies/", "komt-u/", "overdragen/", "annuleren/", "links/", "wissen/", "agenda/", "dagkaart/"),
    *("gegevens.json", "qr.svg"),
)
ADMIN = ("registration", "delegation", "change", "specialneeds", "letter", "invitation")


class Walk:
    """Goes through every form with one name, and keeps the structure of all that came back."""

    def __init__(self, name: str) -> None:
        self.name, self.shown = name, richtext.line(name)
        self.who = name.replace("@", " ")  # of people: an address in their name is refused
        self.shapes: dict[str, Any] = {}
        self.event = make_open_event(city=name[:100])
        room = make_room(self.event, name=name[:80], venue=make_venue(self.event, name=name[:100], street=name[:100]))
        self.free = make_workshop(self.event, title=name, room=room)
        self.full = make_workshop(self.event, "15:00", "16:00", title=name, room=room, capacity=1)
        self.person = {"name": self.who, "organisation": name, "function": name, "diet": name, "access": name}
        self.person |= {"consent": "on", "sector": "anders", "photo": "ja"}

    def keep(self, label: str, answer: Any, status: int = 200, *, named: bool = True) -> Any:
        """Fails when the answer cannot be read, or when the name is not on it as it is."""
        assert answer.status_code == status, (label, answer.status_code)
        if status == 302:
            return answer
        content_type = answer["Content-Type"]
        self.shapes[label] = shape(content_type, answer.content)
        if named and content_type.startswith("text/html"):
            words = " ".join(html_text(answer.content).split())
            assert self.shown in words or richtext.line(self.who) in words, label
        return answer

    def sign_up(self, client: Client, label: str, **fields: Any) -> None:
        chosen = {block(self.free): self.free.pk, block(self.full, "wacht"): self.full.pk}
        filled = answers(**{**self.person, "email": "een@voorbeeld.nl", **chosen, **fields})
        for stage in ("check", "edit", "confirm"):
            page = client.post(address(self.event), {**filled, "stage": stage})
            self.keep(f"{label} {stage}", page)
        wrong = client.post(address(self.event), {**filled, "email": self.name, "sector": self.name})
        self.keep(f"{label} wrong", wrong, 422)

    def visitor(self) -> Registration:
        """Signs up, asks for a link, and looks at and changes everything of one's own."""
        client = Client()
        make_registration(self.event, self.full, email="nul@voorbeeld.nl")
        self.sign_up(client, "sign-up")
        row = Registration.objects.get(email="een@voorbeeld.nl")
        self.keep("link", client.post("/aanmelding/link/", {"email": self.name}), 422)
        open_link(client, row)
        for page in OWN:
            named = page not in {"komt-u/", "overdragen/", "annuleren/", "links/", "wissen/", "agenda/"}
            self.keep(f"own {page}", client.get(f"/aanmelding/{page}"), named=named)
        self.keep("feed", client.get(f"/aanmelding/{make_link(row, purpose=Purpose.CALENDAR)}/agenda.ics"))
        wrong = send(client, "/aanmelding/gegevens/", {**self.person, "email": self.name})
        self.keep("details wrong", wrong, 422)
        assert send(client, "/aanmelding/gegevens/", {**self.person, "email": "twee@voorbeeld.nl"}).status_code == 303
        open_link(client, make_registration(self.event, email="drie@voorbeeld.nl"))
        self.keep("choose", client.get("/aanmelding/"), named=False)
        return row

    def hand_over(self) -> None:
        client, colleague = Client(), {"name": self.who, "email": "vier@voorbeeld.nl"}
        open_link(client, make_registration(self.event, self.free, name=self.name, email="vijf@voorbeeld.nl"))
        self.keep("transfer", send(client, "/aanmelding/overdragen/", colleague))
        self.keep("transfer back", send(client, "/aanmelding/overdragen/", {**colleague, "terug": "ja"}))
        self.keep("transfer wrong", send(client, "/aanmelding/overdragen/", {**colleague, "email": self.name}), 422)
        assert send(client, "/aanmelding/overdragen/", {**colleague, "bevestig": "ja"}).status_code == 303

    def delegate(self) -> None:
        client = Client()
        known = {"sender_name": self.who, "organisation": self.name, "name-0": self.who}
        known |= {"sender_email": "zes@voorbeeld.nl", "email-0": "zeven@voorbeeld.nl"}
        for stage in ("check", "edit", "more", "confirm"):
            self.keep(f"delegation {stage}", send_delegation(client, self.event, stage=stage, **known))
        wrong = send_delegation(client, self.event, **{**known, "email-0": self.name, "sender_email": self.name})
        self.keep("delegation wrong", wrong, 422)
        open_link(client, Delegation.objects.get(event=self.event))
        self.keep("delegation own", client.get("/aanmelding/delegatie/"))

    def invite(self, admin: Client) -> None:
        """Lines of the admin, of which each is a guest; and the form that is filled in beforehand."""
        lines = f"{self.name}, acht@voorbeeld.nl, {self.name}"
        path = reverse("admin:registrations_invitation_add")
        page = admin.post(path, {"event": self.event.pk, "guests": lines})
        one_line = "\n" not in self.name  # else these are two lines, which are refused by number
        assert page.status_code == (302 if one_line else 422)
        if page.status_code == 422:
            shape(page["Content-Type"], page.content)
            actions.invite(
                event=self.event, email="acht@voorbeeld.nl", name=self.name, organisation=self.name, by=actions.SYSTEM
            )
        admin.get("/beheer/")  # reads away what was said
        guest = Client()
        guest.get(f"/aanmelding/{make_link(Invitation.objects.get())}/")
        self.keep("invitation", guest.get(address(self.event)))
        self.sign_up(guest, "guest", email="acht@voorbeeld.nl")

    def organise(self, admin: Client, row: Registration) -> None:
        """Reasons and details in the admin, and every list and page."""
        row.refresh_from_db()
        change = reverse("admin:registrations_registration_change", args=[row.pk])
        fields = {**form_of(row), **dict.fromkeys(("organisation", "function", "reason"), self.name), "name": self.who}
        self.keep("admin wrong", admin.post(change, {**fields, "email": self.name}))
        self.keep("admin change", admin.post(change, fields), 302)
        line = reverse("admin:registrations_line_session", args=[self.full.pk])
        seat = row.seats.get(session=self.full)
        self.keep("line wrong", admin.post(line, {"row": seat.pk, "move": "1", "reason": self.name}), 422)
        self.keep("line move", admin.post(line, {"row": seat.pk, "move": "1", "position": 1, "reason": self.name}), 302)
        self.keep("line", admin.get(line))
        self.keep("line give", admin.post(line, {"row": seat.pk, "give": "1", "reason": self.name}), 302)
        self.keep("event line", admin.get(reverse("admin:registrations_line_event", args=[self.event.pk])), named=False)
        self.keep("admin row", admin.get(change))
        for step in ("cancel", "erase"):
            path = reverse(f"admin:registrations_registration_{step}", args=[row.pk])
            self.keep(f"admin {step}", admin.get(path))
            long = admin.post(path, {"reason": self.name * 600})
            self.keep(f"admin {step} wrong", long, 422)
            if step == "cancel":
                self.keep("admin cancelled", admin.post(path, {"reason": self.name}), 302)
        self.lists(admin)
        self.keep("admin erased", admin.post(path, {"reason": self.name}), 302)

    def lists(self, admin: Client) -> None:
        for model in ADMIN:
            named = model not in ("letter", "specialneeds")
            path = reverse(f"admin:registrations_{model}_changelist")
            listed = self.keep(f"list {model}", admin.get(path), named=named)
            keys = re.findall(rf'href="(?:/beheer/registrations/{model}/)?(\d+)/change/', listed.content.decode())
            pages = [f"/beheer/registrations/{model}/{key}/change/" for key in sorted({int(key) for key in keys})]
            assert pages
            for number, page in enumerate(pages):
                self.keep(f"page {model} {number}", admin.get(page), named=False)
            found = admin.get(path, {"q": self.name})  # no output but for who typed it
            assert found.status_code == (400 if "\x00" in self.name else 200)
            html_shape(found.content.decode())

    def all(self, box: Box) -> dict[str, Any]:
        admin = Client()
        admin.force_login(User.objects.create_superuser("beheer", "beheer@voorbeeld.nl", "x"))
        row = self.visitor()
        self.hand_over()
        self.delegate()
        self.invite(admin)
        self.organise(admin, row)
        mails = deliver_every_kind(box, self.name)
        assert len(box.addresses) == len(mails)
        assert {one.partition("@")[2] for one in box.addresses} == {"voorbeeld.nl"}
        self.shapes["mails"] = [list(mail_shape(mail)) for mail in mails]
        return self.shapes


PLAIN: dict[str, Any] = {}


def walk(name: str, settings: Settings) -> dict[str, Any]:
    with serving(Box(), settings) as box:
        return Walk(name).all(box)


def plain(settings: Settings) -> dict[str, Any]:
    """What a plain name gives. Once for all tests; its rows are taken back."""
    if not PLAIN:
        with transaction.atomic():
            PLAIN.update(walk("Anna Bakker", settings))
            transaction.set_rollback(True)
    return PLAIN


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_a_name_in_every_output(name: str, settings: Settings) -> None:
    settings.SITE_URL = "http://localhost"
    wanted = plain(settings)
    found = walk(name, settings)
    assert found.keys() == wanted.keys()
    if len(name) > 40:  # set smaller on the day card
        del found["own dagkaart/"]
    for label, one in found.items():
        assert one == wanted[label], label


@pytest.mark.parametrize("name", ["\x0b", "\x00", "\u202e", "\r\n", "é" * 300])
def test_what_leaves_no_name_or_too_long_a_one_is_refused_in_words(client: Client, name: str) -> None:
    event = make_open_event()
    page = client.post(address(event), answers(name=name))
    assert (page.status_code, Registration.objects.count()) == (422, 0)
    assert "Fout: " in page.content.decode()
    assert shape(page["Content-Type"], page.content)
