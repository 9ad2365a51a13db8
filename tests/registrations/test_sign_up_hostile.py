"""Whatever is sent to the public forms: refused in words, or stored clean; never a 500."""

from typing import Any

import pytest
from django.test import Client

from events.models import Session
from registrations.models import Delegation, Letter, Registration, SpecialNeeds
from tests.builders import make_session
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.sign_up_forms import address, block, send, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
HOSTILE = [
    "=1+1",
    "＝1",
    "An\r\nBcc: x@x",
    "An\r\nATTENDEE:mailto:x@x",
    "]]>",
    "An\x0b",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "An \u202e txt.exe",
    "é" * 300,
    "😀👩‍🔧",
    "An\x00",
    "\ud800".encode(errors="surrogatepass").decode(errors="replace"),
]
FIELDS = ["name", "email", "organisation", "function", "sector", "photo", "diet", "access", "consent"]
STEERING = ["stage", "submission", "invitation", "shown_at", "website"]
FORBIDDEN = set("\r\n\x00\x0b\u202e")


@pytest.mark.parametrize("field", [*FIELDS, *STEERING])
@pytest.mark.parametrize("value", HOSTILE)
def test_every_field_of_the_form(client: Client, field: str, value: str) -> None:
    event = make_open_event()
    for stage in ("check", "edit", "confirm"):
        page = send(client, event, **{"stage": stage, "consent": "on", field: value})
        assert page.status_code in (200, 409, 422)
        assert "<script>alert" not in page.content.decode()
        assert ">14<" not in page.content.decode()
    for row in Registration.objects.all():
        assert not FORBIDDEN & set(row.name + row.email + row.organisation + row.function)
    for needs in SpecialNeeds.objects.all():
        assert not {"\x00", "\x0b", "\u202e"} & set(needs.diet + needs.access)
    assert not any(FORBIDDEN & set(to) for to in Letter.objects.values_list("to", flat=True))


@pytest.mark.parametrize(
    "value", ["an@x.nl\r\nBcc: x@x.nl", '"an\r\nBcc: x"@x.nl', "an@x.nl\nTo: x@x.nl", "a\x00@x\x0b"]
)
def test_no_address_carries_a_second_line(client: Client, value: str) -> None:
    send(client, make_open_event(), email=value)
    assert not any({"\r", "\n", "\x00"} & set(to) for to in Letter.objects.values_list("to", flat=True))


@pytest.mark.parametrize("field", ["sender_name", "sender_email", "organisation", "name-0", "email-0", "rows", "stage"])
@pytest.mark.parametrize("value", HOSTILE)
def test_every_field_of_a_delegation(client: Client, field: str, value: str) -> None:
    event = make_open_event()
    known = {"sender_name": "Sam", "sender_email": "sam@voorbeeld.nl", "organisation": "ROC", "rows": "5"}
    key = "7b1d3c9e-0a64-4a0e-9d4f-0c5a1e6f1a11"
    own = {"submission": key, "shown_at": shown(), "name-0": "An", "email-0": "an@voorbeeld.nl", "stage": "confirm"}
    page = client.post(f"{address(event)}delegatie/", {**known, **own, field: value})
    assert page.status_code in (200, 422)
    assert "<script>alert" not in page.content.decode()
    for row in Delegation.objects.all():
        assert not FORBIDDEN & set(row.sender_name + row.sender_email + row.organisation)


@pytest.mark.parametrize("value", ["0", "-1", "9" * 40, "x", "1e3", "٣", " 1", "1;2", "None"])
@pytest.mark.parametrize("kind", ["blok", "wacht"])
def test_keys_of_sessions(client: Client, kind: str, value: str) -> None:
    event = make_open_event()
    session = make_workshop(event)
    foreign = make_workshop(make_open_event())
    for key in (value, str(foreign.pk)):
        assert send(client, event, **{block(session, kind): key}).status_code == 422
    assert not Registration.objects.exists()


def test_thousands_of_fields_and_of_values(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    many: dict[str, Any] = {f"blok-{number}": "1" for number in range(3000)}
    assert send(client, event, **many).status_code == 422
    assert send(client, event, **{block(session, "wacht"): ["x"] * 3000}).status_code == 422
    assert send(client, event, **{f"x{number}": "1" for number in range(11_000)}).status_code == 400


def test_the_summary_follows_the_page(client: Client) -> None:
    event = make_open_event()
    session = make_workshop(event)
    page = send(client, event, name="", photo="", **{block(session): "999"}).content.decode()
    summary = page[page.index('role="alert"') : page.index("</div>", page.index('role="alert"'))]
    places = [summary.index(words) for words in ("Vul uw naam in", "Een sessie die u koos", "herkenbaar op foto")]
    assert places == sorted(places)


def test_one_fault_however_often_a_key_is_sent(client: Client) -> None:
    event = make_open_event()
    session, full = make_workshop(event), make_workshop(event, capacity=1)
    loose = make_session(event, capacity=10)
    make_registration(event, full)
    page = send(client, event, **{"blok-los": ["999"] * 9000, block(full, "wacht"): [f"{one}" for one in range(500)]})
    assert page.status_code == 422
    assert page.content.decode().count("Een sessie die u koos, kan niet meer.") == 4  # two blocks, each told twice
    assert len(page.content) < 60_000
    many = {"blok-los": [str(loose.pk)] * 9000, block(session): session.pk}
    checked = send(client, event, stage="check", **many)
    assert (checked.status_code, checked.content.decode().count('name="blok-los"')) == (200, 1)


@pytest.mark.parametrize("query", ["?sessie=%00", "?sessie=%FF", "?sessie=x&sessie=y", "?sessie=" + "x" * 3000])
def test_any_session_in_the_address(client: Client, query: str) -> None:
    event = make_open_event()
    make_workshop(event)
    assert client.get(address(event) + query).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods(client: Client, method: str) -> None:
    assert getattr(client, method)(address(make_open_event())).status_code == 405


@pytest.mark.parametrize("state", ["geannuleerd", "concept"])
def test_a_session_that_is_gone_is_named_unless_nobody_should_know_it(client: Client, state: str) -> None:
    event = make_open_event()
    make_workshop(event, title="Solderen")
    gone, moved = make_workshop(event, title="Lassen"), make_workshop(event, "15:00", "16:00", title="Draaien")
    chosen = {block(gone): str(gone.pk), block(moved): str(moved.pk)}
    Session.objects.filter(pk=gone.pk).update(state=state)
    Session.objects.filter(pk=moved.pk).update(start=moved.end, end=None)
    page = send(client, event, **chosen).content.decode()
    assert page.count("“Draaien” kan niet meer zoals u koos.") == 1
    assert ("“Lassen” kan niet meer zoals u koos." in page) == (state == "geannuleerd")
    assert ("Een sessie die u koos, kan niet meer." in page) == (state == "concept")


def test_what_is_far_too_long_comes_back_in_part(client: Client) -> None:
    event = make_open_event()
    huge = {"name": "a" * 1_000_000, "diet": "b" * 1_000_000, "wacht-x": ["1"] * 900}
    page = send(client, event, stage="edit", **huge)
    assert (page.status_code, len(page.content) < 60_000) == (200, True)
    assert "a" * 2_000 in page.content.decode()
