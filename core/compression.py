"""Compression of responses by the site itself, where no proxy does it."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressText(GZipMiddleware):
    """Leaves pictures alone: they are compressed by nature, and packing them again costs time and their length."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("image/") and not kind.startswith("image/svg"):
            return response
        return super().process_response(request, response)
