"""A file of attendees is shown row by row, and read in once, only as it was shown."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.models import Event, Session
from registrations.models import AttendeeImport, Change, Letter, Registration, Seat
from tests.registrations.outputs import html_shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sheets import HEADING, csv_of, xlsx
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.tables import dump, tables_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
ADD = "/beheer/registrations/attendeeimport/add/"
LIST = "/beheer/registrations/attendeeimport/"


def upload(client: Client, event: Event, *rows: Sequence[str], content: bytes = b"") -> Any:
    file = SimpleUploadedFile("deelnemers.csv", content or csv_of(HEADING, *rows))
    return client.post(ADD, {"event": event.pk, "file": file})


def dry_run(client: Client, event: Event, *rows: Sequence[str], content: bytes = b"") -> tuple[str, Any]:
    """The address of the dry run, and the page."""
    response = upload(client, event, *rows, content=content)
    assert response.status_code == 302, response.context["form"].errors
    return response["Location"], client.get(response["Location"])


def outcomes(page: Any) -> dict[int, str]:
    return {one.number: one.outcome.value for one in sorted(page.context["page"], key=lambda one: one.number)}


def faults(page: Any) -> dict[int, list[str]]:
    return {one.number: list(one.faults) for one in page.context["page"] if one.faults}


def confirm(client: Client, address: str, page: Any, **fields: str) -> Any:
    return client.post(address, {"shown": page.context["found"].sign, "letters": "on", **fields})


def said(response: Any) -> str:
    return [str(one) for one in get_messages(response.wsgi_request)][-1]


def person(number: int, sessions: str = "", **fields: str) -> tuple[str, ...]:
    values = {"name": f"Mens {number}", "email": f"mens{number}@voorbeeld.nl", "organisation": "ROC", "sector": ""}
    values |= fields
    return (values["name"], values["email"], values["organisation"], "Docent", values["sector"], sessions)


def test_two_hundred_rows_of_which_five_are_bad(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event(capacity=300)
    lassen = make_workshop(event, title="Lassen", capacity=200)
    client = staff_client(ORGANISERS, events=[event])
    rows = [person(number, "Lassen", sector="Onderwijs") for number in range(200)]
    rows[3], rows[50], rows[90] = person(3, "Weven"), person(50, email="geen adres"), person(90, name="")
    rows[120], rows[199] = rows[119], person(199, sector="zee")
    address, page = dry_run(client, event, content=xlsx(HEADING, *rows))
    assert faults(page) == {
        5: ["Sessie “Weven” is niet gevonden. Neem de titel of het adres over van de site."],
        52: ["Vul een e-mailadres in zoals naam@voorbeeld.nl."],
        92: ["Vul een naam in."],
        122: ["Deze persoon staat al op regel 121."],
        201: ["Kies als sector Onderwijs, Bedrijfsleven, Overheid of Anders, of laat de cel leeg."],
    }
    assert [one.number for one in page.context["page"]][:6] == [5, 52, 92, 122, 201, 2]  # bad rows first
    shown = page.content.decode()
    assert "Meld 195 mensen aan" in shown
    assert "De 5 foute regels worden overgeslagen." in shown
    assert (Registration.objects.count(), Letter.objects.count()) == (0, 0)
    response = confirm(client, address, page)
    assert said(response) == "195 deelnemers aangemeld. 195 bevestigingen gaan per e-mail uit."
    assert Registration.objects.filter(event=event, state="plaats", source="import").count() == 195
    assert set(Letter.objects.values_list("kind", flat=True)) == {"bevestiging"}
    lassen.refresh_from_db()
    assert (lassen.seats_taken, Seat.objects.filter(session=lassen, state="plaats").count()) == (195, 195)
    change = Change.objects.get(action="ingelezen")
    assert change.details == {"registered": 195, "waiting_people": 0, "known": 0, "left_out": 5, "raised": {}}
    assert change.user == AttendeeImport.objects.get().by
    assert Change.objects.filter(action="aangemeld").count() == 195
    assert [one.change_message for one in LogEntry.objects.order_by("pk")] == [
        "200 regels gelezen.",
        "195 deelnemers aangemeld. 195 bevestigingen gaan per e-mail uit.",
    ]
    assert Registration.objects.get(name="Mens 7").is_complete


def test_nothing_is_written_before_it_is_confirmed() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1))
    before = {table: rows for table, rows in dump().items() if table != "django_session"}
    for query in ("", "?toon=fout", "?toon=plaats", "?toon=x", "?blad=9", "?blad=x"):
        assert client.get(address + query).status_code == 200
    assert {table: rows for table, rows in dump().items() if table != "django_session"} == before
    assert {*tables_with("Mens 1")} == {"registrations_attendeeimport"}
    assert page.context["found"].new == 1


def test_an_outcome_that_does_not_exist_shows_all_rows() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, _ = dry_run(client, event, person(1), person(2, email="x"))
    for query, rows, shown in (("?toon=x", {2, 3}, "Alle regels"), ("?toon=fout", {3}, "Fout")):
        page = client.get(address + query)
        assert set(outcomes(page)) == rows
        assert [one.words for one in page.context["totals"] if one.is_shown] == [shown]


def test_pressed_twice_registers_once_and_the_rows_are_gone() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1), person(2))
    assert said(confirm(client, address, page)).startswith("2 deelnemers aangemeld.")
    assert said(confirm(client, address, page)).startswith("Dit bestand was al ingelezen")
    row = AttendeeImport.objects.get()
    assert (Registration.objects.count(), row.rows) == (2, [])
    assert row.outcome == {"registered": 2, "partly": 0, "waiting": 0, "known": 0, "left_out": 0}
    after = client.get(address).content.decode()
    assert "2 met een plaats, 0 op de wachtlijst, 0 al aangemeld, 0 overgeslagen" in after
    assert "Mens 1" not in after


def _came_of_it(client: Client, address: str) -> str:
    return str(client.get(address).context["came_of_it"])


def test_who_finds_no_place_waits_as_shown_and_with_a_reason_gets_one() -> None:
    for reason in ("", "Sprekers"):
        event = make_open_event(capacity=2)
        session = make_workshop(event, capacity=1, title="Lassen")
        client = staff_client(ORGANISERS, events=[event])
        address, page = dry_run(client, event, *(person(number, "Lassen") for number in (1, 2, 3)))
        assert outcomes(page) == {2: "plaats", 3: "deels", 4: "wachtlijst"}
        assert {one.words: one.number for one in page.context["totals"]} == {
            "Alle regels": 3,
            "Krijgt een plaats": 1,
            "Krijgt een plaats, wacht op een sessie": 1,
            "Komt op de wachtlijst": 1,
            "Was al aangemeld": 0,
            "Fout": 0,
        }
        assert [one.number for one in client.get(f"{address}?toon=deels").context["page"]] == [3]
        shown = page.content.decode()
        assert "Het aantal plaatsen van de editie stijgt dan van 2 naar 3." in shown
        assert "Het aantal plaatsen van “Lassen” stijgt dan van 1 naar 3." in shown
        assert "(wachtlijst)" in shown
        response = confirm(client, address, page, reason=reason)
        people = Registration.objects.filter(event=event).order_by("name")
        event.refresh_from_db()
        session.refresh_from_db()
        seats = list(
            Seat.objects.filter(session=session).order_by("registration__name").values_list("state", flat=True)
        )
        if reason:
            assert [one.state for one in people] == ["plaats"] * 3
            assert (event.capacity, session.capacity, seats) == (3, 3, ["plaats"] * 3)
            details = Change.objects.get(event=event, action="ingelezen").details
            assert _came_of_it(client, address).startswith("3 met een plaats, 0 op de wachtlijst")
            assert details["raised"] == {"event": 3, str(session.pk): 3}
            assert "Het aantal plaatsen van “Lassen” steeg naar 3." in said(response)
        else:
            assert [one.state for one in people] == ["plaats", "plaats", "wachtlijst"]
            assert (event.capacity, session.capacity, seats) == (2, 1, ["plaats", "wachtlijst", "wens"])
            assert _came_of_it(client, address) == (
                "2 met een plaats (van wie 1 wacht op een sessie), 1 op de wachtlijst, 0 al aangemeld, 0 overgeslagen"
            )
            assert "Daarvan staat er 1 op de wachtlijst. 1 komt op de wachtlijst van een sessie." in said(response)
            assert set(Letter.objects.filter(event=event).values_list("kind", flat=True)) == {
                "bevestiging",
                "wachtlijst",
            }


def test_while_others_wait_everyone_waits() -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    make_registration(event)
    Event.objects.filter(pk=event.pk).update(capacity=5)
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1))
    assert outcomes(page) == {2: "wachtlijst"}
    confirm(client, address, page)
    assert Registration.objects.get(name="Mens 1").state == "wachtlijst"


def test_what_changed_meanwhile_is_shown_again_and_nothing_is_written() -> None:
    event = make_open_event(capacity=3)
    session = make_workshop(event, title="Lassen", capacity=3)
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1, "Lassen"), person(2))
    changes: list[Any] = [
        lambda: make_registration(event, session, name="Mens 1", email="mens1@voorbeeld.nl"),
        lambda: [make_registration(event) for _ in range(2)],
        lambda: Session.objects.filter(pk=session.pk).update(state="geannuleerd"),
        lambda: Event.objects.filter(pk=event.pk).update(capacity=4),
    ]
    for change in changes:
        change()
        for reason in ("", "Spreker"):
            before = (Registration.objects.count(), Letter.objects.count(), Change.objects.count())
            refused = confirm(client, address, page, reason=reason)
            assert refused.status_code == 422
            words = refused.content.decode()
            assert "Intussen is er iets veranderd" in words
            assert "<title>Fout: " in words
            assert (Registration.objects.count(), Letter.objects.count(), Change.objects.count()) == before
        page = refused
    Session.objects.update(state="gepubliceerd")
    page = client.get(address)
    assert outcomes(page) == {2: "bekend", 3: "plaats"}
    assert said(confirm(client, address, page)).startswith("1 deelnemer aangemeld.")


def test_no_letters_when_they_are_not_wanted_or_there_is_no_address() -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1), person(2, email=""))
    assert "heeft (1)" in page.content.decode()
    assert said(confirm(client, address, page)).endswith("1 bevestiging gaat per e-mail uit.")
    address, page = dry_run(client, event, person(3))
    client.post(address, {"shown": page.context["found"].sign})
    assert [one.to for one in Letter.objects.all()] == ["mens1@voorbeeld.nl"]
    assert Registration.objects.count() == 3


def test_who_was_registered_before_is_known_also_without_an_address() -> None:
    event = make_open_event()
    make_registration(event, name="Zoë van Dam", email="zoe@voorbeeld.nl", organisation="ROC")
    client = staff_client(ORGANISERS, events=[event])
    rows = [
        person(1, name="zoe VAN dam", email="ZOE@voorbeeld.nl"),
        person(2, name="Zoë van Dam", email="", organisation="roc"),
        person(3, name="Zoë van Dam", email="", organisation="Elders"),
        person(4, name="Zoë van Dam", email="", organisation="Elders"),
    ]
    address, page = dry_run(client, event, *rows)
    assert outcomes(page) == {2: "bekend", 3: "fout", 4: "plaats", 5: "fout"}
    assert faults(page) == {
        3: ["Deze persoon staat al op regel 2."],
        5: ["Deze persoon staat al op regel 4."],
    }
    confirm(client, address, page)
    _, page = dry_run(client, event, *rows)
    assert page.context["found"].new == 0
    assert "Er is niemand om aan te melden." in page.content.decode()


def test_sessions_by_title_or_address_in_several_ways() -> None:
    event = make_open_event()
    first = make_workshop(event, title="Lassen; en meer", slug="lassen")
    second = make_workshop(event, "15:00", "16:00", title="Frezen | draaien")
    third = make_workshop(event, "16:00", "17:00", title="Zagen", capacity=None)
    make_workshop(event, "17:00", "18:00", title="Dubbel", slug="dubbel-een")
    make_workshop(event, "18:00", "19:00", title="dubbel", slug="dubbel-twee")
    make_workshop(event, title="Geheim", state="concept")
    clash = make_workshop(event, title="Tegelijk")
    client = staff_client(ORGANISERS, events=[event])
    texts = [
        f"LASSEN\n{second.slug}",
        f"lassen|{second.slug} ; lassen",
        first.title,
        f"{first.title}\n{second.title}",
        *("dubbel-twee", "Dubbel", third.slug, "Geheim", f"lassen;{clash.slug}"),
    ]
    _, page = dry_run(client, event, *(person(number, text) for number, text in enumerate(texts)))
    rows = {one.number: one for one in page.context["page"]}
    assert [[one.slug for one in rows[number].seats] for number in range(2, 7)] == [
        ["lassen", second.slug],
        ["lassen", second.slug],
        ["lassen"],
        ["lassen", second.slug],
        ["dubbel-twee"],
    ]
    assert [rows[number].faults[0] for number in (7, 8, 9)] == [
        "Er zijn meerdere sessies die “Dubbel” heten. Vul het adres in, zoals dubbel-een of dubbel-twee.",
        "Voor “Zagen” kan niemand zich aanmelden: er is geen aantal plaatsen ingevuld.",
        "Sessie “Geheim” is niet gevonden. Neem de titel of het adres over van de site.",
    ]
    assert "zijn tegelijk. Kies één van de twee." in rows[10].faults[0]
    assert "Hoe heten de sessies van deze editie?" in page.content.decode()
    assert "Geheim</li>" not in page.content.decode()


def test_it_costs_the_same_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    make_workshop(event, title="Lassen")
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        address, page = dry_run(client, event, *(person(10 * number + one, "Lassen") for one in range(number)))
        with django_assert_num_queries(9):
            client.get(address)
        with django_assert_num_queries(31):
            confirm(client, address, page)
        with django_assert_num_queries(8):
            client.get(LIST)
        html_shape(client.get(LIST).content.decode())
