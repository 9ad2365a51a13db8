"""Loads the sessions of a page together with their people, and prints them as cards."""

from collections.abc import Sequence

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from events.models import Appearance, Session, SessionPart
from events.models.session import SessionQuerySet
from events.programme import Block, Card, Group, People, Programme, build


def load_people(sessions: Sequence[Session]) -> People:
    """Everyone in `sessions`, by session and part. Two queries, none when there are no sessions."""
    return People(Appearance.objects.for_cards(sessions), SessionPart.objects.filter(session__in=sessions))


def load_programme(sessions: SessionQuerySet, base_url: str) -> Programme:
    """The programme of `sessions`. Three queries, one when there are no sessions."""
    rows = list(sessions.for_list())
    return build(rows, load_people(rows), base_url)


def cards_html(cards: Sequence[Card], *, level: int, css: str = "flow") -> SafeString:
    """Cards as an ordered list; `level` is that of their headings."""
    html = get_template("events/cards.html", using="jinja2").render({"cards": cards, "level": level, "css": css})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value


def blocks_html(blocks: Sequence[Block | Group]) -> SafeString:
    """Blocks of cards, each under its time or kind."""
    html = get_template("events/blocks.html", using="jinja2").render({"blocks": blocks})
    return mark_safe(html)  # noqa: S308 - Jinja2 escaped every value
