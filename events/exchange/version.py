"""One value that changes whenever anything that an edition's exchange files show changes."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from events.models import Appearance, Document, Event, Room, Session, SessionPart, Venue

CODE = "1"  # raise it when the writers change, so that nobody keeps what the old ones wrote


@dataclass(frozen=True, slots=True)
class Version:
    """`etag` without quotes; `changed_at` is the latest change of any row that counts."""

    etag: str
    changed_at: dt.datetime

    def __str__(self) -> str:
        return f"{timezone.localtime(self.changed_at):%Y-%m-%d %H:%M}"


def content_version(event: Event) -> Version:
    """The version of all that belongs to `event`, in one query of scalar subqueries.

    Number and latest change of each sort of row. Bulk writers that pass `save` by must set `updated_at`.
    """
    outer = OuterRef("pk")
    themed = Session.themes.through.objects.filter(session__event=outer)
    appearances = Appearance.objects.filter(session__event=outer)
    rows: dict[str, QuerySet[Any]] = {
        "venue": Venue.objects.filter(event=outer),
        "room": Room.objects.filter(venue__event=outer),
        "session": Session.objects.filter(event=outer),
        "part": SessionPart.objects.filter(session__event=outer),
        "appearance": appearances,
        "document": Document.objects.filter(session__event=outer),
    }
    columns: dict[str, Any] = {
        # a theme that was swapped for another has a new row in between, with a higher key
        "themed": Subquery(_only(themed, Count("pk"))),
        "themed_last": Subquery(_only(themed, Max("pk"))),
        "theme_at": Subquery(_only(themed, Max("theme__updated_at"))),
        "speaker_at": Subquery(_only(appearances, Max("speaker__updated_at"))),
    }
    for name, queryset in rows.items():
        columns[f"{name}_count"] = Subquery(_only(queryset, Count("pk")))
        columns[f"{name}_at"] = Subquery(_only(queryset, Max("updated_at")))
    found: dict[str, Any] = dict(Event.objects.filter(pk=event.pk).values("updated_at", **columns).get())
    text = "|".join([CODE, settings.SITE_URL, settings.TIME_ZONE, *(str(found[name]) for name in sorted(found))])
    moments = [value for value in found.values() if isinstance(value, dt.datetime)]
    return Version(hashlib.sha256(text.encode()).hexdigest()[:32], max(moments))


def _only(rows: QuerySet[Any], aggregate: Count | Max) -> QuerySet[Any, Any]:
    """`aggregate` over all of `rows` as a query of one value: grouped by a constant, without an order."""
    grouped: QuerySet[Any, Any] = rows.order_by().annotate(all=Value(1)).values("all").annotate(value=aggregate)
    return grouped.values("value")
