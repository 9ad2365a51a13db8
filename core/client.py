"""Who asks, without knowing who it is: for limits on forms that need no account."""

import hashlib
import hmac
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_key(request: HttpRequest) -> str:
    """The same 32 characters for the same visitor: an HMAC of the address, from which it cannot be found again.

    The address comes from X-Forwarded-For only for as many proxies as settings.PROXIES says are ours. Of IPv6 the
    network counts (/64), which is what one household or phone has.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    if 0 < settings.PROXIES <= len(hops):
        address = hops[-settings.PROXIES]
    try:
        found = ip_address(address)
        found = (
            getattr(found, "ipv4_mapped", None) or found
        )  # ::ffff:203.0.113.1 is an IPv4 address (RFC 4291 §2.5.5.2)
        address = str(found) if found.version == 4 else str(ip_network(f"{found}/64", strict=False))
    except ValueError:
        address = "unknown"
    return hmac.new(settings.SECRET_KEY.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
