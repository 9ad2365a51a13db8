"""Signs up in a browser, and opens the mail that came of it, against a real mail server."""

import re
from dataclasses import dataclass
from email.message import EmailMessage

from playwright.sync_api import Page

from events.models import Event
from registrations.letters.deliver import deliver_due
from tests.registrations.mails import links
from tests.registrations.smtp import Box

READING = 2_100  # milliseconds; nobody fills in a form sooner (core.public_form)


@dataclass
class Mailbox:
    """What arrived in the mail server of the test."""

    box: Box
    seen: int = 0

    def new(self) -> list[tuple[str, EmailMessage]]:
        """Sends what waits, and gives (address, mail) of what had not arrived before."""
        while deliver_due().sent:
            pass
        fresh = self.box.mails[self.seen :]
        self.seen = len(self.box.mails)
        return fresh

    def to(self, address: str) -> EmailMessage:
        """The one new mail, which must be to `address`."""
        ((found, mail),) = self.new()
        assert found == address
        return mail


def own_link(mail: EmailMessage, where: str = "") -> str:
    """The first secret link of the mail, or the one that leads to `where`."""
    secret = [one for one in links(mail) if re.search(r"/aanmelding/[\w-]{43}/", one) and "agenda.ics" not in one]
    return next(one for one in secret if not where or f"naar={where}" in one)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sign_up(page: Page, event: Event, *, name: str, email: str, sessions: tuple[str, ...] = (), diet: str = "") -> None:
    """Goes from the form to the confirmation."""
    page.goto(f"/jaarconferentie/{event.slug}/aanmelden/")
    fill_in_person(page, name=name, email=email)
    page.get_by_label("Ja, dat mag").check()
    for title in sessions:
        page.get_by_role("radio", name=re.compile(title)).check()
    if diet:
        page.get_by_label("Dieetwensen").fill(diet)
        page.get_by_label("Ik vind het goed dat").check()
    page.wait_for_timeout(READING)
    press(page, "Controleer uw aanmelding")
    press(page, "Meld mij aan")


def fill_in_person(page: Page, *, name: str, email: str) -> None:
    for label, value in {"Naam": name, "E-mailadres": email, "Organisatie": "ROC Assen", "Functie": "docent"}.items():
        page.get_by_label(re.compile(f"^{label}")).fill(value)
    page.get_by_label("Onderwijs", exact=True).check()
