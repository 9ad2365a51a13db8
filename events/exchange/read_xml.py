"""Reads schedule.xml, old dialects and new ones."""

import re
from collections.abc import Iterator

from lxml import etree

from events.exchange import values
from events.exchange.conference import RawConference, schedule_from
from events.exchange.document import Place, Schedule, ScheduleError
from events.exchange.raw import RawLink, RawPerson, RawTalk

_START_OF_ROOT = re.compile(rb"<[A-Za-z_]")
_WHERE = re.compile(r", line \d+, column \d+.*$|\s*\(.*$", re.DOTALL)


def read_xml(data: bytes) -> Schedule:
    """The schedule in `data`. Raises ScheduleError with the line number.

    A document type is refused before anything is parsed: it is the way in for entities, inner and outer.
    """
    root = _parse(data)
    if root.tag != "schedule":
        raise ScheduleError(f"het hoofdelement is <{values.short(str(root.tag))}> en niet <schedule>.", _line(root))
    conference = root.find("conference")
    if conference is None:
        raise ScheduleError("het element <conference> ontbreekt.", _line(root))
    days = list(root.iterchildren("day"))
    head = RawConference(_texts(conference), [(_date(day), _line(day)) for day in days], _Where(conference))
    return schedule_from(head, _places(days), _talks(days))


def _parse(data: bytes) -> etree._Element:
    plain = data.replace(b"\0", b"")  # UTF-16 reads like ASCII without its zeros
    root_at = _START_OF_ROOT.search(plain)
    if b"<!DOCTYPE" in plain[: root_at.start() if root_at else None].upper():
        raise ScheduleError("een documenttype (<!DOCTYPE>) mag niet in het bestand staan.", "regel 1")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = values.short(_WHERE.sub("", error.msg or ""))
        raise ScheduleError(f"dit is geen geldige XML ({reason}).", f"regel {error.lineno or 1}") from None
    except ValueError as error:  # an encoding that does not exist, for one
        raise ScheduleError(f"dit is geen geldige XML ({values.short(str(error))}).", "regel 1") from None
    if _has_doctype(root):
        raise ScheduleError("een documenttype (<!DOCTYPE>) mag niet in het bestand staan.", "regel 1")
    return root


def _has_doctype(root: etree._Element) -> bool:
    """Whether there is one after all, in an encoding that hides it from a search in the bytes."""
    return root.getroottree().docinfo.internalDTD is not None


class _Where:
    """The place in the file of a child of `element`: its line, or that of the element when there is no such child."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def __call__(self, name: str) -> str:
        child = self.element.find(name)
        return _line(self.element if child is None else child)


def _line(element: etree._Element) -> str:
    return f"regel {element.sourceline}"


def _text(element: etree._Element) -> str:
    """All text inside, that of inner elements too."""
    return "".join(str(text) for text in element.itertext()) if len(element) else element.text or ""


def _texts(element: etree._Element) -> dict[str, str]:
    """The texts of the children by name (the first of a name), and the attributes."""
    texts = {str(name): str(value) for name, value in element.attrib.items()}
    for child in element.iterchildren():
        texts.setdefault(str(child.tag), _text(child))
    return texts


def _date(day: etree._Element) -> str:
    return str(day.get("date") or day.get("start") or "").strip()


def _places(days: list[etree._Element]) -> Iterator[Place]:
    for day in days:
        for room in day.iterchildren("room"):
            name = values.line(str(room.get("name") or ""), _line(room), "De naam van de zaal", 200)
            yield Place(name, values.guid(str(room.get("guid") or ""), _line(room)))


def _talks(days: list[etree._Element]) -> Iterator[RawTalk]:
    for day in days:
        for room in day.iterchildren("room"):
            for event in room.iterchildren("event"):
                texts = _texts(event)
                texts.pop("recording", None)
                for name in ("recording/url", "recording/link", "video_download_url"):
                    if address := (event.findtext(name) or "").strip():
                        texts.setdefault("recording", address)
                yield RawTalk(
                    texts=texts,
                    day=_date(day),
                    room=str(room.get("name") or ""),
                    persons=[_person(person) for person in event.iterfind("persons/person")],
                    links=[
                        *(_link(link, attachment=False) for link in event.iterfind("links/link")),
                        *(_link(link, attachment=True) for link in event.iterfind("attachments/attachment")),
                    ],
                    at=_Where(event),
                )


def _person(person: etree._Element) -> RawPerson:
    return RawPerson(
        name=_text(person),
        guid=str(person.get("guid") or ""),
        key=str(person.get("id") or person.get("code") or ""),
        biography="",
        place=_line(person),
    )


def _link(link: etree._Element, *, attachment: bool) -> RawLink:
    return RawLink(str(link.get("href") or ""), _text(link), attachment)
