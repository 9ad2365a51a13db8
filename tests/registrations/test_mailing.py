"""A message goes to exactly the group that was shown, each person once, whatever happens meanwhile."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from registrations import actions
from registrations.actions import By, Needs, NotADraft, OutcomeChanged
from registrations.letters import outbox
from registrations.letters.content import is_needless
from registrations.letters.deliver import deliver_due
from registrations.letters.typed_text import paragraphs
from registrations.models import Change, Letter, Mailing, Registration
from registrations.models.change import Actor
from registrations.purge import purge
from tests.builders import moment
from tests.registrations.mailings import addresses, make_mailing, sign
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, serving
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
ORGANISER = By(Actor.ORGANISER)


def send(mailing: Mailing) -> int:
    return actions.send_mailing(mailing=mailing, shown=sign(mailing), by=ORGANISER)


def test_each_person_of_the_group_gets_one_also_in_one_mailbox() -> None:
    event = make_open_event(capacity=4)
    session = make_workshop(event)
    for name, seats in (("An", (session,)), ("Bo", (session,)), ("Cas", ())):
        make_registration(event, *seats, name=name, email=f"{'samen' if seats else name}@voorbeeld.nl")
    Registration.objects.filter(pk=make_registration(event, session).pk).update(email="")
    make_registration(event, session, name="Wacht")
    mailing = make_mailing(event, session=session)
    assert send(mailing) == 2
    assert addresses(mailing) == ["samen@voorbeeld.nl"] * 2
    mailing.refresh_from_db()
    assert mailing.sent_at is not None
    assert mailing.recipients == 2
    change = Change.objects.get(action="bericht")
    assert (change.actor, change.registration) == ("organisatie", None)
    assert change.details == {"mailing": mailing.pk, "number": 2}


def test_it_is_sent_once() -> None:
    event = make_open_event()
    make_registration(event)
    mailing = make_mailing(event)
    seen = sign(mailing)
    send(mailing)
    for action in (
        lambda: actions.send_mailing(mailing=mailing, shown=seen, by=ORGANISER),
        lambda: actions.save_mailing(mailing=mailing, seen=mailing.updated_at.isoformat()),
        lambda: actions.send_test(mailing=mailing, to="ik@voorbeeld.nl"),
        lambda: actions.delete_mailing(mailing=mailing),
    ):
        with pytest.raises(NotADraft):
            action()
    assert len(addresses(mailing)) == 1


@pytest.mark.parametrize("what", ["came", "went", "text", "nobody"])
def test_nothing_goes_when_it_is_not_what_was_shown(what: str) -> None:
    event = make_open_event()
    rows = [make_registration(event) for _ in range(2)]
    mailing = make_mailing(event)
    seen = sign(mailing)
    match what:
        case "came":
            make_registration(event)
        case "went":
            actions.cancel(registration=rows[0])
        case "text":
            Mailing.objects.update(body="Anders.")
        case "nobody":
            for row in rows:
                actions.cancel(registration=row)
            seen = sign(mailing)
    with pytest.raises(OutcomeChanged):
        actions.send_mailing(mailing=mailing, shown=seen, by=ORGANISER)
    mailing.refresh_from_db()
    assert (addresses(mailing), mailing.sent_at) == ([], None)
    assert not Change.objects.filter(action="bericht").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_pressed_at_once_it_goes_once() -> None:
    event = make_open_event()
    for _ in range(10):
        make_registration(event)
    mailing = make_mailing(event)
    seen = sign(mailing)
    found = at_once([lambda: actions.send_mailing(mailing=mailing, shown=seen, by=ORGANISER)] * 3)
    assert sorted(type(one).__name__ for one in found) == ["NoneType", "NotADraft", "NotADraft"]
    assert len(set(addresses(mailing))) == len(addresses(mailing)) == 10


def test_the_mail_greets_by_name_and_says_why(settings: Settings) -> None:
    settings.SITE_URL, settings.REPLY_TO = "http://localhost", "organisatie@voorbeeld.nl"
    event = make_open_event()
    actions.register(event=event, details=details(name="Zoë", email="zoe@voorbeeld.nl"), needs=Needs(diet="zeldzaam"))
    Letter.objects.all().delete()
    mailing = make_mailing(
        event, subject="Parkeren", body="Let op.\nHet is druk.\n\nZie https://voorbeeld.nl/a?b=1&c=2."
    )
    send(mailing)
    with serving(Box(), settings) as box:
        assert deliver_due().sent == 1
    ((to, mail),) = box.mails
    assert (to, mail["Subject"], mail["Reply-To"]) == ("zoe@voorbeeld.nl", "Parkeren", "organisatie@voorbeeld.nl")
    plain, html = (mail.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert plain.startswith(
        "Beste Zoë,\n\nLet op.\nHet is druk.\n\nZie https://voorbeeld.nl/a?b=1&c=2.\n\nBekijk of wijzig"
    )
    assert "http://localhost/aanmelding/" in plain
    assert f"U krijgt dit bericht omdat u aangemeld bent voor de {event.name}." in " ".join(plain.split())
    assert "Antwoord op dit bericht." in plain
    assert "<p>Let op.<br>\nHet is druk.</p>" in html
    assert ">https://voorbeeld.nl/<wbr>a<wbr>?b=1<wbr>&amp;c=2</a>.</p>" in html
    assert '<a href="https://voorbeeld.nl/a?b=1&amp;c=2">' in html
    assert "zeldzaam" not in plain + html


def test_who_cancels_before_it_goes_gets_none_and_who_was_chosen_as_cancelled_does() -> None:
    event = make_open_event()
    stays, leaves, gone = (make_registration(event) for _ in range(3))
    actions.cancel(registration=gone)
    everyone, cancelled = make_mailing(event, state=""), make_mailing(event, state="geannuleerd")
    assert (send(everyone), send(cancelled)) == (3, 1)
    actions.cancel(registration=leaves)
    found = {
        (one.mailing_id, one.registration_id): is_needless(one)
        for one in Letter.objects.filter(kind="bericht").select_related("registration__event", "mailing")
    }
    assert found == {
        (everyone.pk, stays.pk): False,
        (everyone.pk, leaves.pk): True,
        (everyone.pk, gone.pk): False,
        (cancelled.pk, gone.pk): False,
    }


def test_a_test_goes_to_the_organiser_without_the_link_of_the_first(settings: Settings) -> None:
    settings.SITE_URL = "http://localhost"
    event = make_open_event()
    make_registration(event, name="Zoë")
    Letter.objects.all().delete()
    mailing = make_mailing(event)
    actions.send_test(mailing=mailing, to="ik@voorbeeld.nl")
    with serving(Box(), settings) as box:
        assert deliver_due().sent == 1
    ((to, mail),) = box.mails
    assert (to, mail["Subject"]) == ("ik@voorbeeld.nl", "[Proef] Tot volgende week")
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert text.startswith("Beste Zoë,")
    assert "/aanmelding/" not in str(mail)
    assert "[Hier staat de persoonlijke link van de ontvanger.]" in text
    mailing.refresh_from_db()
    assert (mailing.sent_at, addresses(mailing)) == (None, [])
    assert send(mailing) == 1  # the first gets theirs as well


def test_of_a_draft_that_was_thrown_away_no_test_goes() -> None:
    event = make_open_event()
    make_registration(event)
    mailing = make_mailing(event)
    actions.send_test(mailing=mailing, to="ik@voorbeeld.nl")
    actions.delete_mailing(mailing=mailing)
    assert is_needless(Letter.objects.select_related("mailing", "registration__event").get(kind="bericht"))


def test_a_worker_killed_halfway_leaves_the_rest_to_the_next(settings: Settings) -> None:
    """What was accepted and marked is not sent again; what it had in hands comes free with its lease."""
    settings.SITE_URL = "http://localhost"
    event = make_open_event()
    people = [make_registration(event) for _ in range(5)]
    Letter.objects.all().delete()
    mailing = make_mailing(event)
    send(mailing)
    with serving(Box(), settings) as box:
        assert deliver_due(limit=2).sent == 2
        assert outbox.claim() is not None  # and then it was killed
        assert deliver_due().sent == 2
        Letter.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
        assert deliver_due().sent == 1
    assert sorted(box.addresses) == sorted(one.email for one in people)


def test_the_purge_leaves_the_text_and_no_address() -> None:
    event = make_open_event()
    make_registration(event, email="an@voorbeeld.nl")
    mailing = make_mailing(event, body="Neem een pen mee.")
    actions.send_test(mailing=mailing, to="ik@voorbeeld.nl")
    send(mailing)
    purge(moment("2098-06-01 12:00"))
    assert set(Letter.objects.filter(mailing=mailing).values_list("to", "state")) == {("", "vervallen")}
    mailing.refresh_from_db()
    assert (mailing.body, mailing.recipients) == ("Neem een pen mee.", 1)


def test_sending_costs_the_same_for_one_as_for_three(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in (1, 3):
        event = make_open_event()
        for _ in range(number):
            make_registration(event)
        mailing = make_mailing(event)
        seen = sign(mailing)
        with django_assert_num_queries(8):
            actions.send_mailing(mailing=mailing, shown=seen, by=ORGANISER)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Zie http://x.nl.", '<p>Zie <a href="http://x.nl">http://x.nl</a>.</p>'),
        ("(https://x.nl/a,b)", '<p>(<a href="https://x.nl/a,b">https://x.nl/<wbr>a,b</a>)</p>'),
        ("javascript:alert(1) www.x.nl a@x.nl", "<p>javascript:alert(1) www.x.nl a@x.nl</p>"),
        ('https://x.nl/"onx="1', '<p><a href="https://x.nl/">https://x.nl/<wbr></a>&quot;onx=&quot;1</p>'),
        ("<b>a</b> & b\n \n\nc", "<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p><p>c</p>"),
        ("https://", "<p>https://</p>"),
    ],
)
def test_addresses_of_pages_become_links_and_nothing_else_does(text: str, html: Any) -> None:
    assert "".join(f"<p>{one}</p>" for one in paragraphs(text)) == html
