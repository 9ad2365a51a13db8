"""Who changes the own address and presses the button twice stays in; whoever had the old link does not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from registrations import access
from registrations.actions import Colleague, register_delegation, renew_links
from registrations.forms.manage import ManageForm
from registrations.models import Delegation, Letter, Registration
from tests.registrations.people import make_open_event, make_registration
from tests.registrations.sign_up_forms import answers
from tests.registrations.visits import hidden, open_link, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("true_counters")]
NEW = "nieuw@voorbeeld.nl"
Form = tuple[str, dict[str, str]]


def own_page() -> tuple[Registration, str, dict[str, str]]:
    row = make_registration(make_open_event())
    return row, f"/aanmelding/gegevens/?aanmelding={row.code}", answers(name=row.name, email=NEW)


def senders_page() -> tuple[Delegation, str, dict[str, str]]:
    sender, team = Colleague("Sam", "sam@voorbeeld.nl"), [Colleague("An", "an@voorbeeld.nl")]
    row = register_delegation(event=make_open_event(), sender=sender, colleagues=team)
    data = {"sender_name": "Sam", "sender_email": NEW, "organisation": "ROC"}
    return row, f"/aanmelding/delegatie/gegevens/?delegatie={row.guid}", data


@pytest.fixture(params=[own_page, senders_page], ids=["own", "sender"])
def form(request: pytest.FixtureRequest, client: Client) -> Form:
    """The path of the form and all that is sent; `client` has opened it."""
    row, path, data = request.param()
    open_link(client, row)
    return path, {**hidden(text(client.get(path))), **data}


def copy_of(client: Client) -> Client:
    """The same browser, before it has the cookie of an answer that is under way."""
    other = Client()
    other.cookies[access.COOKIE] = client.cookies[access.COOKIE].value
    return other


def comes_in(client: Client, answer: Any) -> bool:
    """Whether the answer leads to a page that shows the new address."""
    assert answer.status_code == 303
    page = client.get(answer["Location"])
    return page.status_code == 200 and NEW in text(page) and "Uw gegevens zijn bewaard." in text(page)


def told() -> int:
    return Letter.objects.filter(kind="wijziging", to=NEW).count()


def test_the_second_press_comes_just_after_the_first(client: Client, form: Form) -> None:
    again, without_cookie = copy_of(client), Client()
    for browser in (client, again, without_cookie):
        assert comes_in(browser, browser.post(*form))
    assert told() == 1


def press_at_once(client: Client, form: Form, monkeypatch: pytest.MonkeyPatch, data: dict[str, str]) -> Any:
    """Sends `form`; once its page is opened, and before anything is done, `data` is sent too. The answer is lost."""
    path, sent = form
    browser, carries_out = copy_of(client), ManageForm.carries_out

    def late(self: ManageForm, action: Callable[[], object]) -> bool:
        monkeypatch.setattr(ManageForm, "carries_out", carries_out)
        assert browser.post(path, data).status_code == 303
        return carries_out(self, action)

    monkeypatch.setattr(ManageForm, "carries_out", late)
    return client.post(path, sent)


def test_both_presses_come_at_once(client: Client, form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    assert comes_in(client, press_at_once(client, form, monkeypatch, form[1]))
    assert told() == 1


def test_another_form_that_comes_at_once_changes_nothing(
    client: Client, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, sent = form
    others = {**sent, **hidden(text(client.get(path)))}
    answer = press_at_once(client, form, monkeypatch, others)
    assert (answer.status_code, told()) == (422, 1)
    assert access.COOKIE not in answer.cookies
    assert "Dit kan niet meer met deze aanmelding." in text(answer)


def test_what_is_filled_in_anew_on_the_same_page_counts(client: Client, form: Form) -> None:
    path, sent = form
    old = copy_of(client)
    for number in range(3):
        newer = {key: f"{number}@voorbeeld.nl" if value == NEW else value for key, value in sent.items()}
        assert old.post(path, newer).status_code == 303
        old = copy_of(client)
    answer = old.post(path, sent)
    assert comes_in(old, answer)


def test_another_page_that_the_old_link_opened_opens_nothing(client: Client, form: Form) -> None:
    path, sent = form
    old = copy_of(client)
    others = {**sent, **hidden(text(old.get(path)))}
    assert client.post(path, sent).status_code == 303
    assert (old.post(path, others).status_code, old.get(path).status_code) == (404, 404)
    assert Client(REMOTE_ADDR="203.0.113.9").post(path, sent).status_code == 404


def test_a_page_opens_nothing_after_its_browser_forgot_or_links_were_withdrawn(client: Client) -> None:
    row, path, data = own_page()
    open_link(client, row)
    sent = {**hidden(text(client.get(path))), **data}
    assert client.post(path, sent).status_code == 303
    forget = f"/aanmelding/vergeten/?aanmelding={row.code}"
    client.post(forget, hidden(text(client.get(forget))))
    assert client.post(path, sent).status_code == 404
    assert Client().post(path, sent).status_code == 303
    renew_links(registration=row)
    assert Client().post(path, sent).status_code == 404
