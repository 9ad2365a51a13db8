"""Signing up in the browser: form, check page, confirmation."""

import datetime as dt
import html
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from registrations import limits
from registrations.models import Letter, Registration, Seat, SpecialNeeds
from tests.builders import make_event, make_room, make_session
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import address, answers, block, send, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def hidden(response: Any) -> dict[str, list[str]]:
    """The hidden fields of a page, as a browser sends them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', response.content.decode()):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def test_two_requests_from_form_to_confirmation(client: Client) -> None:
    event = make_open_event()
    first, second = make_workshop(event, room=make_room(event)), make_workshop(event, "15:00", "16:00")
    opened = client.get(address(event))
    assert opened.status_code == 200
    assert not opened.cookies
    own = {"submission": opened.context["form"].initial["submission"]}
    filled = answers(stage="check", diet="Geen noten", consent="on", **own)
    checked = client.post(address(event), filled | {block(first): first.pk, block(second): second.pk})
    assert "Controleer uw gegevens" in text(checked)
    assert all(words in text(checked) for words in (filled["name"], filled["email"], "Geen noten", first.title))
    assert not Registration.objects.exists()
    done = client.post(address(event), {**hidden(checked), "stage": "confirm"})
    assert (done.status_code, done["X-Robots-Tag"]) == (200, "noindex")
    assert all(words in text(done) for words in ("U bent aangemeld", filled["email"], second.title))
    assert not done.cookies
    row = Registration.objects.get()
    assert (row.name, row.photo_consent, row.state) == (filled["name"], True, "plaats")
    assert SpecialNeeds.objects.get(registration=row).diet == "Geen noten"
    assert set(row.seats.values_list("session", flat=True)) == {first.pk, second.pk}


def test_change_shows_all_that_was_filled_in_and_no_fault(client: Client) -> None:
    event = make_open_event()
    session, full = make_workshop(event), make_workshop(event, capacity=1)
    make_registration(event, full)
    choice = {block(session): str(session.pk), block(full, "wacht"): [str(full.pk)]}
    page = send(client, event, stage="edit", name="", email="an@voorbeeld.nl", access="Lift", **choice)
    assert page.status_code == 200
    assert "Fout:" not in text(page)
    assert 'value="an@voorbeeld.nl"' in text(page)
    assert "Lift</textarea>" in text(page)
    assert len(re.findall(r"checked", text(page))) == 4  # sector, photo, seat, wait


def test_sending_twice_is_one_registration_with_the_same_answer(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    filled = answers() | {block(session): session.pk}
    pages = [client.post(address(event), filled).content for _ in range(2)]
    assert pages[0] == pages[1]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("capacity", [5, 1])
def test_who_is_known_gets_the_answer_of_someone_new_and_a_letter(client: Client, capacity: int) -> None:
    event = make_open_event(capacity=capacity)
    make_registration(event, name="An", email="an@voorbeeld.nl")
    session = make_workshop(event)
    known = send(client, event, name="an", email="AN@voorbeeld.nl", **{block(session): session.pk})
    assert Registration.objects.count() == 1
    new = send(client, event, name="an", email="bo@voorbeeld.nl", **{block(session): session.pk})
    assert text(known).replace("AN@voorbeeld.nl", "bo@voorbeeld.nl") == text(new)
    assert list(Letter.objects.filter(kind="bekend").values_list("to", flat=True)) == ["an@voorbeeld.nl"]


def test_a_full_edition_says_so_before_and_gives_a_number_after(client: Client) -> None:
    event = make_open_event(capacity=1)
    make_registration(event)
    assert "U bent dan de eerste." in text(client.get(address(event)))
    assert "U bent nummer 1 op de wachtlijst" in text(send(client, event))
    assert "Er wacht nu één persoon." in text(client.get(address(event)))
    assert "U bent nummer 2 op de wachtlijst" in text(send(client, event))


def test_a_full_session_offers_its_waiting_list_beside_the_free_ones(client: Client) -> None:
    event = make_open_event()
    full, free = make_workshop(event, capacity=1), make_workshop(event, capacity=3)
    hidden_ones = [make_workshop(event, state="concept"), make_workshop(event, capacity=None)]
    make_registration(event, full)
    page = text(client.get(address(event)))
    assert f"Zet mij op de wachtlijst voor <span>{full.title}" in page
    assert "Nog 3 plaatsen" in page
    assert "13.00–14.00 uur" in page
    assert not any(one.title in page for one in hidden_ones)
    send(client, event, **{block(free): free.pk, block(full, "wacht"): full.pk})
    row = Registration.objects.latest("pk")
    assert set(row.seats.values_list("session", "state")) == {(full.pk, "wachtlijst"), (free.pk, "plaats")}
    assert "Vol, 1 persoon wacht" in text(client.get(address(event)))


def test_a_session_that_was_just_filled_is_refused_with_all_input_kept(client: Client) -> None:
    event = make_open_event()
    session, other = make_workshop(event, capacity=1), make_workshop(event)
    make_registration(event, session)
    page = send(client, event, name="Bo", **{block(session): session.pk})
    assert page.status_code == 422
    assert "<title>Fout: " in text(page)
    assert text(page).count("Deze sessie is net vol. Kies een andere sessie of de wachtlijst.") == 2
    assert 'value="Bo"' in text(page)
    assert other.title in text(page)
    assert Registration.objects.count() == 1


def test_a_seat_that_goes_between_looking_and_taking_is_refused_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_open_event()
    session = make_workshop(event, capacity=1)
    take = limits.claim

    def others_first(*, client: str, emails: list[str]) -> None:
        take(client=client, emails=emails)
        monkeypatch.undo()
        raise_full()

    def raise_full() -> None:
        from registrations.actions import SessionsFull

        raise SessionsFull([session])

    monkeypatch.setattr("registrations.limits.claim", others_first)
    page = send(client, event, **{block(session): session.pk})
    assert page.status_code == 422
    assert "De sessies zijn net veranderd." in text(page)


def test_a_session_that_came_free_is_not_waited_for(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    page = send(client, event, **{block(session, "wacht"): session.pk})
    assert page.status_code == 422
    assert f"In “{session.title}” is net een plaats vrij." in text(page)


def test_sessions_that_overlap_in_part_are_refused_by_name(client: Client) -> None:
    event = make_open_event()
    first, second = make_workshop(event), make_workshop(event, "13:30", "14:30")
    page = send(client, event, **{block(first): first.pk, block(second): second.pk})
    assert page.status_code == 422
    words = f"“{first.title}” (13.00–14.00 uur) en “{second.title}” (13.30–14.30 uur) zijn tegelijk."
    assert words in text(page)
    assert not Seat.objects.exists()


def test_sessions_without_a_time_are_chosen_together(client: Client) -> None:
    event = make_open_event()
    one, two = (make_session(event, capacity=10) for _ in range(2))
    assert send(client, event, **{"blok-los": [one.pk, two.pk]}).status_code == 200
    assert Seat.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"email": "an"}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"email": ""}, "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ({"organisation": ""}, "Vul uw organisatie in."),
        ({"function": ""}, "Vul uw functie in."),
        ({"sector": "kerk"}, "Kies een sector."),
        ({"photo": ""}, "Kies of u herkenbaar op foto’s mag."),
        ({"diet": "vegan"}, "Zet een vinkje als wij deze wensen mogen bewaren"),
        ({"name": "é" * 300}, "Gebruik ten hoogste 150 tekens. Het zijn er nu 300."),
        ({"email": f"{'a' * 300}@voorbeeld.nl"}, "Gebruik ten hoogste 254 tekens."),
        ({"submission": "x"}, "Verstuur het formulier nog een keer."),
        ({"shown_at": "x"}, "Uw verbinding is veranderd"),
        ({"shown_at": shown(25 * 60 * 60)}, "Dit formulier stond lang open."),
        ({"blok-209706181100": "999999"}, "Een sessie die u koos, kan niet meer."),
        ({"blok-299901010000": "999999"}, "Een sessie die u koos, kan niet meer."),
    ],
)
def test_what_is_missing_or_wrong_is_told_twice_and_nothing_is_written(
    client: Client, fields: dict[str, Any], message: str
) -> None:
    event = make_open_event()
    make_workshop(event)
    page = send(client, event, **{"email": "an@voorbeeld.nl", **fields})
    assert (page.status_code, page["Cache-Control"]) == (422, "private, no-cache")
    assert message in text(page)
    assert '<div class="notice" tabindex="-1" autofocus role="alert"' in text(page)
    assert Registration.objects.count() == 0
    ids = set(re.findall(r' id="([^"]+)"', page.content.decode()))
    assert set(re.findall(r'<p><a href="#([^"]+)"', page.content.decode())) <= ids


def test_how_many_sign_ups_one_mailbox_gets(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PER_MAILBOX", 1)
    event = make_open_event()
    assert send(client, event, email="team@voorbeeld.nl").status_code == 200
    page = send(client, event, name="Bo", email="Team@voorbeeld.nl")
    assert page.status_code == 429
    assert 0 < int(page["Retry-After"]) <= 24 * 60 * 60
    assert 'value="Bo"' in text(page)
    assert send(client, event, email="ander@voorbeeld.nl").status_code == 200


def test_how_many_sign_ups_one_address_gets_is_a_setting(client: Client, settings: Settings) -> None:
    settings.SIGN_UPS_PER_HOUR = 1
    event = make_open_event()
    assert send(client, event).status_code == 200
    assert 0 < int(send(client, event)["Retry-After"]) <= 60 * 60
    other = client.post(address(event), answers(shown_at=shown(address="192.0.2.1")), REMOTE_ADDR="192.0.2.1")
    assert other.status_code == 200
    assert Registration.objects.count() == 2


def test_a_program_that_fills_in_everything_is_not_registered_and_does_not_know(client: Client) -> None:
    assert "U bent aangemeld" in text(send(client, make_open_event(), website="https://x.example"))
    assert not Registration.objects.exists()


def test_the_form_asks_a_mailbox_and_browsers_can_help(client: Client) -> None:
    page = text(client.get(address(make_open_event())))
    for token in ("name", "email", "organization", "organization-title"):
        assert f'autocomplete="{token}"' in page
    assert "18 juli 2097" in page  # needs, 30 days after
    assert "18 december 2097" in page  # the rest, 183 days after


def test_when_signing_up_opens_and_closes(client: Client) -> None:
    now, day = timezone.now(), dt.timedelta(days=1)
    soon = make_open_event(registration_opens_at=now + day)
    over = make_open_event(registration_opens_at=now - 2 * day, registration_closes_at=now - day)
    for event, words in ((soon, "Aanmelden kan vanaf "), (over, "Aanmelden kan niet meer")):
        page = client.get(address(event))
        assert page.status_code == 200
        assert words in text(page)
        assert send(client, event).status_code == 409
    assert client.get(address(make_event())).status_code == 404
    assert client.get(address(make_open_event(published_at=None))).status_code == 404
    assert not Registration.objects.exists()


def test_a_session_page_leads_to_a_form_with_that_session_chosen(client: Client) -> None:
    session = make_workshop(event := make_open_event())
    page = client.get(f"{address(event)}?sessie={session.slug}").content.decode()
    assert re.search(rf'value="{session.pk}"[^>]* checked', page)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("stage", "cost"), [(None, 5), ("edit", 5), ("check", 5), ("confirm", 14)])
def test_queries(client: Client, rows: int, stage: str | None, cost: int) -> None:
    """A confirmation takes three sessions and a need; whatever the number of sessions there are."""
    event = make_open_event()
    sessions = [make_workshop(event, f"{hour}:00", f"{hour}:30") for hour in (12, 14, 15) for _ in range(rows)]
    for _ in range(rows):
        make_registration(event, sessions[0])
    chosen = {block(one): one.pk for one in sessions}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        if stage is None:
            assert client.get(address(event)).status_code == 200
        else:
            needs = {"diet": "vegetarisch", "consent": "on"}
            assert send(client, event, stage=stage, **needs, **chosen).status_code == 200
    assert len(queries) == cost, [one["sql"] for one in queries]


def test_back_and_another_name_is_another_registration(client: Client) -> None:
    event, key = make_open_event(), str(uuid.uuid4())
    for name in ("An", "Bo"):
        send(client, event, name=name, email="team@voorbeeld.nl", submission=key)
    assert Registration.objects.count() == 2
