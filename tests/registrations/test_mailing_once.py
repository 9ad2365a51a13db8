"""A message whatever the status: each person once, and organisers see who of them is not coming any more."""

import re
from typing import Any

import pytest

from registrations import actions
from registrations.actions import SYSTEM
from registrations.mailing import group_of
from registrations.models import Registration
from tests.registrations.mailings import PATH, addresses, make_mailing, sign
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.staff_users import ORGANISERS, staff_client

pytestmark = pytest.mark.django_db
ANNA: dict[str, Any] = {"name": "Anna Bos", "email": "anna@voorbeeld.nl"}


def text(answer: Any) -> str:
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_who_left_and_came_back_gets_one_letter_for_the_place_of_now() -> None:
    event = make_open_event()
    before = make_registration(event, **ANNA)
    actions.cancel(registration=before)
    now = make_registration(event, name="anna bos", email="Anna@voorbeeld.nl")
    other = make_registration(event, name="Bo Bos", email="anna@voorbeeld.nl")  # a colleague in the same mailbox
    mailing = make_mailing(event, state="")
    assert [one.pk for one in group_of(mailing).people] == [now.pk, other.pk]
    assert actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM) == 2
    assert addresses(mailing) == ["Anna@voorbeeld.nl", "anna@voorbeeld.nl"]


def test_who_left_twice_gets_one_for_the_last_time() -> None:
    event = make_open_event()
    rows = []
    for _ in range(2):
        rows.append(make_registration(event, **ANNA))
        actions.cancel(registration=rows[-1])
    for state in ("", "geannuleerd"):
        assert [one.pk for one in group_of(make_mailing(event, state=state)).people] == [rows[1].pk]


def test_of_several_statuses_each_is_shown_with_how_many_are_not_coming() -> None:
    event = make_open_event(capacity=3)
    for name in ("An", "Bo", "Cas", "Dirk"):
        make_registration(event, name=name, email=f"{name}@voorbeeld.nl")
    Registration.objects.filter(name="Bo").update(state="overgedragen")
    Registration.objects.filter(name="Cas").update(state="geannuleerd")
    client = staff_client(ORGANISERS, events=[event])
    shown = text(client.get(f"{PATH}{make_mailing(event, state='').pk}/versturen/"))
    assert "Ontvangers: 4 mensen 2 van hen komen niet meer. Het bericht gaat ook naar hen." in shown
    assert "In de tabel staat wie dat zijn. Naam Status E-mailadres An Heeft een plaats An@voorbeeld.nl" in shown
    assert "Bo Overgedragen Bo@voorbeeld.nl Cas Geannuleerd Cas@voorbeeld.nl" in shown
    assert "Dirk Op de wachtlijst Dirk@voorbeeld.nl" in shown
    shown = text(client.get(f"{PATH}{make_mailing(event).pk}/versturen/"))
    assert "Naam E-mailadres An An@voorbeeld.nl" in shown
    assert "niet meer" not in shown
    shown = text(client.get(f"{PATH}{make_mailing(event, state='geannuleerd').pk}/versturen/"))
    assert "1 van hen komt niet meer. Het bericht gaat ook naar hen. Naam E-mailadres Cas" in shown
