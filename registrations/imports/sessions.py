"""Sessions as a file names them: by title or by address, several in one cell."""

import re
from collections.abc import Iterable, Sequence

from events.models import Session
from registrations.actions.rules import find_overlap, has_begun, takes_people
from registrations.forms.sign_up import TOGETHER
from registrations.forms.sign_up_blocks import hours
from registrations.names import name_key

SIGNS = re.compile(r"[;|\r\n]")  # between sessions
UNKNOWN = "Sessie “{}” is niet gevonden. Neem de titel of het adres over van de site."
SEVERAL = "Er zijn meer sessies die “{}” heten. Vul het adres in, zoals {}."
CLOSED = "Voor “{}” kan niemand zich aanmelden: {}."


class Names:
    """The sessions of one edition by what a file may call them."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self._by_slug: dict[str, Session] = {}
        self._by_title: dict[str, list[Session]] = {}
        for one in sessions:
            if one.state == Session.State.DRAFT:
                continue  # nobody knows of it
            self._by_slug[one.slug] = one
            self._by_title.setdefault(name_key(one.title), []).append(one)

    def find(self, text: str) -> tuple[list[Session], list[str]]:
        """The sessions that a cell names, each once, and what is wrong with it."""
        found: list[Session] = []
        faults = []
        for part in dict.fromkeys(self._parts(text)):
            session, fault = self._one(part)
            if session is None or fault:
                faults.append(fault)
            elif session not in found:
                found.append(session)
        if pair := find_overlap(found):
            first, second = pair
            faults.append(TOGETHER.format(first.title, hours(first), second.title, hours(second)))
        return found, faults

    def _parts(self, text: str) -> Sequence[str]:
        """A line, in parts unless it is the title of one: titles may hold these signs themselves."""
        parts: list[str] = []
        for line in text.splitlines():
            parts += [line] if name_key(line) in self._by_title else SIGNS.split(line)
        return [part.strip() for part in parts if part.strip()]

    def _one(self, text: str) -> tuple[Session | None, str]:
        same = self._by_title.get(name_key(text), [])
        session = self._by_slug.get(text.casefold()) or (same[0] if same else None)
        if session is None:
            return None, UNKNOWN.format(text[:80])
        if len(same) > 1 and session.slug != text.casefold():
            return None, SEVERAL.format(text[:80], " of ".join(one.slug for one in same[:3]))
        return session, "" if takes_people(session) else CLOSED.format(session.title, _why(session))


def _why(session: Session) -> str:
    if session.state == Session.State.CANCELLED:
        return "zij is geannuleerd"
    return "zij is al begonnen" if has_begun(session) else "er is geen aantal plaatsen ingevuld"
