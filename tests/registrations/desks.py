"""Someone at the desk, and what they press there."""

import re
from typing import Any

import lxml.html
from django.test import Client

from events.models import Event, Session
from registrations.models import Registration
from tests.registrations.staff_users import DESK, staff_client


def at_desk(*events: Event, name: str = "Balie 2", door: Session | None = None) -> Client:
    """A browser of someone who works at the desk of these editions."""
    client = staff_client(DESK, events=[*events])
    if name:
        assert client.post("/balie/instellen/", {"naam": name}).status_code == 303
    if door is not None:
        choose(client, door.event, door)
    return client


def choose(client: Client, event: Event, door: Session | None = None) -> Any:
    """Sends what the buttons of the doors and the settings send."""
    sent = {"editie": event.slug, "deur": "ingang" if door is None else door.pk}
    answer = client.post("/balie/instellen/", sent)
    assert (answer.status_code, answer["Location"]) == (303, "/balie/")
    return answer


def person(row: Registration, step: str = "") -> str:
    return f"/balie/{row.code}/{step}"


def press(client: Client, path: str, step: str, **more: Any) -> Any:
    """Opens a page and sends its first form to an address that ends with `step`, with what it holds."""
    page = client.get(path).content.decode()
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'/{step}/"' in one.split(">")[0])
    address = re.search(r'action="([^"]+)"', form)
    assert address is not None
    hidden = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return client.post(address[1], {**dict(hidden), **more})


def let_in(client: Client, row: Registration) -> Any:
    return press(client, person(row), "binnen")


def read(response: Any) -> str:
    """All words of a page, with single spaces, also between blocks."""
    root = lxml.html.document_fromstring(response.content.decode())
    return " ".join(" ".join(map(str, root.itertext())).split())


def follow(client: Client, response: Any) -> str:
    """The words of the page after a form."""
    assert response.status_code == 303, response.status_code
    return read(client.get(response["Location"]))
