"""Photos come in: a form that takes several files at once, and an address that takes one, for the script of it."""

import logging
import tempfile
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, cast
from urllib.parse import unquote

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from photos.actions import Duplicate, add_photo
from photos.admin.describe import MOST
from photos.admin.thumbs import as_json, state, thumbnail
from photos.imaging.errors import Refused
from photos.imaging.inspect import MAX_BYTES, SUFFIXES, check_size
from photos.models import Photo

FAILED = "Het is nu niet gelukt om deze foto op te slaan. Probeer het over een minuut opnieuw."
CUT_OFF = "De foto is niet helemaal aangekomen. Probeer het opnieuw."
CHUNK = 256 * 1024  # bytes
ACCEPT = ",".join(
    ["image/jpeg", "image/png", "image/webp", "image/avif", "image/heic", "image/heif", *sorted(SUFFIXES)]
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: a new photo, the photo that was there already, or the words why not."""

    name: str
    photo: Photo | None = None
    error: str = ""

    @property
    def is_new(self) -> bool:
        return self.photo is not None and not self.error

    @property
    def thumbnail(self) -> str:
        return thumbnail(self.photo) if self.photo else ""

    @property
    def state(self) -> str:
        return state(self.photo) if self.photo else ""


def take(request: HttpRequest, model_admin: Any, name: str, file: BinaryIO, size: int) -> Result:
    """Adds one file to the library. Never raises for what a file, a disk or a database may do."""
    try:
        photo = add_photo(name=name, file=file, size=size, user=cast("Any", request.user))
    except Duplicate as refused:
        return Result(name, refused.photo, refused.message)
    except Refused as refused:
        return Result(name, error=refused.message)
    except (OSError, DatabaseError, MemoryError):
        log.exception("could not add a photo")
        return Result(name, error=FAILED)
    model_admin.log_addition(request, photo, [{"added": {}}])
    return Result(name, photo)


@require_POST
def upload_one(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Takes the body as one file, whose name is in the header X-File-Name (percent-encoded UTF-8).

    As no form, so that a body that is too large is refused before it is read. A file that is refused is answered 200
    with `error`: the question was in order. 413, 400 and 503 have `error` too.
    """
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    name = unquote(request.headers.get("X-File-Name", ""))
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > MAX_BYTES:
        try:
            check_size(size)
        except Refused as refused:
            return JsonResponse({"error": refused.message}, status=413)
    with tempfile.TemporaryFile() as file:
        try:
            received = _receive(request, file)
        except OSError:  # the connection went away
            received = -1
        if received != size:
            return JsonResponse({"error": CUT_OFF}, status=400)
        result = take(request, model_admin, name, cast("BinaryIO", file), size)
    answer: dict[str, Any] = {"error": result.error} if result.error else {}
    if result.photo is not None:
        answer["photo"] = as_json(result.photo)
    return JsonResponse(answer, status=503 if result.error == FAILED else 200)


def _receive(request: HttpRequest, file: IO[bytes]) -> int:
    """Copies the body to a file, so that it is not in memory twice. Returns its size in bytes."""
    received = 0
    while chunk := request.read(CHUNK):
        received += file.write(chunk)
    return received


@require_http_methods(["GET", "HEAD", "POST"])
def upload_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The form; without JavaScript it sends its files all at once, and says of each what became of it."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    files = request.FILES.getlist("fotos")
    results = [take(request, model_admin, str(one.name), cast("BinaryIO", one.file), one.size or 0) for one in files]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Foto’s toevoegen",
        "opts": model_admin.opts,
        "accept": ACCEPT,
        "max_bytes": MAX_BYTES,
        "most": MOST,
        "results": results,
        "new": sum(result.is_new for result in results),
        "missing": request.method == "POST" and not files,
        "may_describe": model_admin.has_change_permission(request),
        "has_view_permission": model_admin.has_view_or_change_permission(request),
    }
    return TemplateResponse(request, "admin/photos/photo/upload.html", context)
