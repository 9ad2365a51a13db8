"""Photos that are hidden and shown again: one at a time or many."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from core import dutch
from photos.actions import hide_photo, show_photo
from photos.imaging.errors import Refused
from photos.models import Photo

log = logging.getLogger(__name__)


def hide(request: HttpRequest, model_admin: Any, photos: Iterable[Photo]) -> None:
    """Hides what is not hidden yet, and tells the editor."""
    changed = [photo for photo in photos if photo.hidden_at is None]
    for photo in changed:
        hide_photo(photo=photo)
        model_admin.log_change(request, photo, "Overal verborgen.")
    messages.success(request, f"{dutch.count(len(changed), 'foto', 'foto’s')} overal verborgen.")


def show(request: HttpRequest, model_admin: Any, photos: Iterable[Photo]) -> None:
    """Puts back what is hidden, and names what could not be made again."""
    changed, failed = [], []
    for photo in photos:
        if photo.hidden_at is None:
            continue
        try:
            show_photo(photo=photo)
        except (Refused, OSError):
            log.exception("could not make the files of photo %s", photo.pk)
            failed.append(str(photo))
            continue
        changed.append(photo)
        model_admin.log_change(request, photo, "Teruggezet.")
    if changed or not failed:
        messages.success(request, f"{dutch.count(len(changed), 'foto', 'foto’s')} teruggezet.")
    if failed:
        messages.error(request, f"Niet teruggezet, want het bestand kan niet worden gelezen: {dutch.listing(failed)}.")
    if missing := sum(not photo.is_shown for photo in changed):
        messages.warning(request, f"Bezoekers zien nog niet: {missing}. Vul eerst een beschrijving in.")


@require_POST
def hide_one(request: HttpRequest, model_admin: Any, pk: int) -> HttpResponse:
    """The button “Verberg overal” of a photo's page."""
    hide(request, model_admin, [_photo(request, model_admin, pk)])
    return redirect("admin:photos_photo_change", pk)


@require_POST
def show_one(request: HttpRequest, model_admin: Any, pk: int) -> HttpResponse:
    """The button “Zet terug” of a photo's page."""
    show(request, model_admin, [_photo(request, model_admin, pk)])
    return redirect("admin:photos_photo_change", pk)


def _photo(request: HttpRequest, model_admin: Any, pk: int) -> Photo:
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    return get_object_or_404(Photo, pk=pk)
