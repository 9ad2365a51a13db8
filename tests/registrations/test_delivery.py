"""The outbox against a real SMTP server: everything arrives, once, whatever the server does."""

import datetime as dt
import re
from collections import Counter
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from registrations.actions import cancel, erase
from registrations.letters import outbox
from registrations.letters.deliver import Counts, deliver_due
from registrations.letters.stuck import stuck
from registrations.links import find_link
from registrations.models import AccessLink, Letter, Registration
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.smtp import Box, free_port, serving, use
from tests.registrations.tables import tables_with
from tests.registrations.test_races import at_once, database_in_a_file  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db


def make_letters(count: int, **fields: Any) -> list[Registration]:
    event = make_open_event()
    return [make_registration(event, **fields) for _ in range(count)]


def due_again() -> None:
    Letter.objects.update(next_try_at=timezone.now())


def words(mail: Any, kind: str = "plain") -> str:
    return str(mail.get_body((kind,)).get_content())


def test_a_mail_has_words_html_calendar_and_headers(settings: Settings) -> None:
    settings.REPLY_TO = "organisatie@voorbeeld.nl"
    event = make_open_event()
    row = make_registration(event, make_workshop(event, title="Lassen"), name="Zoë van Dam")
    with serving(Box(), settings) as box:
        assert deliver_due() == Counts(sent=1)
    ((address, mail),) = box.mails
    letter = Letter.objects.get()
    assert (address, letter.state, letter.sent_at is not None) == (row.email, "verzonden", True)
    assert mail["Subject"] == f"U bent aangemeld: {event.name}"
    assert (mail["To"], mail["Reply-To"]) == (row.email, "organisatie@voorbeeld.nl")
    assert mail["Message-ID"] == f"<{letter.guid}@localhost>"
    assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    for kind in ("plain", "html"):
        for part in ("Zoë van Dam", "dinsdag 18 juni 2097", "Lassen, 13.00 tot 14.00 uur", "http://localhost"):
            assert part in words(mail, kind)
    (file,) = mail.iter_attachments()
    assert (file.get_content_type(), file.get_param("method")) == ("text/calendar", "PUBLISH")
    assert b"\r\nBEGIN:VEVENT\r\n" in file.get_payload(decode=True)


def test_the_link_in_a_mail_opens_and_stands_nowhere(settings: Settings) -> None:
    (row,) = make_letters(1)
    with serving(Box(), settings) as box:
        deliver_due()
    found = re.search(r"/aanmelding/([\w-]{43})/", words(box.mails[0][1]))
    assert found is not None
    link = find_link(found[1])
    assert link is not None
    assert link.registration == row
    assert tables_with(found[1]) == {}


