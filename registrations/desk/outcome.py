"""What was just done, told on the page that follows; the address says it, so that reloading does no harm."""

from dataclasses import dataclass

from django.http import HttpRequest

from registrations.desk.doors import Door
from registrations.desk.words import moment_words, undone_words
from registrations.models import CheckIn

IN, AGAIN, UNDONE, NAMED, SETTLED = "binnen", "al", "ongedaan", "naam", "balie"
CLOSED = "Deze editie is voorbij. Er kan niemand meer bij."


@dataclass(frozen=True)
class Outcome:
    """`tone`: "in", "again" or "done". `name`: of whom, for a page that is not about one person."""

    tone: str
    title: str
    words: str = ""
    name: str = ""
    row: CheckIn | None = None


def asked(request: HttpRequest) -> tuple[str, int]:
    """What the address says was done with which check-in; "" and 0 when it says nothing."""
    key = request.GET.get("bij", "")
    return request.GET.get("gedaan", ""), int(key) if key.isdecimal() and len(key) < 19 else 0


NAME_KEPT = Outcome("done", "Bewaard", "de naam is verbeterd")


def told(row: CheckIn, what: str, standing: CheckIn | None, door: Door | None) -> Outcome | None:
    """The words about a check-in. `standing`: what stands now of this person in the same place, this row or another.

    `door`: where the desk stands now; what was done elsewhere, in another window, names the place.
    """
    name = row.registration.name
    if what not in (IN, AGAIN, UNDONE):
        return None
    if row.undone_at is not None:
        if standing is not None:  # by another
            return told(standing, AGAIN, standing, door)
        if what == UNDONE:
            return Outcome("done", "Ongedaan gemaakt", "is niet meer binnen", name)
        return Outcome("again", "Werd ongedaan gemaakt", undone_words(row), name)
    if what == IN:
        here = None if door is None else door.session
        place = "" if row.session == here else f"bij {'de ingang' if row.session is None else row.session.title}"
        return Outcome("in", "Binnen", place, name, row)
    return Outcome("again", "Was al binnen", moment_words(row), name, row) if what == AGAIN else None
