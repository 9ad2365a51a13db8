"""A photo for the eyes of staff: made of the upload, since a hidden photo has no public file."""

import io
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from photos.admin.thumbs import LARGE, SMALL
from photos.imaging.decode import decode
from photos.imaging.errors import Refused
from photos.imaging.process import ONE_AT_A_TIME
from photos.models import Photo
from photos.storages import private_storage

SIZES = {"klein": SMALL, "groot": LARGE}


@require_GET
def private(request: HttpRequest, model_admin: Any, pk: int, size: str) -> HttpResponse:
    """A JPEG of at most `SIZES[size]` pixels on its long side. 403 without permission to view photos."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    photo = get_object_or_404(Photo, pk=pk)
    limit = SIZES[size]
    try:
        with private_storage().open(photo.upload) as kept:
            content = io.BytesIO(kept.read())
        with ONE_AT_A_TIME:
            image = decode(content, min(1.0, limit / max(photo.width, photo.height)))
    except (Refused, OSError) as error:
        raise Http404(photo.upload) from error
    image.thumbnail((limit, limit))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=80)
    headers = {"Cache-Control": "private, no-store", "Content-Disposition": "inline"}
    return HttpResponse(buffer.getvalue(), content_type="image/jpeg", headers=headers)
