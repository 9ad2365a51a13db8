"""What people post when they sign up."""

import datetime as dt
import uuid
from typing import Any

from django.core.signing import Signer
from django.test import Client, RequestFactory
from django.utils import timezone

from core.client import client_key
from events.models import Event, Session
from tests.builders import next_number


def shown(seconds: int = 10, address: str = "127.0.0.1") -> str:
    """The note of a form that a person at `address` has looked at for so long."""
    key = client_key(RequestFactory().get("/", REMOTE_ADDR=address))
    return Signer(salt=f"public-form:{key}").sign(str(int(timezone.now().timestamp()) - seconds))


def address(event: Event) -> str:
    return f"/jaarconferentie/{event.slug}/aanmelden/"


def block(session: Session, kind: str = "blok") -> str:
    """The name of the field of a session's block; `kind` "wacht" for that of the waiting lists."""
    return f"{kind}-{session.start.astimezone(dt.UTC):%Y%m%d%H%M}" if session.start else f"{kind}-los"


def answers(**fields: Any) -> dict[str, Any]:
    number = next_number()
    return {
        "name": f"Deelnemer {number}",
        "email": f"deelnemer{number}@voorbeeld.nl",
        "organisation": "ROC",
        "function": "Docent",
        "sector": "onderwijs",
        "photo": "ja",
        "diet": "",
        "access": "",
        "submission": str(uuid.uuid4()),
        "shown_at": shown(),
        "stage": "confirm",
        **fields,
    }


def send(client: Client, event: Event, **fields: Any) -> Any:
    return client.post(address(event), answers(**fields))
