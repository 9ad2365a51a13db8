"""The security headers that every response carries, static files and error pages included."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

ADMIN_PREFIX = "/beheer/"

# Content Security Policy level 3, without nonce and without unsafe-*: inline style and script never run.
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types tp"
_FEATURES = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "usb",
    "xr-spatial-tracking",
)


def permissions_policy(*own: str) -> str:
    """The Permissions-Policy of a page: every feature off, but for those in `own`, which the page itself may use."""
    return ", ".join(f"{feature}={'(self)' if feature in own else '()'}" for feature in _FEATURES)


def admin_policy(*scripts: str) -> str:
    """The content security policy of the admin, whose scripts write HTML, which trusted types forbid.

    `scripts` are sources of inline scripts that may run, such as `'sha256-…'`.
    """
    return _CSP.replace("script-src 'self'", " ".join(("script-src 'self'", *scripts))) + _https()


def _https() -> str:
    return "; upgrade-insecure-requests" if settings.HTTPS else ""


class SecurityHeaders:
    """Adds the header set of this project. Stands first in MIDDLEWARE, so that WhiteNoise's responses pass it too.

    A view that needs an exception (the social card may be embedded elsewhere, uploads are sandboxed) sets that one
    header itself; what is set already stays.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.public_csp = _CSP + _TRUSTED_TYPES + _https()
        self.admin_csp = admin_policy()
        self.fixed = {
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": permissions_policy(),
        }
        if settings.HTTPS:
            self.fixed["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        csp = self.admin_csp if request.path.startswith(ADMIN_PREFIX) else self.public_csp
        response.headers.setdefault("Content-Security-Policy", csp)
        for name, value in self.fixed.items():
            response.headers.setdefault(name, value)
        return response
