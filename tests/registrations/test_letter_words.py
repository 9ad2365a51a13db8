"""Letters fit how their person stands: who waits, who comes back, who shares a mailbox."""

from typing import Any

import pytest
from django.utils import timezone

from events.models import Session
from registrations import actions
from registrations.actions import Colleague, register_delegation
from registrations.letters.message import make_message
from registrations.models import Letter, Registration, Seat
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def written(row: Registration, kind: str) -> Any:
    return make_message(Letter.objects.filter(registration=row, kind=kind).latest("pk"), "x")


def words(row: Registration, kind: str) -> str:
    return " ".join(str(written(row, kind).body).split())


def lapsed() -> Registration:
    event = make_open_event(capacity=1)
    first, row = make_registration(event), make_registration(event)
    actions.cancel(registration=first)
    Registration.objects.filter(pk=row.pk).update(offered_until=timezone.now())
    actions.lapse_offers(event)
    return Registration.objects.get(pk=row.pk)


def test_who_lets_an_offer_lapse_hears_what_is_erased_and_what_is_kept() -> None:
    said = words(lapsed(), "aanbod-verlopen")
    assert "Wat u ons vertelde over dieet en toegankelijkheid, is gewist" in said
    assert "Uw keuze van sessies bewaren wij wel." in said


@pytest.mark.parametrize(("state", "said"), [("geannuleerd", "gaat niet door"), ("", "ging naar de volgende")])
def test_an_offer_for_a_session_that_is_off_did_not_go_to_another(state: str, said: str) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    holder, row = make_registration(event, session), make_registration(event, waiting=(session,))
    actions.cancel(registration=holder)
    Seat.objects.filter(registration=row).update(offered_until=timezone.now())
    if state:
        Session.objects.filter(pk=session.pk).update(state=Session.State.CANCELLED)
    actions.lapse_offers(event)
    both = words(row, "aanbod-verlopen")
    assert [part in both for part in ("Die sessie gaat niet door.", "ging naar de volgende")].count(True) == 1
    assert said in both


@pytest.mark.parametrize("free", [True, False])
def test_who_comes_back_is_asked_for_needs_again_and_nobody_else(free: bool) -> None:
    row = lapsed()
    if not free:
        make_registration(row.event)
    actions.rejoin(registration=row)
    kind = "bevestiging" if free else "wachtlijst"
    assert "Vul uw wensen opnieuw in" in words(row, kind)
    html = str(written(row, kind).alternatives[0][0])
    assert "?naar=gegevens" in html
    assert "Vul uw wensen opnieuw in" not in words(make_registration(make_open_event()), "bevestiging")


@pytest.mark.parametrize(("capacity", "button"), [(5, "Geef uw plaats terug"), (0, "Annuleer uw aanmelding")])
def test_a_colleague_in_line_is_not_asked_to_give_a_place_back(capacity: int, button: str) -> None:
    sender, colleague = Colleague("Zender", "zender@voorbeeld.nl"), Colleague("Collega", "collega@voorbeeld.nl")
    event = make_open_event(capacity=capacity)
    delegation = register_delegation(event=event, sender=sender, colleagues=[colleague])
    assert f"Komt u niet? {button}" in words(delegation.registrations.get(), "collega")


def test_the_subject_names_the_person_where_others_share_the_mailbox() -> None:
    event = make_open_event()
    anna = make_registration(event, name="Anna", email="Team@voorbeeld.nl")
    assert "(Anna)" not in written(anna, "bevestiging").subject
    make_registration(make_open_event(), name="Bram", email="team@voorbeeld.nl")
    assert "(Anna)" not in written(anna, "bevestiging").subject, "that is another edition"
    bram = make_registration(event, name="Bram", email="team@voorbeeld.nl")
    assert written(anna, "bevestiging").subject.endswith(" (Anna)")
    assert written(bram, "bevestiging").subject.endswith(" (Bram)")


def test_cancelling_and_signing_up_anew_is_no_shared_mailbox() -> None:
    event = make_open_event()
    first = make_registration(event, name="Anna", email="anna@voorbeeld.nl")
    actions.cancel(registration=first)
    again = make_registration(event, name="anna", email="anna@voorbeeld.nl")
    assert "(anna)" not in written(again, "bevestiging").subject
