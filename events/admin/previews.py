"""Pages that are not published yet, as visitors will see them: for staff who may see the row in the admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from events.models import Event, Session
from events.views.pages import render_event, render_session
from events.views.schedule import render_programme


def preview_session(request: HttpRequest, model_admin: Any, pk: int) -> HttpResponse:
    """The session's page, or a redirect to its address when it is public. 403 without permission to view sessions."""
    _check(request, model_admin)
    session = get_object_or_404(Session.objects.for_detail(), pk=pk)
    return redirect(session) if session.is_public else render_session(request, session, preview=True)


def preview_event(request: HttpRequest, model_admin: Any, pk: int) -> HttpResponse:
    """The edition's page, or a redirect to its address when it is public."""
    _check(request, model_admin)
    event = get_object_or_404(
        Event.objects.with_venues().select_related("lead_photo").prefetch_related("documents"), pk=pk
    )
    return redirect(event) if event.is_published else render_event(request, event, preview=True)


def preview_programme(request: HttpRequest, model_admin: Any, pk: int) -> HttpResponse:
    """The programme with its drafts; also of a published edition, of which visitors do not see the drafts."""
    _check(request, model_admin)
    return render_programme(request, get_object_or_404(Event, pk=pk), preview=True)


def event_preview_url(event: Event) -> str:
    return event.get_absolute_url() if event.is_published else reverse("admin:events_event_preview", args=[event.pk])


def programme_preview_url(event: Event) -> str:
    """Of a published edition too: the programme with its drafts."""
    return reverse("admin:events_event_preview_programme", args=[event.pk])


def _check(request: HttpRequest, model_admin: Any) -> None:
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
