"""Writes schedule.xml, valid against the XSD of the C3VOC."""

from lxml import etree

from core.richtext import plain
from events.exchange.document import Schedule, Talk
from events.exchange.grid import clock, days_of

MEDIA_TYPE = "application/vnd.c3voc.schedule+xml; charset=utf-8"
GENERATOR = "techniekpact"


def write_xml(schedule: Schedule, base_url: str) -> bytes:
    root = etree.Element("schedule")
    etree.SubElement(root, "generator", name=GENERATOR)
    _add(root, "version", schedule.version)
    _conference(root, schedule, base_url)
    for day in days_of(schedule):
        element = etree.SubElement(
            root,
            "day",
            index=str(day.index),
            date=day.date.isoformat(),
            start=day.start.isoformat(),
            end=day.end.isoformat(),
        )
        for place, talks in day.rooms:
            room = etree.SubElement(element, "room", name=plain(place.name))
            if place.guid is not None:
                room.set("guid", str(place.guid))
            for talk in talks:
                _event(room, talk)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _conference(root: etree._Element, schedule: Schedule, base_url: str) -> None:
    conference = etree.SubElement(root, "conference")
    _add(conference, "title", schedule.title)
    _add(conference, "acronym", schedule.acronym)
    _add(conference, "start", schedule.first.isoformat())
    _add(conference, "end", schedule.last.isoformat())
    _add(conference, "days", str((schedule.last - schedule.first).days + 1))
    _add(conference, "timeslot_duration", "00:05")
    _add(conference, "base_url", base_url)
    _add(conference, "url", schedule.url)
    _add(conference, "time_zone_name", "Europe/Amsterdam")
    for track in dict.fromkeys(talk.track for talk in schedule.talks if talk.track):
        etree.SubElement(conference, "track", name=plain(track))


def _event(room: etree._Element, talk: Talk) -> None:
    event = etree.SubElement(room, "event", id=str(talk.number), guid=str(talk.guid))
    for name, text in (
        ("room", talk.room),
        ("title", talk.title),
        ("subtitle", talk.subtitle),
        ("type", talk.kind),
        ("date", talk.start.isoformat(timespec="seconds")),
        ("start", f"{talk.start:%H:%M}"),
        ("duration", clock(talk.end - talk.start)),
        ("abstract", talk.abstract),
        ("slug", talk.slug),
        ("track", talk.track),
        ("language", talk.language or ""),
        ("description", talk.description),
        ("url", talk.url),
    ):
        _add(event, name, text)
    if talk.recording:
        recording = etree.SubElement(event, "recording")
        _add(recording, "license", "")
        _add(recording, "optout", "false")
        _add(recording, "url", talk.recording)
    persons = etree.SubElement(event, "persons")
    for person in talk.persons:
        _add(persons, "person", person.name).set("guid", str(person.guid))
    links = etree.SubElement(event, "links")
    attachments = etree.SubElement(event, "attachments")
    for link in talk.links:
        parent, name = (attachments, "attachment") if link.attachment else (links, "link")
        _add(parent, name, link.title).set("href", link.url)


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    """A child with a text; `plain` drops what XML forbids, should a row have passed the fields by."""
    element = etree.SubElement(parent, name)
    element.text = plain(text)
    return element
