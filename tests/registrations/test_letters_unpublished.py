"""Mail about an edition that is not published: it leads to no page that does not exist yet."""

import pytest
from pytest_django.fixtures import Settings

from events.models import Event
from registrations import actions
from registrations.actions import SYSTEM, Choice
from registrations.letters.message import make_message
from registrations.models import Letter
from tests.registrations.people import details, make_open_event, make_workshop
from tests.registrations.test_letters import all_kinds

pytestmark = pytest.mark.django_db


def parts(letter: Letter) -> str:
    letter = Letter.objects.get(pk=letter.pk)
    message = make_message(letter, "T" * 43)
    found = [str(message.body), str(message.alternatives[0][0])]
    for part in message.attachments:
        payload = part.get_payload(decode=True)
        found.append(payload.decode().replace("\r\n ", ""))
    return "\n".join(found)


@pytest.mark.parametrize("reply_to", ["", "post@voorbeeld.nl"])
def test_no_letter_leads_to_a_page_that_is_not_there(settings: Settings, reply_to: str) -> None:
    settings.REPLY_TO = reply_to
    letters = all_kinds()
    Event.objects.update(published_at=None)
    for letter in letters:
        text = parts(letter)
        assert f"/{letter.event.slug}/" not in text, (letter.kind, text)
        assert 'href=""' not in text
        assert "Kijk op ." not in text


def test_the_personal_link_is_in_it_and_pages_come_with_publication() -> None:
    event = make_open_event(published_at=None)
    choice = Choice([make_workshop(event)])
    row = actions.register_by_hand(event=event, details=details(), choice=choice, by=SYSTEM)
    letter = Letter.objects.get(registration=row)
    assert "T" * 43 in parts(letter)
    Event.objects.filter(pk=event.pk).update(published_at="2018-01-01 09:00Z")
    assert f"/{event.slug}/" in parts(letter)
