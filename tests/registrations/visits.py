"""Opens secret links as a visitor does, and sends forms with their hidden fields."""

import re
from typing import Any

from django.test import Client

from registrations.links import make_link
from registrations.models import Delegation, Registration, Seat


def open_link(client: Client, subject: Registration | Delegation, query: str = "") -> str:
    """Follows a new link, and returns where it leads."""
    response = client.get(f"/aanmelding/{make_link(subject)}/{query}")
    assert response.status_code == 303
    return str(response["Location"])


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the first form of ours on the page."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value:
            found.setdefault(name[1], value[1])
    return found


def send(client: Client, path: str, data: dict[str, Any] | None = None) -> Any:
    """Opens the page, fills in the form and sends it."""
    page = client.get(path).content.decode()
    return client.post(path, {**hidden(page), **(data or {})})


def text(response: Any) -> str:
    return str(response.content.decode())


def fresh(row: Registration) -> Registration:
    return Registration.objects.get(pk=row.pk)


def state_of(row: Registration, session: Any) -> str:
    return Seat.objects.get(registration=row, session=session).state
