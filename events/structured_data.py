"""What search engines read of an edition, a session, a speaker and a venue: schema.org as JSON-LD.

Pure functions on rows that are loaded already: none makes a query. Facts that are unknown are left out.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from core.richtext import plain, text_of
from core.seo import absolute
from events.models import Appearance, Event, Session, Speaker, Venue

Data = dict[str, Any]

CONTEXT = "https://schema.org"
_SUMMARY = 300  # characters of a description
_DUTCH_POSTAL_CODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}", re.ASCII)


def edition(event: Event, venues: Sequence[Venue] = (), sessions: Iterable[Session] = ()) -> Data:
    """The conference with its public sessions and their speakers, in short.

    `Session.objects.select_related("room").with_appearances().in_order()` loads enough. A session is some 300 octets
    and a speaker 150, so an edition of hundreds is better off with a part of them: each has a page of its own that
    says more.
    """
    sessions = list(sessions)
    cast = (appearance.speaker for row in sessions for appearance in row.appearances.all())
    speakers = {speaker.pk: speaker for speaker in cast if speaker is not None}
    return {
        "@context": CONTEXT,
        **_edition(event),
        **_known(
            description=text_of(event.intro or event.body, _SUMMARY),
            location=_one_or_many([_place(venue) for venue in venues]) or _town(event),
            offers=_offers(event),
            maximumAttendeeCapacity=event.capacity,
            performer=[_speaker(row) for row in speakers.values()],
            subEvent=[_session(event, row) for row in sessions],
        ),
    }


def session(row: Session) -> Data:
    """A session with its edition. `row` has its event, room, venue and appearances with speakers."""
    return {
        "@context": CONTEXT,
        **_session(row.event, row),
        "isAccessibleForFree": True,
        **_known(
            description=text_of(row.summary or row.body, _SUMMARY),
            alternateName=row.subtitle,
            inLanguage=row.language,
            location=_room(row),
            performer=_people(row.appearances.all()),
            maximumAttendeeCapacity=row.capacity,
            about=[{"@type": "Thing", "name": theme.name} for theme in row.themes.all()],
        ),
        "superEvent": {**_edition(row.event), **_known(location=_town(row.event))},
    }


def speaker(row: Speaker, appearances: Iterable[Appearance] = ()) -> Data:
    """A person or group; `appearances` (with session and its event) are what the page lists."""
    family = f"{row.infix} {row.family_name}".strip()
    name = {"givenName": row.given_name, "familyName": family} if row.given_name and not row.is_group else {}
    return {
        "@context": CONTEXT,
        **_speaker(row),
        **name,
        **_known(
            description=text_of(row.biography, _SUMMARY),
            sameAs=row.website,
            performerIn=[_session(a.session.event, a.session) for a in appearances],
        ),
    }


def venue(row: Venue) -> Data:
    """A place with its address, position and rooms. The rooms of `row` are prefetched."""
    rooms = [
        {"@type": "Room", "name": room.name, **_known(maximumAttendeeCapacity=room.capacity)}
        for room in row.rooms.all()
    ]
    return {
        "@context": CONTEXT,
        **_place(row),
        **_known(description=text_of(row.description, _SUMMARY), sameAs=row.website, containsPlace=rooms),
    }


def breadcrumb(trail: Iterable[tuple[str, str]]) -> Data:
    """A trail of names and paths, from the home page to this one."""
    items = [
        {"@type": "ListItem", "position": position, "name": plain(name), "item": absolute(path)}
        for position, (name, path) in enumerate(trail, 1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def _edition(event: Event) -> Data:
    """Dates are certain, times may be unknown: then a date without time (schema.org/startDate allows both)."""
    url = absolute(event.get_absolute_url())
    return {
        "@type": ["ConferenceEvent", "EducationEvent"],
        "@id": f"{url}#editie",
        "url": url,
        "name": event.name,
        "startDate": _moment(event.starts_at) or event.starts_on.isoformat(),
        "endDate": _moment(event.ends_at) or event.ends_on.isoformat(),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "isAccessibleForFree": True,
        "organizer": {"@type": "Organization", "name": event.host or "Techniekpact", "url": absolute("/")},
        **_known(alternateName=event.tagline),
    }


def _session(event: Event, row: Session) -> Data:
    """A session in short. Without a time it has the day, if the edition has one day only."""
    url = absolute(reverse("session", args=[event.slug, row.slug]))
    day = event.starts_on.isoformat() if event.days == 1 else None
    status = "EventCancelled" if row.is_cancelled else "EventScheduled"
    return {
        "@type": ["Event", "EducationEvent"],
        "@id": f"{url}#sessie",
        "url": url,
        "name": row.title,
        "eventStatus": f"{CONTEXT}/{status}",
        **_known(startDate=_moment(row.start) or day, endDate=_moment(row.end)),
    }


def _room(row: Session) -> Data | None:
    if row.room is None:
        return _town(row.event)
    return {"@type": "Room", "name": row.room.name, "containedInPlace": _place(row.room.venue)}


def _place(row: Venue) -> Data:
    country = "NL" if _DUTCH_POSTAL_CODE.fullmatch(row.postal_code) else ""
    address = _known(
        streetAddress=row.street, postalCode=row.postal_code, addressLocality=row.city, addressCountry=country
    )
    geo = {"@type": "GeoCoordinates", "latitude": row.latitude, "longitude": row.longitude}
    return {
        "@type": "Place",
        "name": row.name,
        **_known(
            address={"@type": "PostalAddress", **address} if address else None,
            geo=geo if row.latitude is not None and row.longitude is not None else None,
        ),
    }


def _town(event: Event) -> Data | None:
    if not event.city:
        return None
    address = {"@type": "PostalAddress", "addressLocality": event.city}
    return {"@type": "Place", "name": event.city, "address": address}


def _offers(event: Event) -> Data | None:
    """Free places, when the edition takes registrations."""
    if event.capacity is None:
        return None
    left = event.capacity > event.places_taken
    return {
        "@type": "Offer",
        "price": "0",
        "priceCurrency": "EUR",
        "url": absolute(event.get_absolute_url()),
        "availability": f"{CONTEXT}/{'InStock' if left else 'SoldOut'}",
        **_known(validFrom=_moment(event.registration_opens_at), validThrough=_moment(event.registration_closes_at)),
    }


def _people(appearances: Iterable[Appearance]) -> list[Data]:
    """Each named speaker once, with function and organisation of that day, as the page shows them."""
    people: dict[int, Data] = {}
    for appearance in appearances:
        row = appearance.speaker
        if row is None:
            continue
        person = people.setdefault(row.pk, _speaker(row))
        employer = {"@type": "Organization", "name": appearance.organisation} if appearance.organisation else None
        facts = _known(jobTitle=appearance.function, affiliation=employer)
        person |= {name: fact for name, fact in facts.items() if name not in person and not row.is_group}
    return list(people.values())


def _speaker(row: Speaker) -> Data:
    url = absolute(row.get_absolute_url())
    kind = "PerformingGroup" if row.is_group else "Person"
    return {"@type": kind, "@id": f"{url}#spreker", "url": url, "name": row.name}


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else timezone.localtime(moment).isoformat(timespec="seconds")


def _one_or_many(items: list[Data]) -> Data | list[Data] | None:
    return items[0] if len(items) == 1 else items or None


def _known(**facts: Any) -> Data:
    """The facts that are known: without None, empty texts and empty lists."""
    return {name: fact for name, fact in facts.items() if fact not in (None, "", [])}
