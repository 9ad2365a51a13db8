"""Uploaded files, served by the site itself where no web server or bucket does (docs/architecture.md)."""

import mimetypes
import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

from core.pages import public_page

mimetypes.add_type("image/avif", ".avif")  # Python 3.11 does not know it
SANDBOX = "sandbox; default-src 'none'"
SOCIAL = re.compile(r"fotos/\d+/[0-9a-f]+/social-[^/]+")  # other sites embed it
LONGEST = 255  # bytes of a name
YEAR = 365 * 24 * 60 * 60  # seconds


@public_page
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file below MEDIA_ROOT. Pictures are shown; everything else is downloaded, so that no upload runs as our page.

    Names hold a random part and never change their content, hence the year. Raises Http404.
    """
    parts = path.split("/")
    # no file of ours is still being written, leads elsewhere, or has a longer name than a file system knows
    if any(part.startswith(".") or len(part.encode(errors="replace")) > LONGEST for part in parts):
        raise Http404(path)
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    kind = mimetypes.guess_type(path)[0] or ""
    if kind.startswith("image/") and kind != "image/svg+xml":
        del response.headers["Content-Disposition"]  # the link to a download says a better name
    else:
        response.headers["Content-Disposition"] = "attachment"
    response.headers["Content-Security-Policy"] = SANDBOX
    if SOCIAL.fullmatch(path):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
