"""A form that was sent before: the confirmation tells what stands, not what was filled in since."""

from typing import TYPE_CHECKING

from django.http import HttpResponse

from registrations.actions import Choice
from registrations.forms.person import NO, YES
from registrations.forms.sign_up import SignUpForm
from registrations.models import ClaimState, Registration, Seat, SpecialNeeds
from registrations.models.registration import Sector
from registrations.views import sign_up_pages as pages

if TYPE_CHECKING:
    from registrations.views.sign_up import Visit

SECTORS = dict(Sector.choices)


def again(visit: "Visit", form: SignUpForm, row: Registration) -> HttpResponse:
    """The page of the first time; what else the form says now is not stored, and the page says so."""
    seats = list(row.seats.chosen().select_related("session__room"))
    waiting = [one.session for one in seats if one.state in (ClaimState.WAITING, ClaimState.OFFERED)]
    form.choice = Choice(seats=[one.session for one in seats if one.session not in waiting], waiting=waiting)
    standing = [*_details(form, row), *_needs(form, row)]
    if not seats and _chosen(form):
        standing.append(("Sessies", "Geen"))
    is_other = bool(standing) or not _same_sessions(form, seats)
    return pages.done(visit, form, state=ClaimState(row.state), row=row, is_other=is_other, standing=standing)


def _details(form: SignUpForm, row: Registration) -> list[tuple[str, str]]:
    """The answers that are stored otherwise than they were filled in now."""
    photo = YES if row.photo_consent else NO
    stored = [
        ("name", "Naam", row.name, row.name),
        ("organisation", "Organisatie", row.organisation, row.organisation),
        ("function", "Functie", row.function, row.function),
        ("sector", "Sector", row.sector, SECTORS.get(row.sector, "")),
        ("photo", "Herkenbaar op foto’s", photo, pages.PHOTO[photo]),
    ]
    return [
        (label, shown or "Niet ingevuld")
        for field, label, value, shown in stored
        if form.cleaned_data.get(field) != value
    ]


def _needs(form: SignUpForm, row: Registration) -> list[tuple[str, str]]:
    """Whether needs are stored; never which: they may have been changed since, behind the link."""
    found = SpecialNeeds.objects.filter(registration=row).values_list("diet", "access").first()
    sent = (form.cleaned_data.get("diet", ""), form.cleaned_data.get("access", ""))
    if (found or ("", "")) == sent:
        return []
    return [("Wensen", "Niet wat u nu invulde, maar wat u eerder bewaarde" if found else "Geen")]


def _chosen(form: SignUpForm, kind: str = "") -> set[str]:
    """Keys of the sessions that were sent, whatever the form thinks of them; `kind`: "blok-" or "wacht-"."""
    names = [name for name in form.data if name.startswith(kind or ("blok-", "wacht-"))]
    return {key for name in names for key in form.data.getlist(name) if key}  # type: ignore[attr-defined]


def _same_sessions(form: SignUpForm, seats: list[Seat]) -> bool:
    """Whether these are the sessions that were sent. A wait that became a place is what was asked for."""
    waits = {str(one.session_id) for one in seats if one.state == ClaimState.WAITING}
    return _chosen(form) == {str(one.session_id) for one in seats} and not waits & _chosen(form, "blok-")
