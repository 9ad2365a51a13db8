"""Where a member of staff may work: groups say what, assignments say for which editions."""

from typing import Any

from django.db.models import QuerySet

from events.models import Assignment, Event


def events_of(user: Any) -> QuerySet[Event]:
    """The editions that this user works for, the newest first: all for an administrator."""
    rows = Event.objects.order_by("-starts_on", "slug")
    keys = _keys(user)
    return rows if keys is None else rows.filter(pk__in=keys)


def works_for(user: Any, event_id: int) -> bool:
    """Whether this user works for an edition. One query for each user object, at most."""
    keys = _keys(user)
    return keys is None or event_id in keys


def work_for(user: Any, event: Event) -> None:
    """Who makes an edition works for it."""
    if not works_for(user, event.pk):
        Assignment.objects.create(user=user, event=event)
        user._edition_keys = None if user._edition_keys is None else {*user._edition_keys, event.pk}


def within(rows: QuerySet[Any], user: Any, path: str = "event") -> QuerySet[Any]:
    """Those `rows` that belong to the editions of this user; `path` leads to the edition."""
    keys = _keys(user)
    return rows if keys is None else rows.filter(**{f"{path}__in": keys})


def _keys(user: Any) -> set[int] | None:
    """The keys of the editions of this user; None for all. Kept with the user object, which lives one request."""
    if not user.is_active:
        return set()
    if user.is_superuser:
        return None
    if not hasattr(user, "_edition_keys"):
        found = set(Assignment.objects.filter(user=user).values_list("event", flat=True))
        user._edition_keys = None if None in found else found
    keys: set[int] | None = user._edition_keys
    return keys
