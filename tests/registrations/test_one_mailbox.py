"""One mailbox that takes no mail alarms nobody; a server that takes none does."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from registrations.letters.deliver import deliver_due
from registrations.letters.stuck import stuck
from registrations.models import Letter
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.smtp import Box, serving

pytestmark = pytest.mark.django_db
BUSY = "451 4.3.0 mailbox is busy"


def put_off(count: int, settings: Settings, answer: str = BUSY) -> None:
    """Letters to so many people, written half an hour ago and put off by the server."""
    event = make_open_event()
    for _ in range(count):
        make_registration(event)
    with serving(Box(at_data=answer), settings):
        deliver_due()
    Letter.objects.update(created_at=timezone.now() - dt.timedelta(minutes=30))


def test_one_mailbox_that_is_busy_alarms_nobody_as_long_as_mail_to_others_goes(settings: Settings) -> None:
    put_off(1, settings)
    assert Letter.objects.get().error == BUSY
    assert stuck().startswith("1 bericht uitgesteld sinds "), "nothing was sent since: it may be the server"
    make_registration(make_open_event())
    with serving(Box(), settings):
        assert deliver_due().sent == 1
    assert stuck() == ""


def test_a_server_that_puts_off_everyone_does(settings: Settings) -> None:
    put_off(3, settings)
    assert stuck().startswith("3 berichten uitgesteld sinds ")
    make_registration(make_open_event())
    with serving(Box(), settings):
        assert deliver_due().sent == 1
    assert stuck() == "", "as others get theirs"


def test_a_batch_of_which_the_first_went_and_the_rest_is_put_off_does(settings: Settings) -> None:
    put_off(4, settings)
    first = Letter.objects.earliest("pk")
    written = timezone.now() - dt.timedelta(hours=4)
    Letter.objects.update(created_at=written)
    sent = Letter.objects.filter(pk=first.pk)
    sent.update(state="verzonden", error="", sent_at=timezone.now() - dt.timedelta(hours=3))
    assert stuck().startswith("3 berichten uitgesteld sinds ")
    sent.update(sent_at=timezone.now() - dt.timedelta(minutes=5))
    assert stuck() == "", "mail goes"


def test_a_server_that_closes_does_with_one_letter(settings: Settings) -> None:
    put_off(1, settings, answer="421 4.3.2 going down")
    assert stuck().startswith("1 bericht sinds ")


def test_our_own_address_refused_does_with_one_letter(settings: Settings) -> None:
    make_registration(make_open_event())
    Letter.objects.update(created_at=timezone.now() - dt.timedelta(minutes=30), attempts=1)
    Letter.objects.update(error="Afzender geweigerd: 451 4.7.1 try later")
    assert stuck().startswith("1 bericht sinds ")
