"""The photos of a text for its editor: the text holds their keys only."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from core.admin.choices import is_key
from photos.admin.thumbs import as_json
from photos.models import Photo

MOST = 200  # in one question


@require_GET
def photos(request: HttpRequest) -> HttpResponse:
    """The photos with these keys (`id`, separated by commas) as JSON; what does not exist is left out."""
    if not request.user.has_perm("photos.view_photo"):
        raise PermissionDenied
    keys = [int(key) for key in request.GET.get("id", "").split(",")[:MOST] if is_key(key)]
    return JsonResponse({"photos": [as_json(photo) for photo in Photo.objects.filter(pk__in=keys)]})
