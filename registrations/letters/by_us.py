"""What someone reads who did not sign up themselves, in the first letter about it that reaches them (GDPR art. 14)."""

from typing import Any

from core import dutch
from core.seo import absolute
from registrations.models import Change, Letter, Registration
from registrations.models.registration import Source

FIRST = (Letter.Kind.CONFIRMATION, Letter.Kind.QUEUED)
GIVEN = {"name": "naam", "email": "e-mailadres"}  # without these nobody is registered and written to
PERHAPS = {"organisation": "organisatie", "function": "functie", "sector": "sector"}


def by_us(letter: Letter, person: Registration) -> dict[str, Any]:
    """Where what we know of them came from, and what it is: without what they filled in themselves.

    `answered`: whether they filled in the page with their details, which asks for all that the letter would. Empty for
    who signed up themselves, and in any letter but the first: an earlier one that was dropped or refused told nobody.
    Two queries at most.
    """
    if letter.kind not in FIRST or person.source not in (Source.ORGANISER, Source.IMPORT):
        return {}
    told = Letter.objects.filter(registration=person, kind__in=FIRST, state=Letter.State.SENT)
    if told.filter(created_at__lt=letter.created_at).exists():
        return {}
    own = Change.objects.filter(registration=person, action=Change.Action.DETAILS, actor=Change.Actor.ATTENDEE)
    answers = list(own.order_by().values_list("details", flat=True))
    theirs = {name for one in answers for name in one.get("fields", ())}
    words = GIVEN | {name: word for name, word in PERHAPS.items() if name not in theirs}
    known = dutch.listing([word for name, word in words.items() if getattr(person, name)])
    return {"by_us": person.source, "known": known, "answered": bool(answers), "privacy": absolute("/privacy/")}
