"""Files of attendees after they were handed in: who reaches them, what is listed, and when their rows go."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from registrations import jobs
from registrations.models import AttendeeImport, Registration
from registrations.purge import purge
from techniekpact.jobs import JOBS
from tests.registrations.people import make_open_event
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.tables import tables_with
from tests.registrations.test_import_dry_run import ADD, LIST, confirm, dry_run, person, said, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_the_list_tells_when_who_and_how_many_and_no_names() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1), person(2, email="x"))
    confirm(client, address, page)
    dry_run(client, event, person(3))
    shown = client.get(LIST).content.decode()
    assert "1 met een plaats, 0 op de wachtlijst, 0 al aangemeld, 1 overgeslagen" in shown
    assert "niet ingelezen" in shown
    assert "Mens" not in shown


def test_who_does_not_want_it_after_all_erases_the_rows() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1))
    assert client.post(address, {"forget": "1"})["Location"] == LIST
    assert tables_with("Mens 1") == {}
    assert LogEntry.objects.order_by("pk").last().change_message == "Regels gewist."  # type: ignore[union-attr]
    assert "De regels van dit bestand zijn gewist." in client.get(address).content.decode()
    assert said(confirm(client, address, page)).startswith("Dit bestand was al ingelezen, of de regels zijn gewist.")
    assert not Registration.objects.exists()


def test_who_erases_the_rows_that_a_colleague_read_in_hears_so() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1))
    confirm(client, address, page)
    logged = LogEntry.objects.count()
    response = client.post(address, {"forget": "1"})
    assert (response["Location"], LogEntry.objects.count()) == (address, logged)
    assert said(response) == "Dit bestand was al ingelezen, of de regels zijn gewist. Er is nu niemand aangemeld."
    assert AttendeeImport.objects.get().outcome["registered"] == 1


def test_the_rows_are_erased_after_a_day_and_the_name_of_the_file_with_the_registrations() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    dry_run(client, event, person(1))
    assert jobs.forget_files() == 0
    AttendeeImport.objects.update(created_at=timezone.now() - dt.timedelta(hours=23))
    assert purge().left[str(event), "bestanden met deelnemers"] == 1
    assert tables_with("Mens 1")
    AttendeeImport.objects.update(created_at=timezone.now() - dt.timedelta(days=1))
    assert jobs.forget_files() == 1
    assert tables_with("Mens 1") == {}
    AttendeeImport.objects.update(rows=[[2, "Mens 1"]])
    purge()
    assert tables_with("Mens 1") == {}
    assert tables_with("deelnemers.csv")
    purge(timezone.make_aware(dt.datetime.combine(event.ends_on + dt.timedelta(days=183), dt.time(1))))
    assert tables_with("deelnemers.csv") == {}
    assert "forget files" in {one.name for one in JOBS}


def test_another_organisers_file_is_not_found_and_nobody_else_reaches_it(client: Client) -> None:
    event = make_open_event()
    ours = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(ours, event, person(1))
    other = staff_client(ORGANISERS, events=[make_open_event()])
    assert (other.get(address).status_code, confirm(other, address, page).status_code) == (404, 404)
    assert upload(other, event, person(1)).status_code == 422
    assert "Mens" not in other.get(LIST).content.decode()
    for one in (client, staff_client(DESK, events=[event]), staff_client(CARERS, events=[event])):
        for path in (address, ADD, LIST, f"{LIST}voorbeeld.csv", f"{LIST}voorbeeld.xlsx"):
            assert one.get(path).status_code in (302, 403), path
            assert one.post(path, {"shown": page.context["found"].sign}).status_code in (302, 403)
    for key, status in (("x", 302), ("9" * 40, 302), ("9" * 18, 404), ("0", 404)):
        assert ours.get(f"{LIST}{key}/change/").status_code == status
    assert not Registration.objects.exists()


def test_an_edition_that_is_over_takes_nobody() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1))
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Event.objects.filter(pk=event.pk).update(starts_on=yesterday, ends_on=yesterday)
    page = client.get(address)
    refused = confirm(client, address, page)
    assert refused.status_code == 422
    assert "Deze editie is voorbij" in refused.content.decode()
    assert upload(client, event, person(1)).status_code == 422
    assert "Er is geen editie waarvoor u mensen kunt aanmelden." in client.get(ADD).content.decode()


def test_the_examples_are_read_back() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    for kind in ("csv", "xlsx"):
        response = client.get(reverse(f"admin:registrations_attendeeimport_{kind}"))
        assert response["Content-Disposition"] == f'attachment; filename="deelnemers.{kind}"'
        refused = upload(client, event, content=response.content)
        assert "Onder de namen van de kolommen staat niets." in refused.content.decode()
