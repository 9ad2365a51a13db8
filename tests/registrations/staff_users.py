"""Members of staff, each in groups and for editions."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from events.models import Assignment, Event
from tests.builders import next_number

ORGANISERS, DESK, CARERS = "Organisatie", "Balie", "Toegankelijkheid"
_groups: Any = import_module("registrations.migrations.0005_groups")
_rights: Any = import_module("registrations.migrations.0008_organiser_rights")
_editors: Any = import_module("news.migrations.0002_redactie")


class _Editor:
    """As much of a schema editor as the migration asks for."""

    connection = connection


def make_staff(*groups: str, events: list[Event] | None = None) -> User:
    """A member of staff in these groups, for `events`; None is for all editions."""
    if not Group.objects.filter(name=ORGANISERS).exists():  # a test that empties the database takes them away
        _groups.make_groups(apps, _Editor)
        _rights.give(apps, _Editor)
        _editors.make_group(apps, _Editor)
    user = User.objects.create_user(f"medewerker{next_number()}", password="een lang wachtwoord", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    for event in [None] if events is None else events:
        Assignment.objects.create(user=user, event=event)
    return user


def staff_client(*groups: str, events: list[Event] | None = None) -> Client:
    client = Client()
    client.force_login(make_staff(*groups, events=events))
    return client
