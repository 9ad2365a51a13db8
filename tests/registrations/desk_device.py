"""What a device at the desk asks of the site and sends to it."""

import json
import uuid
from typing import Any

from django.test import Client
from django.utils import timezone

from events.models import Event
from registrations.models import Registration


def ask(client: Client, path: str, event: Event, **query: Any) -> Any:
    response = client.get(path, {"editie": event.slug, **query})
    assert response.status_code == 200, response.content
    return response.json()


def item(row: Registration | str, **values: Any) -> dict[str, Any]:
    code = row if isinstance(row, str) else row.code
    return {"key": str(uuid.uuid4()), "code": code, "at": timezone.now().isoformat(), "desk": "Balie 1", **values}


def post(client: Client, event: Event, items: Any) -> Any:
    body = items if isinstance(items, str | bytes) else json.dumps({"items": items})
    return client.post(f"/balie/ontvang/?editie={event.slug}", body, content_type="application/json")


def send(client: Client, event: Event, *items: Any) -> list[str]:
    response = post(client, event, items)
    assert response.status_code == 200, response.content
    return [answer["result"] for answer in response.json()["answers"]]
