"""Refuses files that are a picture and something else at once."""

import re

from photos.imaging.errors import Refused
from photos.imaging.strip import Parts

_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|iframe|svg)[\s>/]|<\?php|<%@ ?page", re.IGNORECASE)
# Long enough not to stand by chance in the second picture or the film behind a photo of a telephone: the end of a ZIP
# (APPNOTE 4.3.16), PDF, RAR, 7z.
_PROGRAM = re.compile(rb"PK\x05\x06\0\0\0\0|%PDF-\d\.\d|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c")
# In coded pixels a short mark stands by chance once in a few thousand photographs.
_MARKUP_IN_PIXELS = re.compile(rb"<!doctype html|<script[\s>]|</script>|<\?php", re.IGNORECASE)

MIXED = "Dit bestand is een foto en nog iets anders tegelijk. Sla de foto opnieuw op en probeer het dan weer."


def check(parts: Parts) -> None:
    """Raises Refused when what is no picture in a file is a page, a program or an archive."""
    pattern = _MARKUP if parts.kept else _MARKUP_IN_PIXELS
    if pattern.search(parts.dropped) or _MARKUP_IN_PIXELS.search(parts.kept) or _PROGRAM.search(parts.dropped):
        raise Refused(MIXED)
