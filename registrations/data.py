"""All that we keep about one person (GDPR art. 15 and 20)."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from core import dutch
from registrations import retention
from registrations.actions.rules import happens
from registrations.models import Change, Delegation, KnownColleague, Letter, Registration, SpecialNeeds

FACTS = ("session", "added", "dropped", "day")  # of letters; the others speak of other people


def personal_data(row: Registration) -> dict[str, Any]:
    """As plain values for JSON. No names of staff, and nothing about others. The event must be loaded. Five queries."""
    needs = SpecialNeeds.objects.filter(registration=row).first()
    return {
        "aanmelding": _registration(row),
        "wensen": _needs(needs) if needs else None,
        "sessies": _seats(row),
        "logboek": _changes(row),
        "berichten": _letters(row),
        "binnenkomsten": [
            {"wanneer": _iso(one.at), "sessie": one.session.title if one.session else None, "geldt": not one.undone_at}
            for one in row.check_ins.select_related("session").order_by("at", "pk")
        ],
        "wordt_gewist_op": {
            "wensen": retention.needs_erased_on(row.event).isoformat(),
            "aanmelding": retention.registration_erased_on(row.event).isoformat(),
            "aanmelding_zonder_plaats": retention.waiting_erased_on(row.event).isoformat(),
            "berichten": retention.mail_erased_on(row.event).isoformat(),
        },
    }


def sender_data(delegation: Delegation) -> dict[str, Any]:
    """What we keep about who sent a delegation, and what they typed. The event must be loaded. Four queries."""
    people = list(_typed(delegation))
    return {
        "delegatie": {
            "editie": delegation.event.name,
            "naam": delegation.sender_name,
            "e-mailadres": delegation.sender_email,
            "organisatie": delegation.organisation,
            "verstuurd_op": _iso(delegation.created_at),
            "aantal_collega’s": len(people),
        },
        "collega’s": sorted((one for one in people if any(one.values())), key=lambda one: (one["naam"], one["adres"])),
        "berichten": [_letter(one, delegation.sender_email) for one in delegation.letters.order_by("created_at", "pk")],
        "wordt_gewist_op": {
            "gegevens": retention.registration_erased_on(delegation.event).isoformat(),
            "berichten": retention.mail_erased_on(delegation.event).isoformat(),
        },
    }


def _typed(delegation: Delegation) -> Iterator[dict[str, str]]:
    """Each colleague as the sender wrote them, and the same for who was registered already.

    What somebody changed since is not the sender's to know, so it is left out; the address comes in small letters.
    """
    new = Registration.objects.filter(delegation=delegation, source=Registration.Source.DELEGATION)
    known = KnownColleague.objects.filter(delegation=delegation).select_related("registration")
    named = [*((one, one.name) for one in new), *((one.registration, one.name) for one in known)]
    changes = Change.objects.filter(
        action=Change.Action.DETAILS, registration__in=[row for row, _ in named], at__gte=delegation.created_at
    )
    changed = {(one.registration_id, name) for one in changes for name in one.details.get("fields", ())}
    for row, name in named:
        yield {
            "naam": "" if (row.pk, "name") in changed else name,
            "adres": "" if (row.pk, "email") in changed else row.email_key,
        }


def _registration(row: Registration) -> dict[str, Any]:
    return {
        "editie": row.event.name,
        "code": row.code,
        "naam": row.name,
        "e-mailadres": row.email,
        "organisatie": row.organisation,
        "functie": row.function,
        "sector": row.get_sector_display(),
        "mag_herkenbaar_op_de_foto": row.photo_consent,
        "status": row.get_state_display(),
        "aangemeld_door": row.get_source_display(),
        "aangemeld_op": _iso(row.created_at),
        "gewijzigd_op": _iso(row.updated_at),
        "gegevens_compleet_op": _iso(row.completed_at),
        "wacht_sinds": _iso(row.waits_since),
        "aanbod_geldt_tot": _iso(row.offered_until),
        "komt": row.coming,
    }


def _needs(needs: SpecialNeeds) -> dict[str, Any]:
    return {
        "dieetwensen": needs.diet,
        "toegankelijkheid": needs.access,
        "toestemming_gegeven_op": _iso(needs.consent_at),
    }


def _seats(row: Registration) -> list[dict[str, Any]]:
    return [
        {
            "sessie": one.session.title,
            "begint": _iso(one.session.start),
            "gaat_door": happens(one.session),
            "status": one.get_state_display(),
            "gekozen_op": _iso(one.created_at),
            "aanbod_geldt_tot": _iso(one.offered_until),
        }
        for one in row.seats.with_session()
    ]


def _changes(row: Registration) -> list[dict[str, Any]]:
    return [
        {
            "wanneer": _iso(one.at),
            "wat": one.get_action_display(),
            "door": one.get_actor_display(),
            "sessie": one.session.title if one.session else None,
            "reden": one.reason,
        }
        for one in row.changes.select_related("session").order_by("at", "pk")
    ]


def _letters(row: Registration) -> list[dict[str, Any]]:
    letters = row.letters.exclude(key__startswith="proef:").select_related("mailing")  # those went to an organiser
    return [_letter(one, row.email) for one in letters.order_by("created_at", "pk")]


def _letter(one: Letter, email: str) -> dict[str, Any]:
    """An address of before may have been a stranger's, or that of whoever registered them: it is not told."""
    found: dict[str, Any] = {
        "soort": one.get_kind_display(),
        "aan": "een ander adres" if one.to and one.to.lower() != email.lower() else one.to,
        "status": one.get_state_display(),
        "gemaakt_op": _iso(one.created_at),
        "verzonden_op": _iso(one.sent_at),
        "bijzonderheden": {key: one.facts[key] for key in FACTS if key in one.facts},
    }
    if "sessions" in one.facts:
        changed = [{"sessie": title, "wijziging": lines} for title, lines, *_ in one.facts["sessions"]]
        found["bijzonderheden"]["sessions"] = changed
    if one.mailing is not None:
        found |= {"onderwerp": one.mailing.subject, "tekst": one.mailing.body}
    return found


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dutch.ZONE).isoformat(timespec="seconds") if moment else None
