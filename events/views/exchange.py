"""The programme of an edition as files for other programs: schedule.xml, schedule.json, iCalendar."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from core.pages import PUBLIC_CACHE_CONTROL, public_page
from core.seo import absolute
from events.exchange import write_ics, write_json, write_xml
from events.exchange.collect import collect
from events.exchange.version import Version, content_version
from events.lookup import public_session, published_event
from events.models import Event


@public_page
def schedule_xml(request: HttpRequest, event: str) -> HttpResponse:
    edition = published_event(event)

    def write(version: Version) -> bytes:
        return write_xml.write_xml(collect(edition, str(version)), absolute("/"))

    return _answer(request, edition, "xml", write_xml.MEDIA_TYPE, write)


@public_page
def schedule_json(request: HttpRequest, event: str) -> HttpResponse:
    edition = published_event(event)

    def write(version: Version) -> bytes:
        return write_json.write_json(collect(edition, str(version)), absolute("/"))

    return _answer(request, edition, "json", write_json.MEDIA_TYPE, write)


@public_page
def programme_ics(request: HttpRequest, event: str) -> HttpResponse:
    edition = published_event(event)

    def write(version: Version) -> bytes:
        sessions = write_ics.calendar_rows().filter(event=edition)
        return write_ics.write_calendar(edition.name, sessions, refresh=True)

    return _answer(request, edition, "ics", write_ics.MEDIA_TYPE, write)


@public_page
def session_ics(request: HttpRequest, event: str, session: str) -> HttpResponse:
    """One session, to put in a calendar once. Not there for a session without a time."""
    found = public_session(write_ics.calendar_rows(), event, session)

    def write(version: Version) -> bytes:
        return write_ics.write_calendar(found.title, [found], refresh=False)

    response = _answer(request, found.event, f"ics-{found.pk}", write_ics.MEDIA_TYPE, write)
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.ics"'
    return response


def _answer(
    request: HttpRequest, event: Event, kind: str, media_type: str, write: Callable[[Version], bytes]
) -> HttpResponse:
    """What `write` gives, or 304 without writing when the reader has this version already (RFC 9110 §13.1.2)."""
    version = content_version(event)
    etag = f'"{kind}-{version.etag}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(write(version), content_type=media_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = PUBLIC_CACHE_CONTROL
    return response
