"""Builders of messages to attendees, and what their pages show."""

import re
from typing import Any

from django.test import Client

from events.models import Event
from registrations.mailing import group_of, sign_of
from registrations.models import Letter, Mailing
from registrations.selection import Selection

PATH = "/beheer/registrations/mailing/"


def make_mailing(event: Event, **group: Any) -> Mailing:
    words = {name: group.pop(name) for name in ("subject", "body") if name in group}
    return Mailing.objects.create(
        event=event,
        **{"subject": "Tot volgende week", "body": "Neem een pen mee.", **words},
        selection=Selection(event, **group).as_json(),
    )


def sign(mailing: Mailing) -> str:
    return sign_of(mailing, group_of(mailing))


def shown(client: Client, mailing: Mailing) -> dict[str, str]:
    """What the page of the recipients sends back."""
    page = client.get(f"{PATH}{mailing.pk}/versturen/").content.decode()
    return dict(re.findall(r'name="(shown|people)" value="([^"]*)"', page))


def addresses(mailing: Mailing) -> list[str]:
    rows = Letter.objects.filter(mailing=mailing, key__startswith="mailing:")
    return sorted(rows.values_list("to", flat=True))
