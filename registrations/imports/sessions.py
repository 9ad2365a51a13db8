"""Sessions as a file names them: by title or a part of it, by address, by time or by guid, several in one cell."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django.utils import timezone

from core import dutch
from events.models import Session
from registrations.actions.rules import find_overlap, has_begun, takes_people
from registrations.diets import is_nothing
from registrations.forms.sign_up import TOGETHER
from registrations.forms.sign_up_blocks import hours
from registrations.names import name_key

SIGNS = re.compile(r"[;|\r\n]")  # between sessions; a comma too, where it is no part of a title
UNKNOWN = "Sessie “{}” is niet gevonden. Neem de titel of het adres over van de site."
SEVERAL = "Er zijn meerdere sessies die “{}” heten. Vul het adres in, zoals {}."
MORE = "“{}” past bij meerdere sessies: {}. Vul de hele titel in."
CLOSED = "Voor “{}” kan niemand zich aanmelden: {}."
GUESSED = "“{}” gelezen als “{}”."
SHORTEST = 3  # characters of whole words of a title
SHORTEST_PART = 5  # of the beginning of a word
_TIME = re.compile(r"(?:om )?([01]?\d|2[0-3])[.:]([0-5]\d)(?: ?uur)?")

Found = tuple[Session | None, str]


class Meant(NamedTuple):
    """What a cell says. `guesses`: what was taken for a session without naming it in full, in Dutch."""

    sessions: list[Session]
    faults: list[str]
    guesses: list[str]


def _words(key: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", key))


class Names:
    """The sessions of one edition by what a file may call them."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        rows = [one for one in sessions if one.state != Session.State.DRAFT]  # of those nobody knows
        self._by_key: dict[str, Session] = {}
        self._by_title: dict[str, list[Session]] = {}
        for one in rows:
            self._by_key |= {one.slug: one, str(one.guid): one}
            self._by_title.setdefault(name_key(one.title), []).append(one)
        self._in_words = [(f" {_words(name_key(one.title))} ", one) for one in rows if one.capacity is not None]
        self._longest = 1 + max((one.title.count(",") for one in rows), default=0)  # parts between commas
        self._known: dict[str, Found] = {}
        self._alike: dict[str, list[Session]] = {}
        self._keys: dict[str, str] = {}  # a file may name a hundred thousand sessions that do not exist

    def find(self, text: str) -> Meant:
        """The sessions that a cell names, each once, and what is wrong with it."""
        found: list[Session] = []
        faults, guesses = [], []
        for part in dict.fromkeys(self._parts(text)):
            if part not in self._known:
                self._known[part] = self._one(part)
            session, fault = self._known[part]
            if session is None or fault:
                faults.append(fault)
            elif session not in found:
                found.append(session)
                guesses += [GUESSED.format(part[:80], session.title)] if self._is_guess(part, session) else []
        if pair := find_overlap(found):
            first, second = pair
            faults.append(TOGETHER.format(first.title, hours(first), second.title, hours(second)))
        return Meant(found, faults, guesses)

    def _parts(self, text: str) -> Sequence[str]:
        """A line, in parts unless it is the title of one: titles may hold these signs themselves."""
        parts: list[str] = []
        for line in text.splitlines():
            for part in [line] if name_key(line) in self._by_title else SIGNS.split(line):
                parts += self._between_commas(part)
        return [part.strip() for part in parts if part.strip() and not self._is_none(part.strip())]

    def _is_none(self, text: str) -> bool:
        """Whether it says that there is no session: "geen", "n.v.t."; "alles" says something else here than of food."""
        key = self._key(text)
        return not self._is_named(text) and (key == "niet" or (is_nothing(text) and "alles" not in key))

    def _is_guess(self, text: str, session: Session) -> bool:
        return not self._is_named(text) and _words(self._key(text)) != _words(name_key(session.title))

    def _between_commas(self, text: str) -> Sequence[str]:
        """The longest names win: of all of it, then of its parts; what is only like a title comes after."""
        if "," not in text or self._is_named(text):
            return [text]
        parts = self._joined(text.split(","), self._is_named)
        if all(map(self._is_named, parts)):
            return parts
        if self._like(text):
            return [text]
        return self._joined(text.split(","), lambda one: self._is_named(one) or bool(self._like(one)))

    def _joined(self, pieces: Sequence[str], is_name: Callable[[str], bool]) -> list[str]:
        joined, start = [], 0
        while start < len(pieces):
            ends = range(min(start + self._longest, len(pieces)), start, -1)
            end = next((one for one in ends if is_name(",".join(pieces[start:one]))), start + 1)
            joined.append(",".join(pieces[start:end]))
            start = end
        return [one for one in joined if one.strip()]

    def _key(self, text: str) -> str:
        if text not in self._keys:
            self._keys[text] = name_key(text)
        return self._keys[text]

    def _is_named(self, text: str) -> bool:
        text = text.strip()
        return text.casefold() in self._by_key or self._key(text) in self._by_title

    def _like(self, text: str) -> list[Session]:
        text = text.strip()
        if text not in self._alike:
            self._alike[text] = self._look_like(text)
        return self._alike[text]

    def _look_like(self, text: str) -> list[Session]:
        """Those that begin at this time, or whose title holds these words; such as people sign up for."""
        if match := _TIME.fullmatch(self._key(text)):
            at = (int(match[1]), int(match[2]))
            rows = [one for _, one in self._in_words if one.start is not None]
            return [
                one for one in rows if (local := timezone.localtime(one.start)).hour == at[0] and local.minute == at[1]
            ]
        if len(part := _words(self._key(text))) < SHORTEST:
            return []
        same = [one for words, one in self._in_words if words == f" {part} "]
        end = "" if len(part) >= SHORTEST_PART else " "
        return same or [one for words, one in self._in_words if f" {part}{end}" in words]

    def _one(self, text: str) -> Found:
        same = self._by_title.get(self._key(text), [])
        session = self._by_key.get(text.casefold()) or (same[0] if same else None)
        if session is None:
            like = self._like(text)
            if len(like) > 1:
                return None, MORE.format(text[:80], dutch.listing([f"“{one.title}”" for one in like], limit=4))
            if not like:
                return None, UNKNOWN.format(text[:80])
            session = like[0]
        elif len(same) > 1 and self._by_key.get(text.casefold()) is None:
            return None, SEVERAL.format(text[:80], " of ".join(one.slug for one in same[:3]))
        return session, "" if takes_people(session) else CLOSED.format(session.title, _why(session))


def _why(session: Session) -> str:
    if session.state == Session.State.CANCELLED:
        return "zij is geannuleerd"
    return "zij is al begonnen" if has_begun(session) else "er is geen aantal plaatsen ingevuld"
