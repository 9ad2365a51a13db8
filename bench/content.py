"""Conferences of a known size to measure, without randomness."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from events.models import Appearance, Event, Room, Session, Speaker, Theme, Venue

ABSTRACT = (
    "Bedrijven en scholen zoeken elkaar op, maar weten vaak niet waar zij moeten beginnen. In deze sessie hoort u "
    "wat drie regio’s deden, wat het kostte en wat er misging. U gaat naar huis met een lijst van stappen die u de "
    "volgende dag kunt zetten, met namen van mensen die u mag bellen, en met een eerlijk beeld van wat niet werkt. "
)


@dataclass(frozen=True)
class Size:
    """How large a conference is: sessions on each day, in so many rooms."""

    slug: str
    per_day: tuple[int, ...]
    rooms: int


BUSY_DAY = Size("meting-200", (200,), 8)
WEEKEND = Size("meting-689", (344, 345), 35)


def make_conference(size: Size) -> Event:
    """A published edition with as many sessions, each with two speakers, a theme, a room and a text of two paragraphs.

    Writes in bulk: past `save`, so that 689 sessions take a second.
    """
    first = dt.date(2027, 2, 6)
    event = Event.objects.create(
        slug=size.slug,
        name=f"Meting van {sum(size.per_day)} sessies",
        starts_on=first,
        ends_on=first + dt.timedelta(days=len(size.per_day) - 1),
        start_time=dt.time(9),
        end_time=dt.time(18),
        city="Assen",
        published_at=timezone.now(),
    )
    venue = Venue.objects.create(event=event, name="De Nieuwe Kolk", city="Assen")
    rooms = Room.objects.bulk_create(
        Room(venue=venue, name=f"Zaal {number + 1}", position=number, capacity=80) for number in range(size.rooms)
    )
    themes = [
        Theme.objects.get_or_create(slug=f"meting-{number}", defaults={"name": f"Meetthema {number}"})[0]
        for number in range(6)
    ]
    places = [(day, index) for day, count in enumerate(size.per_day) for index in range(count)]
    sessions = Session.objects.bulk_create(
        _session(event, rooms, number, day, index) for number, (day, index) in enumerate(places)
    )
    Session.themes.through.objects.bulk_create(
        Session.themes.through(session=session, theme=themes[number % len(themes)])
        for number, session in enumerate(sessions)
    )
    speakers = [_speaker(size, number) for number in range(len(sessions))]
    Speaker.objects.bulk_create(speakers)
    Appearance.objects.bulk_create(
        Appearance(
            session=session,
            speaker=speakers[(number + step) % len(speakers)],
            function="directeur",
            organisation=f"Regio {number % 12}",
            position=step,
        )
        for number, session in enumerate(sessions)
        for step in (0, 1)
    )
    return event


def _session(event: Event, rooms: list[Room], number: int, day: int, index: int) -> Session:
    slot, room = divmod(index, len(rooms))
    opening = timezone.make_aware(dt.datetime.combine(event.starts_on + dt.timedelta(days=day), dt.time(9)))
    start = opening + slot * dt.timedelta(minutes=20)
    return Session(
        event=event,
        slug=f"sessie-{number}",
        title=f"Techniek in de klas, deel {number}: wat leerlingen ervan vinden",
        kind=(Session.Kind.TALK, Session.Kind.WORKSHOP, Session.Kind.BREAKOUT)[number % 3],
        state=Session.State.PUBLISHED,
        start=start,
        end=start + dt.timedelta(minutes=20),
        room=rooms[room],
        summary=ABSTRACT,
        body=f"{ABSTRACT}\n\n{ABSTRACT}",
    )


def _speaker(size: Size, number: int) -> Speaker:
    speaker = Speaker(
        slug=f"{size.slug}-spreker-{number}",
        given_name=("Anna", "Bram", "Chaima", "Daan")[number % 4],
        infix=("", "van der", "de")[number % 3],
        family_name=f"Meetman {number}",
        biography=ABSTRACT,
    )
    speaker.set_sort_name()
    return speaker
