"""What a browser posts to the forms of the admin, what they answer, and who posts it."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from events.models import Assignment, Event, Session


def rows(prefix: str, forms: list[dict[str, Any]], initial: int = 0) -> dict[str, Any]:
    data: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    for index, form in enumerate(forms):
        data |= {f"{prefix}-{index}-{name}": value for name, value in form.items() if value is not None}
    return data


def session_data(
    event: Event, parts: dict[str, Any] | None = None, appearances: dict[str, Any] | None = None, /, **fields: Any
) -> dict[str, Any]:
    return {
        **{"event": event.pk, "title": "Opening", "kind": "plenair", "state": "concept", "language": "nl"},
        **rows("documents", []),
        **(parts or rows("parts", [])),
        **(appearances or rows("appearances", [])),
        **fields,
    }


def change_url(session: Session) -> str:
    return reverse("admin:events_session_change", args=[session.pk])


def stamp(row: Any) -> str:
    row.refresh_from_db()
    return str(row.updated_at.isoformat())


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


def editor(*permissions: str) -> Client:
    """Someone of the staff who has these permissions only, for all editions."""
    user = User.objects.create_user("redacteur", password="een lang wachtwoord", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    Assignment.objects.create(user=user)
    client = Client()
    client.force_login(user)
    return client
