"""The list that a search gives. Desks ask for it all day, so it is Jinja2 (docs/decisions.md §13)."""

from functools import cache

from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from registrations.desk.access import Desk
from registrations.desk.people import Person


def found_html(desk: Desk, people: list[Person], text: str) -> SafeString:
    """`people` as an ordered list, with a button for who may come in; `text` is what was searched for."""
    html = get_template("desk/found.html", using="jinja2").render(
        {
            "people": people,
            "q": text,
            "here": mark_safe(render_to_string("desk/_here.html", {"desk": desk}, desk.request)),  # noqa: S308 - ours
            "icons": _icons(),
            "page": _path("desk-code"),
            "let_in": "" if desk.door_gone else _path("desk-let-in"),
        }
    )
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value


@cache
def _path(name: str) -> str:
    return reverse(name, args=["CODE"])


@cache
def _icons() -> dict[str, SafeString]:
    return {tone: render_to_string("desk/_icon.html", {"tone": tone}) for tone in ("in", "ready", "ask")}
