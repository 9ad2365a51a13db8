"""Letting people in at the desk: once, with a clear word about who comes again, and who may not."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from registrations import actions
from registrations.actions import check_in
from registrations.models import CheckIn
from tests.builders import make_room
from tests.registrations.desks import at_desk, choose, follow, let_in, person, press, read
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.test_check_in import desk as by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]


def test_one_button_lets_someone_in_and_says_so() -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    client = at_desk(row.event)
    assert "Heeft een plaats Laat binnen" in read(client.get(person(row)))
    said = follow(client, let_in(client, row))
    assert "Binnen Anna Bakker" in said
    assert "Was al binnen" not in said
    made = CheckIn.objects.get()
    assert (made.registration, made.desk, made.session, made.by) == (row, "Balie 2", None, made.by)
    assert made.by is not None


def test_a_second_scan_says_when_where_and_by_whom_the_first_was() -> None:
    row = make_registration(make_open_event())
    els = by("els")
    els.user.first_name = "Els"
    els.user.save()
    moment = timezone.localtime().replace(hour=0, minute=0, second=0)
    check_in(registration=row, by=els, desk="Balie 1", at=moment)
    page = at_desk(row.event).get(person(row))
    assert page.status_code == 200
    assert "Was al binnen om 00.00 uur aan Balie 1 (door Els)" in read(page)
    assert "Laat binnen" not in read(page)
    CheckIn.objects.update(at=moment - dt.timedelta(days=400))
    assert "Was al binnen op " in read(at_desk(row.event).get(person(row)))


def test_pressing_twice_is_one_check_in_and_no_warning() -> None:
    row = make_registration(make_open_event())
    client, key = at_desk(row.event), uuid.uuid4()
    first, again = (client.post(person(row, "binnen/"), {"sleutel": key}) for _ in range(2))
    assert first["Location"] == again["Location"]
    assert "Was al binnen" not in follow(client, again)
    assert CheckIn.objects.count() == 1
    other = client.post(person(row, "binnen/"), {"sleutel": uuid.uuid4()})
    assert "Was al binnen om " in follow(client, other)
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("junk", [{"sleutel": "x", "binnenkomst": "9" * 30}, {"sleutel": "\x00"}, {}])
def test_a_key_that_is_none_does_no_harm(junk: dict[str, str]) -> None:
    row = make_registration(make_open_event())
    client = at_desk(row.event)
    assert "Binnen" in follow(client, client.post(person(row, "binnen/"), junk))
    assert follow(client, client.post(person(row, "ongedaan/"), junk))
    assert CheckIn.objects.filter(undone_at=None).count() == 1


def test_undoing_keeps_who_did_it() -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    client = at_desk(row.event)
    let_in(client, row)
    said = follow(client, press(client, person(row), "ongedaan"))
    assert "Ongedaan gemaakt is niet meer binnen" in said
    assert "Laat binnen" in said
    made = CheckIn.objects.get()
    assert made.undone_at is not None
    assert made.undone_by is not None
    assert "Binnen Anna" in follow(client, let_in(client, row))


@pytest.mark.parametrize("back", ["", "balie"])
def test_undoing_tells_who_is_in_by_another_check_in(back: str) -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    client = at_desk(row.event)
    let_in(client, row)
    sent = {"binnenkomst": CheckIn.objects.get().pk, "naar": back}
    first = client.post(person(row, "ongedaan/"), sent)
    assert "is niet meer binnen" in follow(client, first)
    check_in(registration=row, by=by(), desk="Balie 1")
    for answer in (first, client.post(person(row, "ongedaan/"), sent)):
        said = follow(client, answer)
        assert "is niet meer binnen" not in said
        assert "Was al binnen" in said
        assert "aan Balie 1" in said
    assert CheckIn.objects.filter(undone_at=None).count() == 1


@pytest.mark.parametrize("back", ["", "balie"])
def test_a_button_that_was_undone_since_lets_nobody_in_and_says_so(back: str) -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    client, sent = at_desk(row.event), {"sleutel": uuid.uuid4(), "naar": back}
    client.post(person(row, "binnen/"), sent)
    actions.undo_check_in(row=CheckIn.objects.get(), by=by())
    moment = timezone.localtime().replace(hour=0, minute=0, second=0)
    CheckIn.objects.update(undone_at=moment)
    said = follow(client, client.post(person(row, "binnen/"), sent))
    assert "Werd ongedaan gemaakt" in said
    assert "om 00.00 uur" in said
    assert "Binnen Anna" not in said
    assert not CheckIn.objects.filter(undone_at=None).exists()


def test_a_badge_is_printed_from_the_page_of_who_has_a_place() -> None:
    row = make_registration(make_open_event())
    client = at_desk(row.event)
    page = client.get(person(row)).content.decode()
    assert page.index("Laat binnen") < page.index("Druk de badge af")
    answer = press(client, person(row), "badge")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    actions.cancel(registration=row)
    assert "Druk de badge af" not in read(client.get(person(row)))


def test_nobody_undoes_the_check_in_of_another_with_this_address() -> None:
    event = make_open_event()
    first, other = make_registration(event), make_registration(event)
    client = at_desk(event)
    let_in(client, other)
    made = CheckIn.objects.get()
    client.post(person(first, "ongedaan/"), {"binnenkomst": made.pk})
    made.refresh_from_db()
    assert made.undone_at is None


def test_the_result_is_told_where_the_button_was() -> None:
    row = make_registration(make_open_event(), name="Anna Bakker")
    client = at_desk(row.event)
    answer = press(client, "/balie/?q=bakker", "binnen")
    assert answer["Location"].startswith("/balie/?q=bakker&")
    said = follow(client, answer)
    assert "Binnen Anna Bakker" in said
    assert "Is binnen om" in said
    answer = press(client, "/balie/", "ongedaan")
    assert answer["Location"].startswith("/balie/?gedaan=")
    assert "Ongedaan gemaakt Anna Bakker is niet meer binnen" in follow(client, answer)


def test_at_a_door_one_enters_the_session_and_is_counted() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen", room=make_room(event, name="Zaal 4"))
    people = [make_registration(event, session) for _ in range(3)]
    client = at_desk(event, door=session)
    assert "U staat bij de deur van Lassen 0 van 3 binnen" in read(client.get(person(people[0])))
    said = follow(client, let_in(client, people[0]))
    assert "1 van 3 binnen" in said
    assert list(CheckIn.objects.order_by("pk").values_list("session", flat=True)) == [None, session.pk]
    assert "Was al binnen om" in read(client.get(person(people[0])))
    inside = follow(client, choose(client, event))
    assert "U staat bij de deur" not in inside
    assert "Binnen 1 Verwacht 3" in inside


def test_a_code_that_is_scanned_keeps_the_door() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    row = make_registration(event, session)
    assert "U staat bij de deur van Lassen" in read(at_desk(event, door=session).get(person(row)))


def test_the_door_on_the_page_counts_not_the_one_of_another_window() -> None:
    event = make_open_event()
    first, other = make_workshop(event), make_workshop(event, "15:00", "16:00")
    row = make_registration(event, first, other)
    client = at_desk(event, door=first)
    page = client.get(person(row)).content.decode()
    assert f'name="deur" value="{first.pk}"' in page
    choose(client, event, other)
    client.post(person(row, "binnen/"), {"deur": first.pk})
    assert CheckIn.objects.filter(session=first).count() == 1
    assert not CheckIn.objects.filter(session=other).exists()


def test_who_has_no_seat_in_the_session_is_for_the_door_to_decide() -> None:
    event = make_open_event()
    session, row = make_workshop(event), make_registration(event)
    client = at_desk(event, door=session)
    assert "Heeft geen plaats in deze sessie Laat toch binnen" in read(client.get(person(row)))
    assert "Laat binnen" not in read(client.get(f"/balie/?q={row.name}"))
    assert "1 binnen (0 verwacht)" in follow(client, let_in(client, row))


def test_a_session_that_needs_no_seat_takes_everyone() -> None:
    event = make_open_event()
    session, row = make_workshop(event, capacity=None), make_registration(event)
    said = follow(client := at_desk(event, door=session), let_in(client, row))
    assert "U staat bij de deur van" in said
    assert "1 binnen" in said


@pytest.mark.parametrize("key", ["0", "x", "-1", "9" * 40, "²"])
def test_a_door_that_is_not_there(key: str) -> None:
    row = make_registration(make_open_event())
    client = at_desk(row.event)
    assert client.post("/balie/instellen/", {"deur": key}).status_code == 404
    assert client.post(person(row, "binnen/"), {"deur": key}).status_code == 404
    assert not CheckIn.objects.exists()


def test_a_door_of_another_edition_is_not_there() -> None:
    event, other = make_open_event(), make_open_event()
    session, row = make_workshop(other), make_registration(event)
    client = at_desk(event)
    assert client.post("/balie/instellen/", {"deur": session.pk}).status_code == 404
    assert client.post(person(row, "binnen/"), {"deur": session.pk}).status_code == 404


def test_who_cancelled_signs_up_again() -> None:
    row = make_registration(make_open_event(), name="Anna Bakker", organisation="Het Lyceum")
    actions.cancel(registration=row)
    client = at_desk(row.event)
    page = client.get(person(row)).content.decode()
    assert "Is geannuleerd" in page
    assert f'href="/balie/inloop/?van={row.code}"' in page
    assert "Laat binnen" not in page
    assert client.post(person(row, "binnen/")).status_code == 303
    assert client.post(person(row, "plaats/"), {"reason": "x"}).status_code == 303
    assert not CheckIn.objects.exists()


def test_of_a_place_that_was_handed_over_the_page_says_to_whom() -> None:
    row = make_registration(make_open_event())
    details = actions.Details("Bo Li", "bo@voorbeeld.nl")
    other = actions.transfer(registration=row, name=details.name, email=details.email)
    page = at_desk(row.event).get(person(row)).content.decode()
    assert f'De plaats is nu van <a href="/balie/{other.code}/">Bo Li</a>' in page


def test_a_code_of_another_edition_lets_nobody_in() -> None:
    now, later = make_open_event(), make_open_event(day=dt.date(2098, 6, 18), name="Conferentie 2098")
    row = make_registration(later)
    client = at_desk(now, later)
    page = read(client.get(person(row)))
    assert "Andere editie Deze aanmelding is voor Conferentie 2098." in page
    assert "Laat binnen" not in page
    client.post(person(row, "binnen/"))
    assert not CheckIn.objects.exists()
    assert "Laat binnen" in follow(client, press(client, person(row), "instellen"))
