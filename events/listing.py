"""Loads the sessions of a page together with their people, and prints them as cards."""

from collections.abc import Sequence

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from events.models import Appearance, SessionPart
from events.models.session import SessionQuerySet
from events.people import People
from events.programme import Block, Card, Group, Programme, build
from events.rows import APPEARANCE_COLUMNS, SESSION_COLUMNS, AppearanceRow, PartRow, SessionRow


def load_people(sessions: SessionQuerySet) -> People:
    """Everyone in `sessions`, by session and part. Two queries."""
    which = sessions.order_by().values("pk")
    appearances = Appearance.objects.filter(session__in=which).values_list(*APPEARANCE_COLUMNS)
    parts = SessionPart.objects.filter(session__in=which).values_list(*PartRow._fields)
    return People(map(AppearanceRow._make, appearances), map(PartRow._make, parts))


def load_programme(sessions: SessionQuerySet, base_url: str) -> Programme:
    """The programme of `sessions`. Three queries."""
    rows = list(map(SessionRow._make, sessions.in_order().values_list(*SESSION_COLUMNS)))
    return build(rows, load_people(sessions), base_url)


def cards_html(cards: Sequence[Card], *, level: int, css: str = "flow") -> SafeString:
    """Cards as an ordered list; `level` is that of their headings."""
    html = get_template("events/cards.html", using="jinja2").render({"cards": cards, "level": level, "css": css})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value


def blocks_html(blocks: Sequence[Block | Group]) -> SafeString:
    """Blocks of cards, each under its time or kind."""
    html = get_template("events/blocks.html", using="jinja2").render({"blocks": blocks})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value
