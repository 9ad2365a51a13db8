"""Addresses in exchange files."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

MAX_URL = 1000  # characters, as Document.url

_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]")
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def link_url(text: str) -> str:
    """`text` as an absolute http(s) address of RFC 3986 characters only, or "" when it is not one.

    Doing it twice changes nothing, so that an address that went out and came back is recognised.
    """
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # UnicodeError is one: a host that IDNA cannot say
        return ""
    if ":" in host:
        host = f"[{host}]"
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    netloc = host if port is None else f"{host}:{port}"
    try:
        url = urlunsplit((parts.scheme, netloc, _escaped(parts.path), _escaped(parts.query), _escaped(parts.fragment)))
    except UnicodeError:  # half a surrogate pair
        return ""
    return url if len(url) <= MAX_URL else ""


def _escaped(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe="/?:@!$&'()*+,;=~%-._")
