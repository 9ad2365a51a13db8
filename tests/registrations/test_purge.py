"""On its date nothing personal is left in any table; before it, nothing is gone."""

import datetime as dt
import io

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from events.models import Event
from registrations import actions
from registrations.actions import By, Choice, Colleague, Details, Needs
from registrations.links import make_link
from registrations.models import AccessLink, AttendeeImport, CheckIn, Letter, Registration, SpecialNeeds
from registrations.models.change import Actor
from registrations.purge import Report, purge
from techniekpact.jobs import JOBS
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.tables import tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]

HOSTILE = ("=1+1", "＝1", "]]>", "<script>x</script>", "{{ 7|add:7 }}", "\u202e", "é" * 20, "🧪", "a\r\nBcc: x@x")


def details(mark: str, number: int = 0) -> Details:
    hostile = HOSTILE[number % len(HOSTILE)]
    return Details(f"{mark}naam {hostile}", f"{mark}{number}@voorbeeld.nl", f"{mark}org {hostile}", f"{mark}functie")


def organiser(mark: str) -> By:
    user, _ = User.objects.get_or_create(username="olga")
    return By(Actor.ORGANISER, user, f"{mark}reden")


def fill(event: Event) -> None:
    """Everything that the actions can write: `xkom…` who comes, `xwacht…` who never got a place, `xdieet…` needs."""
    session = make_workshop(event, capacity=1)
    hopeful = Needs("xdieetwens", "xdieetrolstoel")
    invitation = actions.invite(event=event, email="xkom@voorbeeld.nl", name="xkomgast", by=organiser("xkom"))
    actions.invite(event=event, email="xwacht@voorbeeld.nl", name="xwachtgast", by=organiser("xkom"))
    rows = [
        actions.register(event=event, details=details("xkom", number), needs=Needs("xdieetwens")) for number in range(3)
    ]
    actions.register(event=event, details=details("xkom", 3), choice=Choice([session]), invitation=invitation)
    actions.change_seats(registration=rows[0], choice=Choice(waiting=[session]))
    team = [Colleague("xkomcollega", "xkomteam@voorbeeld.nl"), Colleague("xwachtcollega", "xwachtteam@voorbeeld.nl")]
    sender = Colleague("xkomafzender", "xkomafzender@voorbeeld.nl")
    actions.register_delegation(event=event, sender=sender, colleagues=team, organisation="xkomorg")
    waiting = [
        actions.register(event=event, details=details("xwacht", number), needs=hopeful) for number in range(4, 9)
    ]
    actions.give_place(row=rows[0].seats.get(), by=organiser("xkom"), above=1)
    actions.move_in_line(row=waiting[2], position=1, by=organiser("xwacht"))
    old = details("xwacht", 20)
    actions.change_details(registration=rows[1], details=Details("xkomnieuw", "xkomnieuw@voorbeeld.nl"), needs=hopeful)
    heir = actions.transfer(registration=rows[2], name="xkomopvolger", email="xkomopvolger@voorbeeld.nl")
    actions.register(event=event, details=old)
    for row in (*rows, heir, *waiting):
        make_link(row)
    kind = ContentType.objects.get_for_model(Registration)
    LogEntry.objects.create(
        user=User.objects.get(), content_type=kind, object_id=str(rows[0].pk), object_repr="xkomlog", action_flag=CHANGE
    )
    CheckIn.objects.create(registration=rows[0], desk="xkombalie", by=User.objects.get(), at=at(event, 0))
    AttendeeImport.objects.create(event=event, file_name="xkomnaam.csv", rows=[[2, "xkomnaam"]])
    Letter.objects.filter(to__startswith="xkom").update(state="mislukt", error="550 xkomnaam@voorbeeld.nl")


def at(event: Event, days: int) -> dt.datetime:
    """Just after midnight, so many days after the edition."""
    return timezone.make_aware(dt.datetime.combine(event.ends_on + dt.timedelta(days=days), dt.time(0, 5)))


@pytest.fixture
def event() -> Event:
    edition = make_open_event(capacity=5)
    fill(edition)
    return edition


