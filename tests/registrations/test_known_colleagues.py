"""A sender cannot find out who was registered: pages and mails are the same for known and new colleagues."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from events.models import Event
from registrations.actions import Colleague, cancel_colleagues, erase, register_delegation
from registrations.letters.deliver import deliver_due
from registrations.models import Delegation, KnownColleague
from tests.registrations.mails import links, text
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.smtp import Box, serving
from tests.registrations.visits import hidden, open_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
SENDER = Colleague("Sam", "sam@voorbeeld.nl")
TEAM = [Colleague(name, "team@voorbeeld.nl") for name in ("Cas", "AN", "Bo")]


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    with serving(Box(), settings) as box:
        yield box


def delegations(*, full: bool) -> list[Delegation]:
    """The same in two editions; in the first An was there already."""
    events = [make_open_event(capacity=1 if full else 100) for _ in range(2)]
    make_registration(events[0], name="Án", email="Team@voorbeeld.nl")
    if full:
        make_registration(events[1])
    return [register_delegation(event=event, sender=SENDER, colleagues=TEAM) for event in events]


def plain(words: str, event: Event) -> str:
    """Without what is of this edition and this link alone."""
    words = words.replace(event.name, "EDITIE").replace(event.title, "EDITIE").replace(event.slug, "EDITIE")
    return re.sub(r"[\w-]{43}|[0-9a-f-]{36}|value=\"[^\"]*\"", "X", words)


def page_of(delegation: Delegation, *, cancel: str = "") -> str:
    client = Client()
    open_link(client, delegation)
    path = "/aanmelding/delegatie/"
    page = client.get(path).content.decode()
    if cancel:
        found = re.search(rf'value="([^"]+)"[^>]*>\s*(?:<label[^>]*>)?\s*{cancel}', page)
        assert found, page
        answer = client.post(path, {**hidden(page), "colleagues": [found[1]], "sure": "on"})
        page = client.get(answer["Location"]).content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert main.count("<li>") >= 3
    return plain(main, delegation.event)


@pytest.mark.parametrize("full", [False, True])
def test_pages_are_the_same(full: bool) -> None:
    known, new = delegations(full=full)
    assert KnownColleague.objects.get().delegation == known
    assert page_of(known) == page_of(new)
    assert page_of(known).count("Op de wachtlijst") == (3 if full else 0)
    assert page_of(known, cancel="AN") == page_of(new, cancel="AN")
    assert page_of(known).count("Geannuleerd") == 1


@pytest.mark.parametrize("full", [False, True])
def test_mails_to_the_sender_are_the_same(box: Box, full: bool) -> None:
    teams = delegations(full=full)
    deliver_due()
    mails = [mail for _, mail in box.mails if mail["To"] == SENDER.email]
    for kind in ("plain", "html"):
        first, second = (plain(text(mail, kind), team.event) for mail, team in zip(mails, teams, strict=True))
        assert first == second
        assert "AN: " in first


def test_a_sender_who_cancels_drops_who_was_known_from_the_list_alone(box: Box) -> None:
    known, _ = delegations(full=False)
    row = KnownColleague.objects.get().registration
    deliver_due()
    box.mails.clear()
    for number in (1, 0):
        assert (
            cancel_colleagues(delegation=known, registrations=[row], known=list(KnownColleague.objects.all())) == number
        )
    row.refresh_from_db()
    assert row.has_place
    deliver_due()
    (mail,) = (mail for _, mail in box.mails)
    assert mail["To"] == "Team@voorbeeld.nl"
    for kind in ("plain", "html"):
        assert "Uw aanmelding blijft staan." in text(mail, kind)
        assert "niets te doen" not in text(mail, kind)
    assert any(one.endswith("?naar=annuleren") for one in links(mail))


def test_nobody_drops_a_colleague_of_another_delegation() -> None:
    _, new = delegations(full=False)
    assert cancel_colleagues(delegation=new, registrations=[], known=list(KnownColleague.objects.all())) == 0
    assert KnownColleague.objects.get().dropped_at is None


def test_the_name_goes_with_the_person() -> None:
    known, _ = delegations(full=False)
    erase(registration=KnownColleague.objects.get().registration)
    assert KnownColleague.objects.get().name == ""
    assert page_of(known).count("Naam gewist") == page_of(known).count("Gegevens gewist") == 1
