"""Invitations: made by the dozen from lines of text, withdrawn, and never edited."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from core import dutch, richtext
from events import staff
from events.models import Event
from registrations import actions
from registrations.admin.erasable import ErasableAdmin
from registrations.admin.read_only import BY_EVENT
from registrations.admin.steps import ERASE_GUEST, organiser
from registrations.forms.fields import MOST_EMAIL, MOST_NAME, CleanText, fits_key, in_the_world, plain_name
from registrations.models import Invitation
from registrations.names import name_key

MOST = 500  # at once
NO_ADDRESS = "vul een e-mailadres in zoals naam@voorbeeld.nl."


@dataclass(frozen=True)
class Guest:
    name: str
    email: str
    organisation: str


class InviteForm(forms.Form):
    """An edition, and a guest on each line."""

    event = forms.ModelChoiceField(
        Event.objects.none(), label="Editie", error_messages={"required": "Kies een editie."}
    )
    guests = CleanText(
        label="Gasten",
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 12, "cols": 80, "class": "vLargeTextField"}),
        error_messages={"required": "Vul ten minste één gast in."},
        help_text="Eén per regel: naam, e-mailadres, organisatie. Alleen een e-mailadres mag ook. Regels uit een "
        "rekenblad kunt u zo plakken.",
    )

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].queryset = events  # type: ignore[attr-defined]

    def clean_guests(self) -> list[Guest]:
        """The guests. Every line that cannot be read is named."""
        guests, faults = [], []
        for number, line in enumerate(self.cleaned_data["guests"].splitlines(), 1):
            if not richtext.line(line):
                continue
            try:
                guests.append(guest_of(line))
            except ValidationError as error:
                faults.append(f"Regel {number}: {error.messages[0]}")
        if len(guests) > MOST:
            faults.append(f"Nodig ten hoogste {MOST} gasten tegelijk uit.")
        if faults:
            raise ValidationError(faults[:10])
        return _once(guests)


def _once(guests: list[Guest]) -> list[Guest]:
    """Each person once. One address may be of several people, by their names; without a name it is the one it was."""
    found: list[Guest] = []
    for guest in sorted(guests, key=lambda one: not one.name):
        if not any(_is_same(guest, one) for one in found):
            found.append(guest)
    return sorted(found, key=guests.index)


def _is_same(guest: Guest, other: Guest | Invitation) -> bool:
    same_name = not (guest.name and other.name) or name_key(guest.name) == name_key(other.name)
    return same_name and guest.email.lower() == other.email.lower()


def guest_of(line: str) -> Guest:
    """ "Bo de Wit, bo@voorbeeld.nl, ROC": the part with an @ is the address. Cells of a spreadsheet do as well."""
    ways = [[richtext.line(part) for part in line.split(sign)] for sign in "\t;,"]
    parts = next((parts for parts in ways if any(map(_is_address, parts))), ways[-1])
    at = next((number for number, part in enumerate(parts) if "@" in part), None)
    if at is None:
        raise ValidationError(NO_ADDRESS)
    name, email, organisation = ", ".join(parts[:at]), parts[at], ", ".join(filter(None, parts[at + 1 :]))
    if len(email) > MOST_EMAIL or len(name) > MOST_NAME or len(organisation) > 200:
        raise ValidationError("de naam, het adres of de organisatie is te lang.")
    if not _is_address(email):
        raise ValidationError(NO_ADDRESS)
    plain_name(name)
    fits_key(email)
    in_the_world(email)
    return Guest(name, email, organisation)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


@admin.register(Invitation)
class InvitationAdmin(ErasableAdmin):
    step = ERASE_GUEST
    actions = ["revoke"]
    list_display = ["email", "name", "organisation", "event", "outcome", "created_at"]
    list_filter = [BY_EVENT]
    list_select_related = ["event", "registration"]
    search_fields = ["email", "name", "organisation"]
    fields = [*("event", "name", "email", "organisation", "outcome", "registration"), "expires_at", "created_at"]
    readonly_fields = ["outcome"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("registrations.add_invitation"))

    def is_erasable(self, obj: Invitation) -> bool:
        return bool(obj.name or obj.email or obj.organisation or obj.function)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("registrations.change_invitation"))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """One field for all guests. Who has yet to answer is left alone; who left gets the letter again."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        events = staff.events_of(request.user)
        data = request.POST if request.method == "POST" else None
        form = InviteForm(data, events=events, initial={"event": _next_of(events)})
        if request.method == "POST" and form.is_valid():
            self._invite(request, form.cleaned_data["event"], form.cleaned_data["guests"])
            return redirect("admin:registrations_invitation_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Nodig gasten uit",
            "opts": self.opts,
            "form": form,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/registrations/invite.html", context, status=status)

    @transaction.atomic
    def _invite(self, request: HttpRequest, event: Event, guests: list[Guest]) -> None:
        known: dict[str, list[Invitation]] = {}
        for row in Invitation.objects.open().filter(event=event).order_by("-pk"):
            known.setdefault(row.email.lower(), []).append(row)
        pairs = [
            (one, next((row for row in known.get(one.email.lower(), []) if _is_same(one, row)), None)) for one in guests
        ]
        new = [one for one, row in pairs if row is None]
        left = [row for _, row in pairs if row is not None and row.registration_id is not None]
        again = [row for row in left if actions.invite_again(invitation=row)]
        for one in new:
            row = actions.invite(
                event=event, email=one.email, name=one.name, organisation=one.organisation, by=organiser(request)
            )
            self.log_addition(request, row, [{"added": {}}])
        messages.success(request, f"{dutch.count(len(new), 'gast is', 'gasten zijn')} uitgenodigd voor {event}.")
        for row in again:
            self.log_change(request, row, "Opnieuw uitgenodigd.")
        if again:
            messages.success(
                request, f"{dutch.count(len(again), 'gast krijgt', 'gasten krijgen')} de uitnodiging opnieuw."
            )
        if others := len(guests) - len(new) - len(again):
            messages.warning(request, f"{dutch.count(others, 'gast was', 'gasten waren')} al uitgenodigd.")

    @admin.action(description="Trek uitnodiging in", permissions=["revoke"])
    def revoke(self, request: HttpRequest, invitations: QuerySet[Any]) -> None:
        done = [one for one in invitations if actions.revoke_invitation(invitation=one)]
        for one in done:
            self.log_change(request, one, "Ingetrokken.")
        messages.success(request, f"{dutch.count(len(done), 'uitnodiging', 'uitnodigingen')} ingetrokken.")

    @admin.display(description="stand")
    def outcome(self, obj: Invitation) -> str:
        if obj.revoked_at is not None:
            return "ingetrokken"
        used = obj.registration_id is not None
        if not obj.is_open:
            return "gebruikt" if used else "verlopen"
        if obj.event.is_past:
            return "verlopen"
        return "weer te gebruiken" if used else "verstuurd"


def _next_of(events: QuerySet[Event]) -> Event | None:
    return events.filter(ends_on__gte=timezone.localdate()).order_by("starts_on", "pk").first()