def test_everything_goes_on_its_date_and_not_before(event: Event) -> None:
    numbers = [Registration.objects.filter(state=state).count() for state in ("plaats", "wachtlijst", "overgedragen")]
    for days, gone, left in (
        (13, (), ("xkom", "xwacht", "xdieet")),
        (14, ("xwacht",), ("xkom", "xdieet")),
        (29, ("xwacht",), ("xkom", "xdieet")),
        (30, ("xwacht", "xdieet"), ("xkom",)),
        (182, ("xwacht", "xdieet"), ("xkom",)),
        (183, ("xwacht", "xdieet", "xkom", "voorbeeld.nl", "script>", "1+1"), ()),
    ):
        purge(at(event, days))
        assert {mark: tables_with(mark) for mark in gone} == {mark: {} for mark in gone}, days
        assert [mark for mark in left if not tables_with(mark)] == [], days
    after = [Registration.objects.filter(state=state).count() for state in ("plaats", "wachtlijst", "overgedragen")]
    assert after == numbers
    assert not AccessLink.objects.exists()
    assert set(purge(at(event, 183)).erased.values()) <= {0}


def test_an_arrival_is_kept_as_a_number(event: Event) -> None:
    purge(at(event, 182))
    assert CheckIn.objects.get().by is not None
    purge(at(event, 183))
    row = CheckIn.objects.get()
    assert (row.desk, row.by, row.at, row.registration.name) == ("", None, at(event, 0), "")


def test_who_comes_keeps_all_of_it_when_others_are_erased(event: Event) -> None:
    columns = {*tables_with("xkom")}
    fields = {"registrations_registration": {"name", "email", "organisation", "function", "email_key", "name_key"}}
    purge(at(event, 30))
    assert {*tables_with("xkom")} == columns
    assert fields["registrations_registration"] <= {*tables_with("xkom")["registrations_registration"]}


def test_another_edition_keeps_its_people(event: Event) -> None:
    later = make_open_event(day=event.ends_on + dt.timedelta(days=300))
    actions.register(event=later, details=Details("ylater", "ylater@voorbeeld.nl"), needs=Needs("yvis"))
    purge(at(event, 183))
    assert (Registration.objects.get(event=later).name, SpecialNeeds.objects.get().diet) == ("ylater", "yvis")


def test_dates_are_settings(event: Event, settings: Settings) -> None:
    settings.RETENTION = {**settings.RETENTION, "needs": 3, "mail": 5}
    purge(at(event, 3))
    assert (tables_with("xdieet"), Letter.objects.exclude(to="").exists()) == ({}, True)
    purge(at(event, 5))
    assert not Letter.objects.exclude(to="").exists()


def test_the_last_letter_loses_its_address_as_soon_as_it_was_sent(event: Event) -> None:
    row = Registration.objects.filter(state="plaats").order_by("pk")[0]
    actions.erase(registration=row)
    purge()
    assert Letter.objects.get(kind="gewist").to == row.email
    Letter.objects.filter(kind="gewist").update(state="verzonden")
    purge()
    assert Letter.objects.get(kind="gewist").to == ""


def test_the_command_reports_and_a_dry_run_erases_nothing() -> None:
    event = make_open_event(day=dt.date(2018, 6, 18), registration_closes_at=None)
    Registration.objects.create(
        event=event, name="xkom", email="xkom@voorbeeld.nl", state="wachtlijst", queued_at=timezone.now()
    )
    SpecialNeeds.objects.create(registration=Registration.objects.get(), diet="vis")
    for options, stays in ((["--dry-run"], True), ([], False), ([], False)):
        out = io.StringIO()
        call_command("purge_personal_data", *options, stdout=out)
        assert bool(tables_with("xkom")) == stays
        text = out.getvalue()
        assert ("dit is een proef" in text) == stays
        assert "xkom" not in text
    lines = text.splitlines()
    assert lines == ["Gewist:", "  niets", "Nog aanwezig:", "  niets"]


def test_the_worker_purges_daily() -> None:
    job = next(one for one in JOBS if one.name == "purge personal data")
    assert job.interval == dt.timedelta(days=1)
    assert isinstance(job.run(), Report)
