"""A group is exactly who fits all that narrows it."""

from typing import Any

import pytest

from events.models import Event
from registrations import actions
from registrations.actions.values import SYSTEM
from registrations.forms.selection import SelectionForm
from registrations.models import Registration, Seat
from registrations.selection import Selection
from tests.registrations.people import make_open_event, make_registration, make_workshop

pytestmark = pytest.mark.django_db


def _names(selection: Selection) -> list[str]:
    return [one.name for one in selection.rows()]


def test_each_part_narrows_the_group() -> None:
    event, other = make_open_event(), make_open_event()
    session = make_workshop(event, capacity=2)
    an = make_registration(event, session, name="An", photo_consent=True)
    make_registration(event, session, name="Bo", sector="overheid")
    make_registration(event, waiting=(session,), name="Cas")
    make_registration(event, name="Dees")
    make_registration(other, name="Elders")
    actions.cancel(registration=make_registration(event, name="Weg"))
    actions.check_in(registration=an, by=SYSTEM)
    Registration.objects.filter(name="Bo").update(coming=False)
    found: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ["An", "Bo", "Cas", "Dees"]),
        ({"state": ""}, ["An", "Bo", "Cas", "Dees", "Weg"]),
        ({"state": "geannuleerd"}, ["Weg"]),
        ({"session": session}, ["An", "Bo"]),
        ({"session": session, "state": "wachtlijst"}, ["Cas"]),
        ({"session": session, "state": ""}, ["An", "Bo", "Cas"]),
        ({"sector": "overheid"}, ["Bo"]),
        ({"came": True}, ["An"]),
        ({"came": False, "session": session}, ["Bo"]),
        ({"coming": "nee"}, ["Bo"]),
        ({"coming": "geen", "came": True}, ["An"]),
        ({"photo": "ja"}, ["An"]),
    ]
    for parts, names in found:
        selection = Selection(event, **parts)
        assert _names(selection) == names, parts
        assert Selection.from_json(event, selection.as_json()) == selection
        assert len(selection.words()) == sum(
            value not in ("", None) for value in ({"state": "plaats"} | parts).values()
        )


@pytest.mark.parametrize("state", ["verlopen", "overgedragen", "geannuleerd"])
def test_who_has_no_seat_any_more_is_not_in_the_group_of_a_session(state: str) -> None:
    event = make_open_event()
    session = make_workshop(event)
    for name, has in (("An", "plaats"), ("Bo", "wens"), ("Weg", state)):
        row = make_registration(event, session, name=name)
        Seat.objects.filter(registration=row).update(state=has)
    assert _names(Selection(event, session=session, state="")) == ["An", "Bo"]


def test_who_was_erased_is_in_no_group() -> None:
    event = make_open_event()
    actions.erase(registration=make_registration(event))
    assert _names(Selection(event, state="")) == []


def test_the_form_refuses_a_session_of_another_edition() -> None:
    ours, other = make_open_event(), make_open_event()
    session = make_workshop(other)
    form = SelectionForm({"event": ours.pk, "session": session.pk}, events=Event.objects.all())
    assert set(form.errors) == {"session"}
    form = SelectionForm(
        {"event": other.pk, "session": session.pk, "state": "plaats", "came": "nee"}, events=Event.objects.all()
    )
    assert form.is_valid()
    assert form.selection() == Selection(other, session, came=False)
    assert "event" in SelectionForm({"event": other.pk}, events=Event.objects.filter(pk=ours.pk)).errors
