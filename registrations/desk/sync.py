"""What the desk's JavaScript asks: the roster, the numbers, and what became of the check-ins that it noted.

A form's token would be of a session that may be over when a queue is sent. What is received here is JSON alone, which
no form can send and no other site may: a browser asks first (CORS), and gets no permission.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.validators import slug_re
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from events import staff
from events.models import Event
from registrations.actions import By
from registrations.desk.access import PRIVATE, may_work
from registrations.desk.key import give_key
from registrations.desk.live import live
from registrations.desk.queue import MOST, receive
from registrations.desk.roster import roster
from registrations.models.change import Actor

MOST_BYTES = 64 * 1024
LOG_IN = "Log in als medewerker van de balie."

View = Callable[[HttpRequest], HttpResponse]


def for_desk(view: Callable[[HttpRequest, Event], HttpResponse]) -> View:
    """For who may work at the desk of an edition; a few words of JSON for anyone else.

    `?editie=` names it, or `?nummer=` has its key, which stays what it was while a device was without network.
    """

    @wraps(view)
    def desk_view(request: HttpRequest) -> HttpResponse:
        if not may_work(request.user):
            return refuse(LOG_IN, HTTPStatus.FORBIDDEN)
        event = _named(staff.events_of(request.user), request.GET)
        return refuse("Deze editie is er niet.", HTTPStatus.NOT_FOUND) if event is None else view(request, event)

    return desk_view


def _named(events: QuerySet[Event], query: QueryDict) -> Event | None:
    slug, key = query.get("editie", ""), query.get("nummer", "")
    if key.isdecimal() and len(key) < 19:
        return events.filter(pk=key).first()
    return events.filter(slug=slug).first() if slug_re.match(slug) else None


@require_safe
@for_desk
def send_roster(request: HttpRequest, event: Event) -> HttpResponse:
    """The roster, with the key that the browser keeps it under."""
    response = _tagged(roster(event))
    give_key(request, response)
    return response


@require_safe
@for_desk
def send_live(request: HttpRequest, event: Event) -> HttpResponse:
    """How many are in, and who came last."""
    return _tagged(live(event, request.GET.get("deur", "")))


@csrf_exempt
@require_POST
@for_desk
def receive_queue(request: HttpRequest, event: Event) -> HttpResponse:
    """Check-ins as `{"items": [...]}` of what `Noted` has; an answer to each, so that the device forgets those."""
    if request.content_type != "application/json":
        return refuse("Stuur JSON.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if len(request.body) > MOST_BYTES:
        return refuse("Dit is te veel in één keer.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    items = _items(request.body)
    if items is None:
        return refuse("Dit zijn geen binnenkomsten.", HTTPStatus.UNPROCESSABLE_ENTITY)
    if len(items) > MOST:
        return refuse("Dit is te veel in één keer.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    answers = receive(event=event, items=items, by=By(Actor.DESK, request.user))
    return JsonResponse({"answers": [asdict(one) for one in answers]}, headers={"Cache-Control": PRIVATE})


def _items(body: bytes) -> list[Any] | None:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    items = sent.get("items") if isinstance(sent, dict) else None
    return items if isinstance(items, list) else None


def _tagged(content: dict[str, Any]) -> JsonResponse:
    """With an ETag, by which ConditionalGetMiddleware answers 304; no cache keeps it, the page asks by itself."""
    response = JsonResponse(content, headers={"Cache-Control": PRIVATE})
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return response


def refuse(words: str, status: HTTPStatus) -> JsonResponse:
    """A few words of JSON."""
    return JsonResponse({"error": words}, status=status, headers={"Cache-Control": PRIVATE})
