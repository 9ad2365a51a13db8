"""The words of every letter: all facts, true links, nothing that a name could break."""

import datetime as dt
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar
from pytest_django.fixtures import Settings

from core import richtext
from registrations import actions
from registrations.actions import By, Colleague, cancel, register_delegation, transfer
from registrations.actions.erase import wipe_delegations
from registrations.letters import outbox
from registrations.letters.content import is_needless
from registrations.letters.message import WITH_CALENDAR, make_message, set_text
from registrations.models import Delegation, Letter, Mailing, Registration, Seat, SpecialNeeds
from tests.builders import make_room, make_venue
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db
HOSTILE = (
    *("=1+1", "＝1", "a\r\nBcc: x@x.nl", "a\r\nATTENDEE:mailto:x@x.nl", "]]>", "a\x0bb", "<script>alert(1)</script>"),
    *("{{ 7|add:7 }}", "{% load x %}", "\u202egnp", "é" * 150, "👩🏽‍🔧", "</title><img src=//x.nl>", '" onx="'),
)


@pytest.fixture(autouse=True)
def _site_url(settings: Settings) -> None:
    settings.SITE_URL = "http://localhost"


class Html(HTMLParser):
    """Collects tags and addresses, and fails on what mail must not have."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {
            *("html", "head", "meta", "title", "body"),
            *("p", "a", "ul", "li", "h2", "strong", "br"),
        }
        assert not {"style", "src", "srcset", "onx"} & {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def send(letter: Letter) -> tuple[str, str, str]:
    """Subject, text and HTML of the mail."""
    letter.refresh_from_db()
    message = make_message(letter, "T" * 43)
    html = str(message.alternatives[0][0])
    for link in Html(html).links:
        assert link.startswith("http://localhost"), link
    assert not re.search(r"\{[{%]", message.body.replace("{{ 7|add:7 }}", "").replace("{% load x %}", ""))
    assert max(len(line) for line in message.body.split("\n") if "http" not in line) <= 160
    assert message.message().as_bytes()
    return str(message.subject), str(message.body), html


def last(kind: str) -> Letter:
    return Letter.objects.filter(kind=kind).latest("pk")


def all_kinds(name: str = "Zoë van Dam") -> list[Letter]:
    """A letter of each kind, of which most come from the actions; the others are written as their pages do."""
    event = make_open_event(capacity=3, slug="komend", name="Jaarconferentie")  # no number: a test searches for one
    make_room(event, venue=make_venue(event, name=name[:100], street="Dorpsstraat 1"))
    room = event.venues.get().rooms.get()
    session = make_workshop(event, title=name, capacity=1, room=room)
    person = make_registration(event, session, name=name, email="a@voorbeeld.nl")
    team = register_delegation(
        event=event, sender=Colleague(name, "a@voorbeeld.nl"), colleagues=[Colleague(f"{name[:140]} 2", "t@x.nl")]
    )
    other = make_registration(event, waiting=(session,), name=name, email="b@voorbeeld.nl")
    queued = make_registration(event, session, name=name, email="c@voorbeeld.nl")
    colleague = transfer(registration=person, name=f"{name[:140]} 3", email="d@voorbeeld.nl")
    cancel(registration=colleague)
    offers = [Registration.objects.get(pk=queued.pk), Seat.objects.get(registration=other)]
    for offer in offers:
        type(offer)._default_manager.filter(pk=offer.pk).update(offered_until=timezone.now() + dt.timedelta(hours=1))
    actions.change_details(registration=other, details=actions.Details(name=name, email="e@voorbeeld.nl"))
    actions.invite(event=event, email="g@x.nl", name=name, by=By())
    for kind in ("bekend", "herinnering", "bedankt", "link", "aanbod-verlopen", "gewist"):
        who = None if kind == "gewist" else other
        Letter.objects.create(kind=kind, event=event, to="x@x.nl", registration=who, facts={"session": name})
    mailing = Mailing.objects.create(
        event=event, subject=f"{event.name} {name}"[:150], body=f"Tot dan, {richtext.line(name)}."
    )
    Letter.objects.create(kind="bericht", event=event, to="x@x.nl", registration=other, mailing=mailing)
    changes = {"sessions": [[name, ["Nu: 14.00 tot 15.00 uur", "Eerst: 13.00 tot 14.00 uur"]]], "day": ["Gent"]}
    Letter.objects.create(kind="programma", event=event, to="x@x.nl", registration=other, facts=changes)
    assert team.registrations.count() == 1
    return list(Letter.objects.order_by("pk"))


def test_every_kind_is_written_in_words() -> None:
    letters = all_kinds()
    assert {one.kind for one in letters} == set(Letter.Kind.values)
    for letter in letters:
        subject, text, html = send(letter)
        assert letter.event.name in subject or "Zoë" in subject
        assert text.startswith("Beste ")
        assert "\n\n\n" not in text
        assert f"<title>{subject}</title>" in html
        for word in ("None", "True", "[", "deelnemer,"):
            assert word not in text or letter.kind == "gewist", (letter.kind, text)


def test_who_was_registered_by_someone_erased_since_reads_of_a_colleague() -> None:
    letters = {one.kind: one for one in all_kinds()}
    wipe_delegations(list(Delegation.objects.values_list("pk", flat=True)))
    Letter.objects.filter(kind=Letter.Kind.TAKEN_OVER).update(facts={})
    for kind, words in (
        (Letter.Kind.COLLEAGUE, "Een collega meldde u aan voor de"),
        (Letter.Kind.TAKEN_OVER, "Een collega gaf u een plaats op de"),
    ):
        _, text, html = send(letters[kind])
        assert text.split("\n")[2].startswith(words)
        assert f"<p>{words}" in html


@pytest.mark.parametrize("name", HOSTILE)
def test_names_break_out_of_no_letter(name: str) -> None:
    for letter in all_kinds(name):
        mail = make_message(letter, "T" * 43).message()
        assert mail["Bcc"] is None
        assert len(mail.get_all("Subject", [])) == 1
        _, text, _ = send(letter)
        assert "\nBcc:" not in text
        assert not re.search(r"^Beste 14\b|\b14 [23]\b", text, re.MULTILINE)  # what the template in a name would give
        for part in mail.walk():
            if part.get_content_type() == "text/calendar":
                calendar = Calendar.from_ical(bytes(part.get_payload(decode=True)))
                assert not any("ATTENDEE" in item for item in calendar.walk("VEVENT"))


def test_each_letter_leads_where_it_must() -> None:
    link = f"http://localhost/aanmelding/{'T' * 43}/"
    found: dict[str, set[str]] = {}
    for letter in all_kinds():
        _, text, html = send(letter)
        assert {one for one in Html(html).links if "/aanmelding/" in one} == set(re.findall(rf"{link}\S*", text))
        found.setdefault(letter.kind, set()).update(re.findall(rf"{link}\S*", text))
    assert found["herinnering"] >= {f"{link}?naar=komt-u"}
    assert found["aanbod"] == {f"{link}?naar=aanbod"}
    assert found["collega"] == {link, f"{link}?naar=annuleren"}
    for kind in (
        "bedankt",
        "annulering",
        "overgedragen",
        "bevestiging",
        "wachtlijst",
        "bekend",
        "delegatie",
        "uitnodiging",
        "link",
        "bericht",
    ):
        assert found[kind] == {link}
    assert found["programma"] == {f"{link}?naar=sessies", f"{link}?naar=annuleren"}
    assert found["aanbod-verlopen"] == {f"{link}?naar=sessies"}
    assert found["gewist"] == set()


def test_one_place_in_the_shared_mailbox_is_told_from_another() -> None:
    event = make_open_event()
    team = [Colleague(name, "team@voorbeeld.nl") for name in ("An", "Bo")]
    register_delegation(event=event, sender=Colleague("Sam", "sam@voorbeeld.nl"), colleagues=team)
    subjects = [send(one)[0] for one in Letter.objects.filter(kind="collega").order_by("pk")]
    assert subjects == [f"Aanmelding van {name}: {event.name}" for name in ("An", "Bo")]
    _, text, _ = send(Letter.objects.filter(kind="collega").earliest("pk"))
    assert f"Sam meldde u aan voor de {event.name}" in " ".join(text.split())
    cancel(registration=Registration.objects.get(name="Bo"))
    assert send(last("annulering"))[0].endswith("(Bo)")


def test_positions_sessions_and_deadlines_are_told() -> None:
    event = make_open_event(capacity=2)
    full = make_workshop(event, title="Lassen", capacity=1, room=make_room(event, name="Zaal 2"))
    make_registration(event, full)
    waiting = make_registration(event, make_workshop(event, "15:00", "16:00", title="Solderen"), waiting=(full,))
    _, text, _ = send(last("bevestiging"))
    assert "- Solderen, 15.00 tot 16.00 uur" in text
    assert "- Lassen, 13.00 tot 14.00 uur, Zaal 2. U bent nummer 1 op de wachtlijst." in text
    make_registration(event, full)
    assert make_registration(event).state == "wachtlijst"
    assert "bent nummer 2." in send(last("wachtlijst"))[1]
    cancel(registration=waiting)
    offered = last("aanbod")
    assert offered.registration is not None
    until = dt.datetime(2097, 6, 1, 7, 30, tzinfo=dt.UTC)
    Registration.objects.filter(pk=offered.registration.pk).update(offered_until=until)
    assert "tot zaterdag 1 juni 2097, 09.30 uur" in " ".join(send(Letter.objects.get(pk=offered.pk))[1].split())


def test_needs_are_in_no_mail() -> None:
    row = make_registration(make_open_event())
    SpecialNeeds.objects.create(registration=row, diet="zeldzaam", access="zeldzaam")
    assert "zeldzaam" not in "".join(send(last("bevestiging")))


def test_who_to_ask_is_told(settings: Settings) -> None:
    make_registration(make_open_event())
    assert "Vragen? Kijk op http://localhost/" in send(last("bevestiging"))[1]
    settings.REPLY_TO = "organisatie@voorbeeld.nl"
    assert "Vragen? Antwoord op dit bericht." in send(last("bevestiging"))[1]


def test_the_old_address_gets_neither_link_nor_calendar_nor_the_new_address() -> None:
    row = make_registration(make_open_event(), email="oud@voorbeeld.nl")
    actions.change_details(registration=row, details=actions.Details(name=row.name, email="nieuw@voorbeeld.nl"))
    Letter.objects.exclude(to="oud@voorbeeld.nl", kind="wijziging").delete()
    found = outbox.claim()
    assert found is not None
    letter, token = found
    assert token == ""
    message = make_message(letter, token)
    assert "/aanmelding/" not in message.body + str(message.alternatives)
    assert "nieuw@" not in message.body
    assert message.attachments == []


def test_a_colleague_who_did_not_fill_in_is_asked_in_the_reminder() -> None:
    event = make_open_event()
    register_delegation(event=event, sender=Colleague("Sam", "s@x.nl"), colleagues=[Colleague("An", "an@x.nl")])
    for person, asked in ((Registration.objects.get(name="An"), True), (make_registration(event), False)):
        letter = Letter.objects.create(kind="herinnering", event=event, to="x@x.nl", registration=person)
        assert ("Wij missen nog gegevens" in send(letter)[1]) is asked


@pytest.mark.parametrize(("days", "word"), [(2, "Over twee dagen"), (1, "Morgen"), (0, "Vandaag")])
def test_a_reminder_that_was_held_up_counts_the_days_that_are_left(days: int, word: str) -> None:
    event = make_open_event(day=timezone.localdate() + dt.timedelta(days=days))
    row = make_registration(event)
    letter = Letter.objects.create(kind="herinnering", event=event, to="x@x.nl", registration=row)
    assert f"{word} is het zover." in send(letter)[1]


def test_who_let_an_offer_lapse_is_led_back() -> None:
    row = make_registration(make_open_event())
    Registration.objects.filter(pk=row.pk).update(state="verlopen")
    row.refresh_from_db()
    letter = Letter.objects.create(kind="aanbod-verlopen", event=row.event, to="x@x.nl", registration=row)
    assert "Doe weer mee:" in send(letter)[1]


def test_the_calendar_file_comes_with_what_changes_a_calendar() -> None:
    for letter in all_kinds():
        files = [one.get_content_type() for one in make_message(letter, "T").attachments]
        wanted = letter.kind in WITH_CALENDAR and not letter.facts.get("moved")
        assert files == (["text/calendar"] if wanted else []), letter.kind


@pytest.mark.parametrize(
    ("kind", "fields", "needless"),
    [
        ("link", {}, False),
        ("link", {"to": ""}, True),
        ("link", {"registration": None}, True),
        ("bevestiging", {}, False),
        ("wachtlijst", {}, True),
        ("aanbod", {}, True),
        ("uitnodiging", {}, True),
        ("delegatie", {}, True),
        ("annulering", {}, False),
        ("gewist", {"registration": None}, False),
    ],
)
def test_what_says_nothing_true_is_needless(kind: str, fields: dict[str, Any], needless: bool) -> None:
    row = make_registration(make_open_event())
    letter = Letter(**{"kind": kind, "event": row.event, "to": "x@x.nl", "registration": row, **fields})
    assert is_needless(letter) is needless


def test_plain_text_is_set_in_short_lines() -> None:
    text = set_text("- " + "woord " * 30 + "\n\n\n \nhttp://localhost/" + "x" * 90 + "\n")
    lines = text.split("\n")
    assert [line[:8] for line in lines[:4]] == ["- woord ", "  woord ", "  woord ", ""]
    assert len(lines[4]) > 90
    assert text.endswith("x\n")
