"""The link of who does something by which links are withdrawn: that browser stays in, the letter lets nobody in."""

from dataclasses import dataclass

from registrations.actions.values import NotLive
from registrations.links import key_after, make_browser_link, revoke_links
from registrations.models import AccessLink, Delegation, Letter, Registration


@dataclass
class OwnLink:
    """The link with which something is done; afterwards the one with which this browser stays in."""

    link: AccessLink
    page: str = ""  # the signed field of the form that was sent

    def check(self, subject: Registration | Delegation) -> None:
        """Raises NotLive when it was withdrawn meanwhile. Under the lock of the edition.

        When the same form did that, sent twice, the link that came in its place is the one.
        """
        found = subject.links.valid().with_subject().filter(pk=key_after(self.link.pk, self.page)).first()
        if found is None:
            raise NotLive
        self.link = found


def leave_address(subject: Registration | Delegation, before: str, to: str, own: OwnLink | None) -> None:
    """Whoever reads the address of before comes in no more, nor gets what was not sent yet: it may be a stranger's.
    Calendars stop too: whoever had the link could make one.

    Letters first: a worker that makes a link for one at this moment is waited for, so that the link is withdrawn too.
    What it sends goes to the new address once more.
    """
    unsent = subject.letters.filter(state__in=(Letter.State.QUEUED, Letter.State.FAILED), to__iexact=before)
    unsent.exclude(facts__has_key="moved").update(to=to, lease=None, leased_until=None)
    leave_links(subject, own)


def leave_links(subject: Registration | Delegation, own: OwnLink | None) -> None:
    """Withdraws every link, also that of `own`: its token stands in a letter to the old address. `own` gets another.

    Under the lock of the edition, after `own.check`.
    """
    revoke_links(subject)
    if own is not None:
        own.link = make_browser_link(subject, before=own.link, page=own.page)
