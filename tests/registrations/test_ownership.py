"""Another person's registration answers on every address as one that does not exist, and cannot be written to."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registrations import access, actions
from registrations.actions import Colleague, register_delegation
from registrations.links import make_link
from registrations.models import AccessLink, Delegation, Registration
from tests.registrations.addresses import personal_addresses
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.tables import dump
from tests.registrations.visits import hidden, open_link

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = {"registration-link-request"}  # asks for an address, and names no registration
OPENS_NOTHING = {"registration-done", "registration-calendar", "registration-link-mangled"}  # here, for the owner too
ANSWERS = {
    **{"sure": "on", "antwoord": "nee", "aanbod": "plaats", "aanvaard": "ja", "bevestig": "ja"},
    **{"name": "X", "email": "x@voorbeeld.nl", "organisation": "X", "function": "X", "sector": "anders", "photo": "ja"},
}


class Victim:
    """A registration from a delegation, with a seat, and the browser of its owner."""

    def __init__(self) -> None:
        self.event = make_open_event()
        self.delegation = make_delegation(self.event)
        self.row = self.delegation.registrations.get()
        self.session = make_workshop(self.event)
        actions.change_seats(registration=self.row, choice=actions.Choice(seats=[self.session]))
        self.owner = Client(REMOTE_ADDR="203.0.113.7")
        self.token = make_link(self.row)
        self.owner.get(f"/aanmelding/{self.token}/")

    def form(self, client: Client | None = None) -> dict[str, str]:
        return hidden((client or self.owner).get("/aanmelding/annuleren/").content.decode())

    def links(self) -> Any:
        return AccessLink.objects.filter(registration=self.row)


def make_delegation(event: Any) -> Delegation:
    sender = Colleague("Zender", f"{uuid.uuid4().hex}@voorbeeld.nl")
    return register_delegation(event=event, sender=sender, colleagues=[Colleague("Geheim", "geheim@voorbeeld.nl")])


def nobody(victim: Victim, client: Client) -> None: ...


def other_person(victim: Victim, client: Client) -> None:
    open_link(client, make_registration(victim.event))


def other_event(victim: Victim, client: Client) -> None:
    open_link(client, make_registration(make_open_event(), email="geheim@voorbeeld.nl", name="Geheim"))


def other_delegation(victim: Victim, client: Client) -> None:
    open_link(client, make_delegation(make_open_event()))


def own_sender(victim: Victim, client: Client) -> None:
    open_link(client, victim.delegation)


def revoked(victim: Victim, client: Client) -> None:
    open_link(client, victim.row)
    victim.links().update(revoked_at=timezone.now())


def expired(victim: Victim, client: Client) -> None:
    open_link(client, victim.row)
    victim.links().update(expires_at=timezone.now())


def erased(victim: Victim, client: Client) -> None:
    open_link(client, victim.row)
    actions.erase(registration=victim.row)


def tampered(victim: Victim, client: Client) -> None:
    """The cookie of someone else, with the key of this link put into it."""
    other_person(victim, client)
    theirs = client.cookies[access.COOKIE].value
    client.cookies[access.COOKIE] = (
        victim.owner.cookies[access.COOKIE].value.partition(":")[0] + ":" + ":".join(theirs.split(":")[1:])
    )


WHO: list[Callable[[Victim, Client], None]] = [
    *(nobody, other_person, other_event, other_delegation, own_sender, revoked, expired, erased, tampered)
]


def stolen_form(victim: Victim, client: Client) -> dict[str, str]:
    """The hidden fields of the owner's page, sent from another address."""
    return victim.form()


def own_form(victim: Victim, client: Client) -> dict[str, str]:
    """The hidden fields of a page about one's own registration."""
    other = Client()
    open_link(other, make_registration(victim.event))
    return victim.form(other)


def bare_form(victim: Victim, client: Client) -> dict[str, str]:
    return {"aanmelding": victim.row.code, "delegatie": str(victim.delegation.guid), "toegang": victim.row.code}


def said(answer: Any) -> tuple[int, str, str]:
    """Status, page and where it leads, without the time at which the form was shown."""
    page = re.sub(r'(name="(?:shown_at|toegang)" value=)"[^"]*"', r"\1", answer.content.decode())
    return answer.status_code, page, answer.headers.get("Location", "")


def ask(client: Client, path: str, code: str, guid: str, data: dict[str, Any] | None) -> tuple[int, str, str]:
    query = f"?aanmelding={code}&delegatie={guid}"
    return said(client.get(path + query) if data is None else client.post(path + query, data))


def sent_forms(victim: Victim, client: Client, *makers: Callable[[Victim, Client], dict[str, str]]) -> list[Any]:
    more = {
        "colleagues": [victim.row.code],
        "seats": [victim.session.pk],
        "shown_at": victim.form().get("shown_at", ""),
    }
    return [{**ANSWERS, **more, **make(victim, client)} for make in makers]


@pytest.mark.parametrize("who", WHO, ids=lambda one: one.__name__)
def test_what_is_someone_elses_answers_as_if_it_did_not_exist(client: Client, who: Callable[..., None]) -> None:
    victim = Victim()
    forms = [None, *sent_forms(victim, client, stolen_form, own_form, bare_form)]
    who(victim, client)
    guid = str(make_delegation(make_open_event()).guid) if who is own_sender else str(victim.delegation.guid)
    real, unknown = (victim.row.code, guid), ("bestaatniet", str(uuid.uuid4()))
    before = dump()
    for name, path in personal_addresses(token=victim.row.code).items():
        for data in [] if name in OPEN_TO_ALL else forms:
            answer = ask(client, path, *real, data)
            assert answer == ask(client, path, *unknown, data), name
            assert answer[0] in ((404, 405) if data else (404,)), name
            assert [word for word in ("Geheim", victim.row.code, victim.session.title) if word in answer[1]] == [], name
    assert dump() == before


def test_the_owner_comes_in_on_all_of_them() -> None:
    """Else the test above would prove nothing."""
    victim = Victim()
    client = victim.owner
    open_link(client, victim.delegation)
    for name, path in personal_addresses(token=victim.token).items():
        if name not in OPEN_TO_ALL | OPENS_NOTHING:
            status, *_ = ask(client, path, victim.row.code, str(victim.delegation.guid), None)
            assert status in (200, 303), name
    assert Registration.objects.filter(pk=victim.row.pk, state="plaats").exists()


@pytest.mark.parametrize("kind", ["guid", "pk", "code"])
def test_nothing_but_a_token_opens_a_link_or_a_calendar(client: Client, kind: str) -> None:
    victim = Victim()
    value = str(getattr(victim.row, kind))
    for path in (f"/aanmelding/{value}/", f"/aanmelding/{value}/agenda.ics"):
        unknown = path.replace(value, "bestaatniet")
        assert said(client.get(path)) == said(client.get(unknown))
        assert client.get(path).status_code == 404
    assert access.COOKIE not in client.cookies


def test_a_desk_code_tells_visitors_nothing(client: Client) -> None:
    victim = Victim()
    known, unknown = said(victim.owner.get(f"/balie/{victim.row.code}/")), said(client.get("/balie/bestaatniet/"))
    assert (known[0], known[1].replace(victim.row.code, "bestaatniet"), known[2]) == unknown  # where to log in
