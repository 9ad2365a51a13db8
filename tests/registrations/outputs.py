"""Reads what the site puts out as its readers do, and fails on what a name must never become there."""

import json
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any
from xml.etree import ElementTree

import lxml.html
from icalendar import Calendar

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")


def shape(content_type: str, content: bytes) -> Any:
    """The structure without the words: the same for every name, or a name broke out of its place."""
    text = content.decode()
    assert not FORBIDDEN.search(text.replace("\r\n", "\n"))
    match content_type.partition(";")[0]:
        case "text/html":
            return html_shape(text)
        case "application/json":
            return json_shape(json.loads(text))
        case "text/calendar":
            return calendar_shape(text)
        case "image/svg+xml":
            return [one.tag for one in ElementTree.fromstring(text).iter()]
    raise AssertionError(content_type)


def html_shape(text: str) -> list[tuple[str, ...]]:
    """Every element with the names of its attributes. None of them runs anything that the site did not write."""
    found = []
    for one in _tree(text.encode()).iter():
        if not isinstance(one.tag, str) or one.tag == "br":  # a comment, or a line of text that has more
            continue
        if one.tag == "script":
            assert one.get("src", "").startswith(("/static/", "/beheer/jsi18n/")), one.get("src")
            assert not (one.text or "").strip()
        assert one.tag not in {"iframe", "object", "embed", "base"}
        for name, value in one.items():
            assert not name.startswith("on"), (one.tag, name)
            assert not value.strip().lower().startswith(("javascript:", "data:", "//")), (one.tag, value)
        found.append((one.tag, *sorted(one.keys())))
    return found


def _tree(content: bytes) -> Any:
    return lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))


def html_text(content: bytes) -> str:
    """All words of a page, also those in fields."""
    root = _tree(content)
    return " ".join([root.text_content(), *(one.get("value", "") for one in root.iter("input"))])


def json_shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: json_shape(one) for key, one in value.items()}
    return [json_shape(one) for one in value] if isinstance(value, list) else type(value).__name__


def calendar_shape(text: str) -> list[str]:
    """The names of all properties, in order."""
    assert "\n" not in text.replace("\r\n", "")
    items = list(Calendar.from_ical(text).walk("VEVENT"))
    assert items
    assert not [one for one in items if {"ATTENDEE", "ORGANIZER", "ATTACH"} & set(one)]
    lines = text.replace("\r\n ", "").split("\r\n")
    return [re.split("[:;]", line)[0] for line in lines]


def mail_shape(mail: EmailMessage) -> Iterator[Any]:
    """Headers and parts: one recipient, no header of anyone else."""
    assert [part.defects for part in mail.walk() if part.defects] == []
    to: Any = mail["To"]
    assert [one.domain for one in to.addresses] == ["voorbeeld.nl"]
    assert not {"Bcc", "Cc"} & set(mail.keys())
    assert not FORBIDDEN.search(mail["Subject"])
    yield mail.keys()
    for part in mail.walk():
        if part.is_multipart():
            continue
        content: Any = part.get_content()
        yield part.get_content_type()
        if part.get_content_type() == "text/plain":
            assert not FORBIDDEN.search(content)
            assert not re.search(r"^(bcc|attendee|x@x)", content, re.IGNORECASE | re.MULTILINE)
        else:
            yield shape(part.get_content_type(), part.get_payload(decode=True))  # type: ignore[arg-type]
