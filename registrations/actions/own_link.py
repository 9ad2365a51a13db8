"""The link of who does something by which links are withdrawn: that browser stays in, the letter lets nobody in."""

from dataclasses import dataclass

from registrations.actions.values import NotLive
from registrations.links import make_browser_link, revoke_links
from registrations.models import AccessLink, Delegation, Registration


@dataclass
class OwnLink:
    """The link with which something is done; afterwards the one with which this browser stays in."""

    link: AccessLink


def leave_links(subject: Registration | Delegation, own: OwnLink | None) -> None:
    """Withdraws every link, also that of `own`: its token stands in a letter to the old address. `own` gets another.

    Raises NotLive when the link of `own` was withdrawn meanwhile. Under the lock of the edition.
    """
    if own is not None and not subject.links.valid().filter(pk=own.link.pk).exists():
        raise NotLive
    revoke_links(subject)
    if own is not None:
        own.link = make_browser_link(subject)
