"""Every address of the site, by each role: nothing more is allowed than `roles_table` says."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from tests.registrations.people import make_open_event
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, make_staff
from tests.site.roles_table import TABLE
from tests.site.roles_world import NAME, NEED, World, make_world

NEVER_SEE_NAMES = "aer"
NEVER_SEE_NEEDS = "aerbo"


@pytest.mark.django_db
def test_each_role_reaches_what_the_table_says() -> None:
    make_staff(ORGANISERS)
    world = make_world()
    visitors = dict(_visitors(world))
    found, leaks = {}, []
    for name, path in world.addresses():
        allowed = dict.fromkeys(("get", "post"), "")
        for method in allowed:
            for role, cookies in visitors.items():
                response, body = _ask(method, path, cookies)
                allowed[method] += "" if _is_denied(response) else role
                if (NEED in body and role in NEVER_SEE_NEEDS) or (NAME in body and role in NEVER_SEE_NAMES):
                    leaks.append((name, method, role))
        found[name] = (allowed["get"] or "-", allowed["post"] or "-")
    assert leaks == []
    assert {name: one for name, one in found.items() if TABLE.get(name) != one} == {}
    assert set(TABLE) == set(found)


def _visitors(world: World) -> Iterator[tuple[str, Any]]:
    """The cookies of each role: see `roles_table`."""
    users = {
        "a": None,
        "e": make_staff(ORGANISERS, events=[make_open_event()]),
        "r": make_staff("Redactie", events=[world.event]),
        "b": make_staff(DESK, events=[world.event]),
        "o": make_staff(ORGANISERS, events=[world.event]),
        "t": make_staff(CARERS, events=[world.event]),
        "s": User.objects.create(username="baas", is_superuser=True, is_staff=True),
    }
    for role, user in users.items():
        client = Client()
        if user is not None:
            client.force_login(user)
        yield role, client.cookies.output(header="", sep=";")


def _ask(method: str, path: str, cookies: str) -> tuple[Any, str]:
    """The answer, of which nothing stays: each role finds the site as the one before did."""
    client = Client()
    client.cookies.load(cookies)
    with transaction.atomic():
        response = getattr(client, method)(path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return response, body.decode(errors="replace")


def _is_denied(response: Any) -> bool:
    """Refused, not found, no such method, or sent to the login or, by the admin, to its first page."""
    if response.status_code in (302, 303):
        target = response["Location"]
        return bool(target == "/beheer/" or target.startswith("/beheer/login/"))
    return bool(response.status_code in (401, 403, 404, 405, 410))
