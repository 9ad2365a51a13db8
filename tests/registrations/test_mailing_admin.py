"""The pages with which organisers write, check and send a message."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from registrations import actions
from registrations.actions import SYSTEM
from registrations.models import Letter, Mailing, Registration
from tests.events.admin_forms import editor
from tests.registrations.mailings import PATH, addresses, make_mailing, shown, sign
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import ORGANISERS, staff_client

pytestmark = pytest.mark.django_db


def words(**fields: Any) -> dict[str, Any]:
    return {"subject": "Parkeren", "body": "Let op.", "state": "plaats", **fields}


def text(answer: Any) -> str:
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_a_message_is_written_checked_and_sent() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    for name in ("An", "Bo"):
        make_registration(event, session, name=name, email=f"{name}@voorbeeld.nl")
    Registration.objects.filter(pk=make_registration(event, session, name="Zonder").pk).update(email="")
    make_registration(event, name="Elders")
    client = staff_client(ORGANISERS, events=[event])
    answer = client.post(f"{PATH}add/?editie={event.slug}", words(session=session.pk))
    mailing = Mailing.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{PATH}{mailing.pk}/versturen/")
    page = client.get(answer["Location"])
    seen = text(page)
    for part in (
        "2 mensen krijgen dit bericht",
        "Lassen, heeft een plaats",
        "1 mens in deze groep heeft geen e-mailadres en krijgt niets: Zonder.",
        "An An@voorbeeld.nl Bo Bo@voorbeeld.nl",
        "Onderwerp: Parkeren",
        "Beste An, Let op. [Hier staat de persoonlijke link",
        "Stuur aan 2 mensen",
    ):
        assert part in seen, part
    assert "Elders" not in seen
    assert "Let op.\n" in page.content.decode()  # as plain text
    answer = client.post(f"{PATH}{mailing.pk}/versturen/", {**shown(client, mailing), "send": "1"}, follow=True)
    assert [str(one) for one in answer.context["messages"]] == ["Uw bericht gaat nu naar 2 mensen."]
    assert addresses(mailing) == ["An@voorbeeld.nl", "Bo@voorbeeld.nl"]
    assert "Verzonden 0 Wacht op verzending 2 Mislukt 0 Niet meer nodig 0" in text(answer)
    assert f"letter/?mailing__id__exact={mailing.pk}" in answer.content.decode()
    outbox = client.get(f"/beheer/registrations/letter/?mailing__id__exact={mailing.pk}")
    assert outbox.context["cl"].result_count == 2


def test_a_group_that_changed_is_shown_again_with_who_came_and_went() -> None:
    event = make_open_event()
    gone, erased = (make_registration(event, name=name) for name in ("Gegaan", "Gewist"))
    make_registration(event, name="Gebleven")
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event)
    sent = shown(client, mailing)
    actions.cancel(registration=gone)
    actions.erase(registration=erased)
    make_registration(event, name="Gekomen")
    answer = client.post(f"{PATH}{mailing.pk}/versturen/", {**sent, "send": "1"})
    assert answer.status_code == 422
    seen = text(answer)
    assert "Fout: 2 mensen krijgen dit bericht" in seen
    assert "Er is niets verstuurd: de groep of de tekst is veranderd" in seen
    assert "Erbij gekomen: Gekomen. Niet meer in de groep: iemand die is gewist en Gegaan." in seen
    assert addresses(mailing) == []
    client.post(f"{PATH}{mailing.pk}/versturen/", {**shown(client, mailing), "send": "1"})
    assert len(addresses(mailing)) == 2


@pytest.mark.parametrize("people", ["1;2", "9" * 400, "x" * 70_000, ""])
def test_a_form_that_someone_made_up_sends_nothing(people: str) -> None:
    event = make_open_event()
    make_registration(event)
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event)
    for sign_ in ("", "x" * 100, "0" * 64):
        answer = client.post(f"{PATH}{mailing.pk}/versturen/", {"shown": sign_, "people": people, "send": "1"})
        assert answer.status_code == 422
    assert addresses(mailing) == []


def test_a_second_press_and_a_late_edit_find_it_sent() -> None:
    event = make_open_event()
    make_registration(event)
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event)
    sent, form = shown(client, mailing), words(body="Te laat.", stamp=mailing.updated_at.isoformat())
    client.post(f"{PATH}{mailing.pk}/versturen/", {**sent, "send": "1"})
    answer = client.post(f"{PATH}{mailing.pk}/versturen/", {**sent, "send": "1"}, follow=True)
    assert str([*answer.context["messages"]][-1]).startswith("Dit bericht is intussen verstuurd")
    answer = client.post(f"{PATH}{mailing.pk}/change/", form)
    assert answer.status_code == 422
    assert "Te laat." in text(answer)
    assert "Dit bericht is intussen verstuurd of weggegooid. Er is niets gewijzigd." in text(answer)
    mailing.refresh_from_db()
    assert mailing.body == "Neem een pen mee."
    assert client.post(f"{PATH}{mailing.pk}/delete/", {"post": "yes"}).status_code == 403
    assert len(addresses(mailing)) == 1


def test_who_saves_second_is_told_and_saves_once_more() -> None:
    event = make_open_event()
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event)
    stale = mailing.updated_at.isoformat()
    Mailing.objects.get(pk=mailing.pk).save()
    answer = client.post(f"{PATH}{mailing.pk}/change/", words(body="Van mij.", stamp=stale))
    assert answer.status_code == 422
    assert "intussen door iemand anders gewijzigd" in text(answer)
    assert "Van mij." in text(answer)
    (stamp,) = re.findall('name="stamp" value="([^"]+)"', answer.content.decode())
    assert client.post(f"{PATH}{mailing.pk}/change/", words(body="Van mij.", stamp=stamp)).status_code == 302
    mailing.refresh_from_db()
    assert mailing.body == "Van mij."


def test_a_draft_keeps_its_group_in_the_form_and_can_be_thrown_away() -> None:
    event = make_open_event()
    session = make_workshop(event, title="Lassen")
    client = staff_client(ORGANISERS, events=[event])
    mailing = make_mailing(event, session=session, state="wachtlijst", sector="overheid", came=False, photo="ja")
    page = client.get(f"{PATH}{mailing.pk}/change/").content.decode()
    chosen = re.findall('value="([^"]*)" selected', page)
    assert chosen == [str(session.pk), "wachtlijst", "overheid", "nee", "", "ja"]
    assert client.post(f"{PATH}{mailing.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Mailing.objects.exists()


def test_an_address_may_choose_the_group_beforehand() -> None:
    event, later = make_open_event(), make_open_event(day=dt.date(2098, 6, 18))
    session = make_workshop(later, title="Lassen")
    client = staff_client(ORGANISERS)
    query = f"editie={later.slug}&session={session.pk}&came=nee&photo=x&coming=y&state=wachtlijst"
    page = client.get(f"{PATH}add/?{query}")
    chosen = re.findall('value="([^"]*)" selected', page.content.decode())
    assert chosen == [str(session.pk), "wachtlijst", "", "nee"]
    assert f'<a href="?editie={event.slug}">{event.name}</a>' in page.content.decode()


def test_a_test_goes_to_the_address_of_the_account() -> None:
    event = make_open_event()
    row = make_registration(event)
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event)
    answer = client.post(f"{PATH}{mailing.pk}/versturen/", {"test": "1"})
    assert answer.status_code == 422
    assert "Bij uw account staat geen e-mailadres." in text(answer)
    User.objects.update(email="ik@voorbeeld.nl")
    answer = client.post(f"{PATH}{mailing.pk}/versturen/", {"test": "1"}, follow=True)
    assert [str(one) for one in answer.context["messages"]] == [
        "Het proefbericht gaat naar ik@voorbeeld.nl. De deelnemers krijgen nog niets."
    ]
    assert Letter.objects.get(kind="bericht").to == "ik@voorbeeld.nl"
    assert "(proef)" in text(client.get("/beheer/registrations/letter/"))
    own = client.get(f"/beheer/registrations/registration/{row.pk}/change/").context["inline_admin_formsets"]
    letters = [one.formset.queryset for one in own if one.formset.model is Letter]
    assert [[letter.kind for letter in rows] for rows in letters] == [["bevestiging"]]  # of the person, not of a test


def test_a_group_of_nobody_or_of_a_session_that_is_gone_cannot_be_sent() -> None:
    event = make_open_event()
    session = make_workshop(event)
    client = staff_client(ORGANISERS, events=[event])
    mailing = make_mailing(event, session=session)
    seen = client.get(f"{PATH}{mailing.pk}/versturen/")
    assert "0 mensen krijgen dit bericht" in text(seen)
    assert 'name="send"' not in seen.content.decode()
    session.delete()
    assert "bestaat niet meer" in text(client.get(f"{PATH}{mailing.pk}/versturen/"))
    for button in ("send", "test"):
        answer = client.post(f"{PATH}{mailing.pk}/versturen/", {"shown": sign(mailing), button: "1"})
        assert answer.status_code == 422


def test_what_was_sent_is_copied_to_a_new_draft() -> None:
    event = make_open_event()
    make_registration(event)
    client, mailing = staff_client(ORGANISERS, events=[event]), make_mailing(event, sector="onderwijs")
    actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM)
    assert client.get(f"{PATH}{mailing.pk}/kopie/").status_code == 405
    answer = client.post(f"{PATH}{mailing.pk}/kopie/")
    copy = Mailing.objects.exclude(pk=mailing.pk).get()
    assert answer["Location"] == f"{PATH}{copy.pk}/change/"
    assert (copy.subject, copy.body, copy.selection) == (mailing.subject, mailing.body, mailing.selection)
    assert (copy.sent_at, copy.recipients) == (None, 0)


def test_the_form_names_the_edition_that_it_shows() -> None:
    soon = make_open_event()
    client = staff_client(ORGANISERS, events=[soon, make_open_event(day=dt.date(2098, 6, 18))])
    page = client.get(f"{PATH}add/").content.decode()
    assert f'<form method="post" action="?editie={soon.slug}"' in page
    assert 'name="event"' not in page
    for query, status in (("", 422), (f"?editie={soon.slug}", 302)):  # what is the next one may differ by now
        answer = client.post(f"{PATH}add/{query}", words(body="Wat er staat, blijft."))
        assert (answer.status_code, Mailing.objects.filter(event=soon).count()) == (status, int(status == 302))
        assert status == 302 or "Wat er staat, blijft." in text(answer)


def test_another_edition_is_not_found_and_who_may_look_may_not_send() -> None:
    ours, other = make_open_event(), make_open_event()
    session = make_workshop(other)
    for event in (ours, other):
        make_registration(event)
    mailing, theirs = make_mailing(ours), make_mailing(other)
    client = staff_client(ORGANISERS, events=[ours])
    for path in ("versturen/", "change/", "delete/", "history/"):
        assert client.get(f"{PATH}{theirs.pk}/{path}").status_code in (302, 404)
    assert client.post(f"{PATH}{theirs.pk}/kopie/").status_code == 404
    assert client.post(f"{PATH}add/?editie={ours.slug}", words(session=session.pk)).status_code == 422
    for query in (f"?event={ours.pk}", "?editie=x", f"?editie={other.slug}"):
        assert client.post(f"{PATH}add/{query}", words(event=ours.pk)).status_code == 404, query
        assert client.get(f"{PATH}add/{query}").status_code == 404, query
    assert set(Mailing.objects.all()) == {mailing, theirs}
    looks = editor("view_mailing")
    assert looks.get(f"{PATH}{mailing.pk}/versturen/").status_code == 200
    assert "Stuur aan" not in text(looks.get(f"{PATH}{mailing.pk}/change/"))
    for path in ("versturen/", "change/", "kopie/"):
        assert looks.post(f"{PATH}{mailing.pk}/{path}", {"test": "1"}).status_code == 403
    assert not Letter.objects.filter(kind="bericht").exists()


def test_pages_cost_the_same_for_one_as_for_three(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_open_event()
    client = staff_client(ORGANISERS, events=[event])
    for number in (1, 3):
        Registration.objects.all().delete()
        Mailing.objects.all().delete()
        for _ in range(number):
            make_registration(event, make_workshop(event))
            mailing = make_mailing(event)
        counts = {
            "": 8,
            "add/": 7,
            f"add/?editie={event.slug}": 7,
            f"{mailing.pk}/change/": 6,
            f"{mailing.pk}/versturen/": 10,
        }
        for path, count in counts.items():
            with django_assert_num_queries(count):
                assert client.get(f"{PATH}{path}").status_code == 200
        actions.send_mailing(mailing=mailing, shown=sign(mailing), by=SYSTEM)
        with django_assert_num_queries(6):
            client.get(f"{PATH}{mailing.pk}/change/")
