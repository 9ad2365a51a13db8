"""Fills in the forms of signing up as a visitor does, up to the last button."""

import datetime as dt
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from bench.load import LoadError
from bench.sign_up_judge import Answer
from bench.sign_up_visitors import Prepared, ask_all, cookies_of, get, post, split
from core.public_form import FASTEST
from events.models import Event, Session

Fields = list[tuple[str, str]]
ACTION = "/meting/{}/aanmelden/"
PAGE = "/jaarconferentie/{}/aanmelden/"


@dataclass
class People:
    """Requests that only have to be sent: each the last button of one visitor's sign-up.

    `steps`: the answers of the steps before, in their order.
    """

    requests: list[Prepared]
    steps: list[list[Answer]] = field(default_factory=list)


class _Forms(HTMLParser):
    """The forms of a page that are sent by POST, with what a browser would send of each."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._fields: Fields | None = None
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        name = values.get("name", "")
        if tag == "form":
            self._fields = []
            if values.get("method", "").lower() == "post":
                self.forms.append((values.get("action", ""), self._fields))
        elif self._fields is None or not name:
            return
        elif tag == "textarea":
            self._area = name
            self._fields.append((name, ""))
        elif tag == "input" and (values.get("type") not in ("radio", "checkbox", "submit") or "checked" in values):
            self._fields.append((name, values.get("value", "")))
        elif tag == "button" and values.get("type", "submit") == "submit":
            self._fields.append((f"button {name}", values.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area and self._fields:
            name, text = self._fields[-1]
            self._fields[-1] = (name, text + data.removeprefix("\n") if not text else text + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._fields = None


def read_form(page: str, having: str) -> tuple[str, Fields]:
    """Address and fields of the form on `page` that has a field `having`; of its buttons only the first."""
    reader = _Forms()
    reader.feed(page)
    for address, fields in reader.forms:
        if any(name == having for name, _ in fields):
            plain = [(name, value) for name, value in fields if not name.startswith("button ")]
            buttons = [(name.removeprefix("button "), value) for name, value in fields if name.startswith("button ")]
            return address, plain + buttons[:1]
    raise LoadError(f"No form with a field “{having}”: {page[:2000]}")


def fill(fields: Fields, filling: Fields) -> Fields:
    """The fields with what the visitor fills in, in place of what stood in those of the same name."""
    names = {name for name, _ in filling}
    return [one for one in fields if one[0] not in names] + filling


def who(number: int, event: Event) -> Fields:
    return [
        ("name", f"Bezoeker {number} van {event.slug}"),
        ("email", email(number, event)),
        ("organisation", "Vakcollege Assen"),
        ("function", "docent techniek"),
        ("sector", "onderwijs"),
        ("diet", "vegetarisch"),
        ("access", ""),
    ]


def email(number: int, event: Event) -> str:
    return f"bezoeker{number}@{event.slug}.example"


def past_the_page(port: int, event: Event, sessions: Sequence[Session], *, count: int) -> People:
    """Sign-ups that reach the action by a view that does nothing else (`bench.wsgi`)."""
    chosen = [("sessions", str(one.pk)) for one in sessions]
    requests = [
        Prepared(
            email(number, event),
            post(ACTION.format(event.slug), who(number, event) + chosen, number=number, port=port),
        )
        for number in range(count)
    ]
    return People(requests)


def up_to_the_last_button(port: int, event: Event, sessions: Sequence[Session], *, count: int, at_once: int) -> People:
    """Every visitor opens the page, fills it in with a session in each block and a need, and has it checked."""
    path = PAGE.format(event.slug)
    visitors = {email(number, event): number for number in range(count)}
    opening = [Prepared(key, get(path, number=number, port=port)) for key, number in visitors.items()]
    opened = ask_all(port, opening, at_once=at_once)
    time.sleep(FASTEST + 1)  # who is faster is taken for a program
    checking = [_next(port, path, visitors, one, _choices(sessions, visitors, one[0].key, event)) for one in opened]
    checked = ask_all(port, checking, at_once=at_once)
    steps = [[answer for answer, _ in found] for found in (opened, checked)]
    last = [_next(port, path, visitors, one, []) for one in checked]
    last.sort(key=lambda one: visitors[one.key])
    return People(last, steps)


def _choices(sessions: Sequence[Session], visitors: dict[str, int], key: str, event: Event) -> Fields:
    blocks = [(f"blok-{one.start.astimezone(dt.UTC):%Y%m%d%H%M}", str(one.pk)) for one in sessions if one.start]
    return [*who(visitors[key], event), ("photo", "ja"), ("consent", "on"), *blocks]


def _next(port: int, path: str, visitors: dict[str, int], found: tuple[Answer, bytes], filling: Fields) -> Prepared:
    """What a visitor sends next: the form on the page that came, filled in."""
    answer, data = found
    head, page = split(data)
    if answer.status != 200:
        raise LoadError(f"{path} answers {answer.status} to {answer.key}.")
    address, fields = read_form(page, "shown_at")
    target = urlsplit(address).path or path
    number = visitors[answer.key]
    return Prepared(answer.key, post(target, fill(fields, filling), number=number, port=port, cookies=cookies_of(head)))
