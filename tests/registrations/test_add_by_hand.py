"""An organiser registers one person on one page; over capacity with a reason, and told beforehand."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from registrations.models import Change, Letter, Registration
from tests.registrations.outputs import html_shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_admin_registration import form_of
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
ADD = "/beheer/registrations/registration/add/"
ASK = "Vul een reden in, of zet op de wachtlijst."


def field_of(session: Session) -> str:
    assert session.start is not None
    return f"blok-{session.start.astimezone(dt.UTC):%Y%m%d%H%M}"


def filled(page: Any, **fields: Any) -> dict[str, Any]:
    """The form as the browser sends it back, with `fields` filled in."""
    form = page.context["form"]
    hidden = {"submission": form["submission"].value(), "told": form.used_up}
    return {"name": "Bo de Wit", "email": "bo@voorbeeld.nl", "sector": "", **hidden, **fields}


def said(response: Any) -> str:
    return [str(one) for one in get_messages(response.wsgi_request)][-1]


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 422
    assert "<title>Fout: " in response.content.decode()
    return dict(response.context["form"].errors)


def test_the_page_is_opened_filled_in_and_sent() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(reverse("admin:registrations_registration_add"))
    shown = page.content.decode()
    assert "Lassen" in shown
    assert "<legend>13.00–14.00 uur</legend>" in shown
    assert ">Nog 10 plaatsen</span>" in shown
    more = {"organisation": "ROC", "function": "Docent", "sector": "onderwijs", "photo": "on"}
    response = client.post(ADD, filled(page, **{field_of(session): session.pk}, **more))
    row = Registration.objects.get()
    assert response.headers["Location"] == reverse("admin:registrations_registration_change", args=[row.pk])
    assert said(response) == "Bo de Wit heeft een plaats. Ook in “Lassen”. De bevestiging gaat naar bo@voorbeeld.nl."
    assert (row.state, row.source, row.organisation, row.photo_consent) == ("plaats", "organisatie", "ROC", True)
    assert (row.seats.get().state, Letter.objects.get().to) == ("plaats", "bo@voorbeeld.nl")
    assert LogEntry.objects.get().object_repr == f"Aanmelding {row.code}"


def test_who_has_no_address_and_no_sector_is_registered_without_a_letter() -> None:
    client = staff_client(ORGANISERS, events=[make_open_event()])
    response = client.post(ADD, filled(client.get(ADD), email=""))
    assert said(response) == "Bo de Wit heeft een plaats. Er is geen e-mailadres: er gaat geen bericht uit."
    row = Registration.objects.get()
    assert (row.is_complete, Letter.objects.count(), row.photo_consent) == (False, 0, False)


def test_who_has_no_address_is_corrected_without_one_too() -> None:
    client = staff_client(ORGANISERS, events=[make_open_event()])
    client.post(ADD, filled(client.get(ADD), email=""))
    row = Registration.objects.get()
    address = reverse("admin:registrations_registration_change", args=[row.pk])
    assert client.post(address, form_of(row, name="Bo Wit")).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.email, Letter.objects.count()) == ("Bo Wit", "", 0)
    assert client.post(address, form_of(row, email="bo@voorbeeld.nl")).status_code == 302
    row.refresh_from_db()
    assert row.email == "bo@voorbeeld.nl"
    assert client.post(address, form_of(row, email="")).status_code == 200
    assert Registration.objects.get().email == "bo@voorbeeld.nl"


def test_a_full_edition_asks_for_a_reason_or_the_line_and_says_what_a_reason_does() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(ADD)
    assert "Met een reden stijgt het aantal plaatsen van 1 naar 2." in page.content.decode()
    assert errors(client.post(ADD, filled(page))) == {"reason": [f"De editie is vol. {ASK}"]}
    both = errors(client.post(ADD, filled(page, reason="Spreker", line="on")))
    assert both["reason"] == ["Geef een plaats (met een reden) of zet op de wachtlijst. Kies één van de twee."]
    assert Registration.objects.count() == 1
    response = client.post(ADD, filled(page, line="on"))
    assert said(response).startswith("De editie is vol: Bo de Wit staat op de wachtlijst. De bevestiging gaat naar")
    assert Registration.objects.get(name="Bo de Wit").state == "wachtlijst"
    page = client.get(ADD)
    assert "De editie is vol, en er wacht 1 persoon." in page.content.decode()
    response = client.post(ADD, filled(page, name="An Bos", reason="Spreker"))
    assert said(response) == (
        "An Bos heeft een plaats. Het aantal plaatsen van de editie steeg naar 2. "
        "De bevestiging gaat naar bo@voorbeeld.nl."
    )
    event.refresh_from_db()
    assert (event.capacity, Change.objects.get(reason="Spreker").registration) == (
        2,
        Registration.objects.get(name="An Bos"),
    )
    line = client.get(reverse("admin:registrations_line_event", args=[event.pk])).content.decode()
    assert "Aangemeld met een plaats, aantal plaatsen verhoogd naar 2" in line


def test_a_full_session_asks_the_same_beside_its_block() -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1, title="Lassen")
    make_registration(event, session)
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(ADD)
    assert "Vol. Met een reden stijgt het aantal plaatsen van 1 naar 2" in page.content.decode()
    chosen = {field_of(session): session.pk}
    assert errors(client.post(ADD, filled(page, **chosen))) == {field_of(session): [f"“Lassen” is vol. {ASK}"]}
    response = client.post(ADD, filled(page, **chosen, line="on"))
    assert said(response).startswith("Bo de Wit heeft een plaats. Op de wachtlijst voor “Lassen”.")
    response = client.post(ADD, filled(client.get(ADD), name="An Bos", **chosen, reason="Spreker"))
    assert "Ook in “Lassen”. Het aantal plaatsen van “Lassen” steeg naar 2." in said(response)


def test_what_went_meanwhile_is_shown_anew_before_a_capacity_rises() -> None:
    event = make_open_event(capacity=1)
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(ADD)
    make_registration(event)
    refused = client.post(ADD, filled(page, reason="Spreker"))
    assert errors(refused)["reason"][0].startswith("Er is intussen geen plaats meer vrij")
    assert "Met een reden stijgt het aantal plaatsen van 1 naar 2." in refused.content.decode()
    assert 'value="Bo de Wit"' in refused.content.decode()
    assert Registration.objects.count() == 1
    assert client.post(ADD, filled(refused, reason="Spreker")).status_code == 302
    assert Registration.objects.count() == 2


def test_pressed_twice_registers_once() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    data = filled(client.get(ADD), email="")
    assert [client.post(ADD, data).status_code for _ in range(2)] == [302, 302]
    assert (Registration.objects.count(), LogEntry.objects.count()) == (1, 1)


def test_someone_who_is_registered_already_is_named_with_a_link() -> None:
    event = make_open_event()
    row = make_registration(event, name="Bo de Wit", email="bo@voorbeeld.nl")
    client = staff_client(ORGANISERS, events=[event])
    found = errors(client.post(ADD, filled(client.get(ADD))))
    assert str(row.pk) in found["name"][0]
    assert found["name"][0].startswith("Deze persoon is al aangemeld voor deze editie.")


def test_sessions_at_the_same_time_gone_or_of_another_edition_are_refused_beside_the_field() -> None:
    event = make_open_event()
    first, second = make_workshop(event, title="Lassen"), make_workshop(event, title="Frezen")
    foreign = make_workshop(make_open_event())
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(ADD)
    name = field_of(first)
    together = errors(client.post(ADD, filled(page, **{name: [first.pk, second.pk]})))
    assert "zijn tegelijk. Kies één van de twee." in together[name][0]
    for key in (foreign.pk, "x", "9" * 40, "\x00"):
        assert errors(client.post(ADD, filled(page, **{name: [key]})))[name][0].startswith("Een sessie die u koos")
    Session.objects.all().update(state="geannuleerd")
    assert "__all__" in errors(client.post(ADD, filled(page, **{name: [first.pk]})))
    assert not Registration.objects.filter(event=event).exists()


def test_faults_are_told_beside_each_field_and_what_was_typed_is_kept() -> None:
    client = staff_client(ORGANISERS, events=[make_open_event()])
    page = client.get(ADD)
    wrong = {"name": " ", "email": "geen adres", "organisation": "x" * 201, "sector": "zee", "reason": "y" * 501}
    refused = client.post(ADD, filled(page, **wrong, submission="x", told="\x00;;"))
    assert set(errors(refused)) == {"name", "email", "organisation", "sector", "reason"}
    assert "geen adres" in refused.content.decode()
    assert errors(client.post(ADD, {}))["name"] == ["Vul een naam in."]
    assert "name" in errors(client.post(ADD, filled(page, name="é" * 300)))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_a_name(name: str) -> None:
    event = make_open_event()
    make_workshop(event, title=name[:300])
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(ADD)
    data = filled(page, name=name.replace("@", " "), organisation=name, function=name)
    wanted = html_shape(client.post(ADD, filled(page, email="x", organisation="y", function="z")).content.decode())
    refused = client.post(ADD, {**data, "email": "x"})
    assert html_shape(refused.content.decode()) == wanted
    response = client.post(ADD, data, follow=True)
    assert response.status_code == 200
    assert Registration.objects.count() == 1


def test_the_next_edition_is_chosen_and_another_is_one_click_away() -> None:
    later = make_open_event(day=dt.date(2098, 6, 18))
    soon = make_open_event(name="De eerste")
    client = staff_client(ORGANISERS, events=[later, soon])
    page = client.get(ADD)
    assert page.context["event"] == soon
    assert f'href="?editie={later.slug}"' in page.content.decode()
    other = f"{ADD}?editie={later.slug}"
    assert client.post(other, filled(client.get(other))).status_code == 302
    assert Registration.objects.get().event == later


def test_another_organisers_edition_is_not_found_and_one_that_is_over_says_so() -> None:
    ours, other = make_open_event(), make_open_event()
    client = staff_client(ORGANISERS, events=[ours])
    page = client.get(ADD)
    for key in (other.slug, ours.pk, "x", "", "9" * 300):
        address = f"{ADD}?{urlencode({'editie': key})}"
        assert [client.get(address).status_code, client.post(address, filled(page)).status_code] == [404, 404]
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Event.objects.filter(pk=ours.pk).update(starts_on=yesterday, ends_on=yesterday)
    assert "is voorbij" in client.get(f"{ADD}?editie={ours.slug}").content.decode()
    assert "is voorbij" in client.post(f"{ADD}?editie={ours.slug}", filled(page)).content.decode()
    assert "Er is geen editie waarvoor u mensen kunt aanmelden." in client.get(ADD).content.decode()
    assert not Registration.objects.exists()


def test_only_organisers_reach_it(client: Client) -> None:
    event = make_open_event()
    assert client.get(ADD).status_code == 302
    for group in (DESK, CARERS):
        assert staff_client(group, events=[event]).get(ADD).status_code == 403
        assert staff_client(group, events=[event]).post(ADD, {"name": "x"}).status_code == 403
    assert not Registration.objects.exists()


def test_it_costs_the_same_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event(capacity=200)
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        for hour in range(number):
            make_registration(event, make_workshop(event, f"{9 + hour:02}:00", f"{9 + hour:02}:30"))
        client.get(ADD)
        with django_assert_num_queries(8):
            client.get(ADD)
