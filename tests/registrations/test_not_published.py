"""Who registers people for an edition that visitors do not see yet, reads so."""

import pytest

from events.models import Event
from registrations.models import AttendeeImport
from tests.registrations.people import make_open_event
from tests.registrations.staff_users import ORGANISERS, staff_client

pytestmark = pytest.mark.django_db
WORDS = "Deze editie is nog niet gepubliceerd."


def test_registering_by_hand_and_from_a_file_says_so() -> None:
    event = make_open_event(published_at=None)
    upload = AttendeeImport.objects.create(event=event, file_name="deelnemers.csv", rows=[])
    client = staff_client(ORGANISERS, events=[event])
    pages = [
        f"/beheer/registrations/registration/add/?editie={event.slug}",
        f"/beheer/registrations/attendeeimport/{upload.pk}/change/",
    ]
    assert [client.get(page).content.decode().count(WORDS) for page in pages] == [1, 1]
    Event.objects.filter(pk=event.pk).update(published_at="2018-01-01 09:00Z")
    assert [client.get(page).content.decode().count(WORDS) for page in pages] == [0, 0]
