"""Who works for one edition changes nothing of another, and sees it as visitors do."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from events import staff
from events.models import Assignment, Event, Session
from tests.builders import make_event, make_room, make_session

pytestmark = pytest.mark.django_db
LIST = reverse("admin:events_session_changelist")


def organiser(*events: Event) -> Client:
    user = User.objects.create_user("olga", password="een lang wachtwoord", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="events"))
    for event in events:
        Assignment.objects.create(user=user, event=event)
    client = Client()
    client.force_login(user)
    return client


def test_what_belongs_to_another_edition_is_seen_and_not_changed() -> None:
    ours, other = make_event(), make_event(day=dt.date(2019, 6, 18))
    client = organiser(ours)
    for event, status in ((ours, 200), (other, 403)):
        room = make_room(event)
        for row in (event, room, room.venue, make_session(event)):
            name = f"admin:events_{row._meta.model_name}"
            assert client.get(reverse(f"{name}_change", args=[row.pk])).status_code == 200
            assert client.post(reverse(f"{name}_change", args=[row.pk]), {}).status_code == status
            assert client.get(reverse(f"{name}_delete", args=[row.pk])).status_code == status


def test_a_form_that_is_refused_with_an_empty_slug_is_shown_again(admin_client: Client) -> None:
    for row in (make_event(), make_session(make_event(day=dt.date(2019, 6, 18)))):
        address = reverse(f"admin:events_{row._meta.model_name}_change", args=[row.pk])
        page = admin_client.post(address, {"slug": ""})
        assert page.status_code == 200
        assert row.get_absolute_url() in page.content.decode()


def test_actions_leave_the_sessions_of_another_edition_alone() -> None:
    ours, other = make_event(), make_event(day=dt.date(2019, 6, 18))
    rows = [make_session(event) for event in (ours, other)]
    client = organiser(ours)
    client.post(LIST, {"action": "cancel", "_selected_action": [row.pk for row in rows]})
    assert [Session.objects.get(pk=row.pk).state for row in rows] == ["geannuleerd", "gepubliceerd"]
    events = reverse("admin:events_event_changelist")
    client.post(events, {"action": "take_offline", "_selected_action": [ours.pk, other.pk]})
    assert [Event.objects.get(pk=one.pk).is_published for one in (ours, other)] == [False, True]


def test_nothing_is_put_into_another_edition() -> None:
    ours, other = make_event(), make_event(day=dt.date(2019, 6, 18))
    client = organiser(ours)
    page = client.get(reverse("admin:events_session_add"), {"event": other.pk})
    assert set(page.context["adminform"].form.fields["event"].queryset) == {ours}
    page = client.get(reverse("admin:events_room_add"))
    make_room(other), make_room(ours)
    assert {one.event for one in page.context["adminform"].form.fields["venue"].queryset.all()} == {ours}


def test_who_makes_or_copies_an_edition_works_for_it() -> None:
    source = make_event()
    client = organiser()
    data = {"name": "Nieuw", "slug": "nieuw", "day": "2031-06-18", "starts_on": "2031-06-18", "ends_on": "2031-06-18"}
    page = client.post(reverse("admin:events_event_copy", args=[source.pk]), data)
    assert page.status_code == 302, page.context["form"].errors
    event = Event.objects.get(slug="nieuw")
    assert staff.works_for(User.objects.get(), event.pk)
    assert not staff.works_for(User.objects.get(), source.pk)
    assert client.get(page["Location"]).status_code == 200