def test_nothing_due_costs_one_query_and_no_conversation(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    use(settings, free_port())
    make_letters(1)
    Letter.objects.update(next_try_at=timezone.now() + dt.timedelta(minutes=1))
    with django_assert_num_queries(1):
        assert deliver_due() == Counts()


def test_one_conversation_for_many_letters(settings: Settings) -> None:
    make_letters(5)
    with serving(Box(), settings) as box:
        assert deliver_due(limit=3) == Counts(sent=3)
        assert (box.conversations, len(box.mails)) == (1, 3)


def test_a_refused_address_stops_no_other_and_is_told_without_the_address(settings: Settings) -> None:
    event = make_open_event()
    for name in ("een", "weg", "twee"):
        make_registration(event, email=f"{name}@voorbeeld.nl")
    with serving(Box(refused="weg"), settings) as box:
        assert deliver_due() == Counts(sent=2, failed=1)
    letter = Letter.objects.get(state="mislukt")
    assert letter.error == "550 <…>: no such mailbox here"
    assert box.addresses == ["een@voorbeeld.nl", "twee@voorbeeld.nl"]
    assert AccessLink.objects.count() == 2


def test_a_mailbox_that_asks_to_wait_is_tried_again_with_longer_pauses(settings: Settings) -> None:
    make_letters(1)
    waits = []
    with serving(Box(refused="deelnemer", code=451), settings) as box:
        for _ in range(7):
            due_again()
            assert deliver_due() == Counts(put_off=1)
            wait = Letter.objects.get().next_try_at - timezone.now()
            waits.append(round(wait.total_seconds() / 60))
        assert waits == [1, 2, 5, 15, 30, 60, 60]
        assert AccessLink.objects.count() == 0
        assert deliver_due() == Counts()
        box.refused = ""
        due_again()
        assert deliver_due() == Counts(sent=1)
    assert Letter.objects.get().error == ""


def test_after_three_days_of_trying_it_has_failed(settings: Settings) -> None:
    make_letters(1)
    Letter.objects.update(created_at=timezone.now() - dt.timedelta(days=3, minutes=1), attempts=5)
    with serving(Box(refused="deelnemer", code=451), settings):
        deliver_due()
    letter = Letter.objects.get()
    assert (letter.state, letter.error[:3]) == ("mislukt", "451")


def test_a_server_that_cannot_be_reached_costs_no_letter_an_attempt(settings: Settings) -> None:
    make_letters(3)
    use(settings, free_port())
    assert deliver_due() == Counts()
    assert [(one.attempts, one.lease, one.state) for one in Letter.objects.all()] == [(0, None, "wacht")] * 3
    assert all(one.error.startswith("Mailserver niet bereikbaar") for one in Letter.objects.all())
    assert (AccessLink.objects.count(), Letter.objects.due().count()) == (0, 0)
    due_again()
    with serving(Box(), settings) as box:
        assert deliver_due() == Counts(sent=3)
    assert len(box.mails) == 3


def test_a_server_that_does_not_answer_ends_the_run(settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 1
    make_letters(3)
    with serving(Box(slow=3), settings):
        assert deliver_due() == Counts(put_off=2)
    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 1, 1]


def test_a_server_that_hangs_up_after_some_letters_gets_the_rest_in_a_new_conversation(settings: Settings) -> None:
    make_letters(6)
    box = Box()
    box.hang_up_after = 2
    with serving(box, settings):
        deliver_due()
    assert box.conversations > 1
    assert len(set(box.addresses)) == 6


def test_a_letter_that_cannot_be_made_stops_no_other(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    first, second = make_letters(2)
    Letter.objects.filter(registration=first).update(facts={"added": 7}, kind="wijziging")
    with serving(Box(), settings) as box:
        assert deliver_due() == Counts(sent=1, put_off=1)
    assert box.addresses == [second.email]
    assert "cannot be made" in caplog.text
    assert Letter.objects.get(registration=first).error.startswith("TypeError")


def test_a_server_that_refuses_all_mail_raises_the_alarm(settings: Settings) -> None:
    """A letter that is refused is not tried again, so nothing waits; and one address with a fault is no reason."""
    first, _, *later = make_letters(4)
    Letter.objects.create(kind="link", event=first.event, to=first.email.upper(), registration=first)
    Letter.objects.filter(registration__in=later).update(next_try_at=timezone.now() + dt.timedelta(minutes=9))
    with serving(Box(at_data="550 5.7.1 no mail from you"), settings):
        assert deliver_due().failed == 3
        assert stuck() == "", "of two addresses"
        Letter.objects.filter(state="wacht").update(next_try_at=timezone.now())
        assert deliver_due().failed == 2
    assert stuck().startswith("5 berichten geweigerd sinds ")
    make_letters(1)
    with serving(Box(), settings):
        deliver_due()
    assert stuck() == "", "as one was sent since"
    Letter.objects.filter(state="verzonden").update(sent_at=timezone.now() - dt.timedelta(hours=2))
    assert stuck() != ""
    Letter.objects.filter(state="mislukt").update(next_try_at=timezone.now() - dt.timedelta(hours=1, seconds=1))
    assert stuck() == "", "an hour later"


def test_what_makes_no_sense_any_more_is_not_sent(settings: Settings) -> None:
    event = make_open_event(capacity=1)
    holder, waiting = make_registration(event), make_registration(event)
    Letter.objects.create(kind="herinnering", event=event, to=holder.email, registration=holder)
    cancel(registration=holder)  # its letter goes; the confirmation and reminder say nothing true
    Registration.objects.filter(pk=waiting.pk).update(offered_until=timezone.now())
    with serving(Box(), settings) as box:
        counts = deliver_due()
    assert (counts.sent, counts.dropped) == (1, 4)
    assert box.addresses == [holder.email]
    assert AccessLink.objects.count() == 1


def test_who_is_erased_gets_one_letter_and_is_forgotten_with_it(settings: Settings) -> None:
    (row,) = make_letters(1, name="Zeldzaam", email="zeldzaam@voorbeeld.nl")
    erase(registration=row)
    with serving(Box(), settings) as box:
        deliver_due()
    assert box.addresses == ["zeldzaam@voorbeeld.nl"]
    assert tables_with("zeldzaam") == {}


def test_a_lease_that_ran_out_is_taken_over_and_the_late_one_marks_nothing(settings: Settings) -> None:
    make_letters(1)
    found = outbox.claim()
    assert found is not None
    assert outbox.claim() is None
    Letter.objects.update(leased_until=timezone.now() - dt.timedelta(seconds=1))
    with serving(Box(), settings) as box:
        assert deliver_due() == Counts(sent=1)
    assert outbox.sent(found[0]) is False
    assert outbox.put_off(found[0], "laat") is False
    assert (len(box.mails), Letter.objects.get().state) == (1, "verzonden")
    assert Letter.objects.get().guid.hex == found[0].guid.hex


def test_a_run_ends_when_it_is_asked_to(settings: Settings) -> None:
    make_letters(3)
    with serving(Box(), settings) as box:
        deliver_due(stopping=lambda: len(box.mails) == 2)
    assert len(box.mails) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_in_a_file")
def test_workers_at_once_send_each_letter_once(settings: Settings) -> None:
    people = make_letters(30)
    counts: list[Counts] = []
    with serving(Box(slow=0.01), settings) as box:
        assert at_once([lambda: counts.append(deliver_due())] * 3) == [None] * 3
    assert Counter(box.addresses) == Counter(one.email for one in people)
    assert sum(one.sent for one in counts) == 30
    assert min(one.sent for one in counts) > 0
    assert not Letter.objects.exclude(state="verzonden", lease=None).exists()
