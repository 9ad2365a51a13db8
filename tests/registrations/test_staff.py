"""Groups say what a member of staff may do, assignments for which editions."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from events import staff
from events.models import Assignment
from registrations.actions import Colleague, invite, register, register_delegation
from registrations.actions.values import SYSTEM, Needs
from registrations.models import Change, Delegation, Invitation, Letter, Registration, SpecialNeeds
from tests.registrations.people import details, make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, make_staff, staff_client

pytestmark = pytest.mark.django_db


def test_an_organiser_works_for_the_editions_that_are_named() -> None:
    ours, other = make_open_event(), make_open_event()
    user = make_staff(ORGANISERS, events=[ours])
    assert list(staff.events_of(user)) == [ours]
    assert [staff.works_for(user, one.pk) for one in (ours, other)] == [True, False]
    assert staff.works_for(make_staff(ORGANISERS), other.pk)
    assert not staff.works_for(make_staff(ORGANISERS, events=[]), other.pk)
    assert staff.works_for(User.objects.create(username="baas", is_superuser=True), other.pk)
    assert not staff.works_for(User.objects.create(username="weg", is_superuser=True, is_active=False), other.pk)


def test_an_edition_is_named_once() -> None:
    event = make_open_event()
    user = make_staff(ORGANISERS, events=[event])
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(user=user, event=event)
    Assignment.objects.create(user=user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(user=user)


def test_rows_of_another_edition_are_not_found() -> None:
    ours, other = make_open_event(), make_open_event()
    for event in (ours, other):
        register(event=event, details=details(), needs=Needs(diet="vega"))
        sender = Colleague("Zender", "zender@voorbeeld.nl")
        register_delegation(event=event, sender=sender, colleagues=[Colleague("Collega", f"c{event.pk}@voorbeeld.nl")])
        invite(event=event, email=f"gast{event.pk}@voorbeeld.nl", by=SYSTEM)
    client = staff_client(ORGANISERS, CARERS, events=[ours])
    for model in (Registration, Delegation, Invitation, Letter, Change, SpecialNeeds):
        name = model._meta.model_name
        path = "registration__event" if model is SpecialNeeds else "event"
        page = client.get(reverse(f"admin:registrations_{name}_changelist"))
        assert {getattr(one, "event_id", None) for one in page.context["cl"].result_list} <= {ours.pk, None}
        assert page.context["cl"].result_count == model._default_manager.filter(**{path: ours}).count() > 0
        for event, found in ((ours, 200), (other, 302)):
            row = model._default_manager.filter(**{path: event}).first()
            assert row is not None
            assert client.get(reverse(f"admin:registrations_{name}_change", args=[row.pk])).status_code == found


def test_steps_and_lines_of_another_edition_are_not_found() -> None:
    other = make_open_event()
    session = make_workshop(other)
    row = make_registration(other, session)
    client = staff_client(ORGANISERS, events=[make_open_event()])
    for address in (
        reverse("admin:registrations_line_event", args=[other.pk]),
        reverse("admin:registrations_line_session", args=[session.pk]),
        *(reverse(f"admin:registrations_registration_{step}", args=[row.pk]) for step in ("cancel", "erase")),
        f"/balie/{row.code}/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "x"}).status_code in (404, 405)
    row.refresh_from_db()
    assert row.has_place


def test_guests_are_invited_for_ones_own_editions_only() -> None:
    ours, other = make_open_event(), make_open_event()
    client = staff_client(ORGANISERS, events=[ours])
    address = reverse("admin:registrations_invitation_add")
    assert set(client.get(address).context["form"].fields["event"].queryset) == {ours}
    refused = client.post(address, {"event": other.pk, "guests": "gast@voorbeeld.nl"})
    assert refused.status_code == 422
    assert client.post(address, {"event": ours.pk, "guests": "gast@voorbeeld.nl"}).status_code == 302
    assert Invitation.objects.get().event == ours


def test_the_groups_reach_what_is_theirs_and_nothing_more() -> None:
    row = register(event=make_open_event(), details=details(), needs=Needs(diet="zeldzaam"))
    models = ("registration", "letter", "invitation", "change", "delegation", "specialneeds")
    lists = {name: reverse(f"admin:registrations_{name}_changelist") for name in models}
    for group, allowed in ((ORGANISERS, {*models} - {"specialneeds"}), (CARERS, {"specialneeds"}), (DESK, set())):
        client = staff_client(group)
        assert {name for name, address in lists.items() if client.get(address).status_code == 200} == allowed
    assert row.needs


def test_an_administrator_gives_someone_an_edition_on_the_page_of_the_user(admin_client: Client) -> None:
    event, user = make_open_event(), make_staff(DESK, events=[])
    address = reverse("admin:auth_user_change", args=[user.pk])
    form = admin_client.get(address).context["adminform"].form
    data = {name: form[name].value() for name in ("username", "first_name", "last_name", "email")}
    data |= {"is_active": "on", "is_staff": "on", "groups": [one.pk for one in user.groups.all()]}
    data |= {"date_joined_0": "2026-01-01", "date_joined_1": "10:00:00"}
    inline = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0-event": event.pk, "0-user": user.pk}
    response = admin_client.post(address, data | {f"assignments-{key}": value for key, value in inline.items()})
    assert response.status_code == 302, response.context["errors"]
    assert staff.works_for(User.objects.get(pk=user.pk), event.pk)
