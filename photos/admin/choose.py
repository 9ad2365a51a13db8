"""The photos that the dialog of static/admin_site/photos/picker.js offers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from photos.admin.thumbs import as_json
from photos.models import Photo

PER_PAGE = 24


@require_GET
def choose(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """A page of the library as JSON, newest first, without what is hidden; `q` are words to look for."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    rows = Photo.objects.filter(hidden_at=None).order_by("-created_at", "-pk")
    found, _ = model_admin.get_search_results(request, rows, request.GET.get("q", ""))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    may_add = model_admin.has_add_permission(request)
    return JsonResponse(
        {
            "photos": [as_json(photo) for photo in page],
            "page": page.number,
            "more": page.has_next(),
            "count": page.paginator.count,
            "upload": reverse("admin:photos_photo_add") if may_add else None,
        }
    )
