"""The list of registrations: its filters, who sees which links above it, who came in, and what it costs."""

from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from events.models import Event
from registrations import actions
from registrations.actions import Colleague
from registrations.actions.values import SYSTEM
from registrations.models import CheckIn, Registration, Seat
from tests.registrations.outputs import html_shape
from tests.registrations.people import make_open_event, make_registration, make_workshop
from tests.registrations.staff_users import CARERS, DESK, ORGANISERS, staff_client
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db
LIST = "/beheer/registrations/registration/"
CHECK_INS = "/beheer/registrations/checkin/"


def names(client: Client, **asked: Any) -> list[str]:
    response = client.get(LIST, asked)
    assert response.status_code == 200, response
    return sorted(row.name for row in response.context["cl"].result_list)


@pytest.fixture
def event() -> Event:
    return make_open_event(capacity=5)


def test_a_session_filters_by_the_state_of_the_seat(event: Event) -> None:
    session = make_workshop(event, capacity=1)
    make_registration(event, session, name="An")
    make_registration(event, waiting=(session,), name="Bo")
    make_registration(event, name="Cor")
    client, of = staff_client(ORGANISERS, events=[event]), {"event__id__exact": event.pk, "sessie": session.pk}
    assert names(client, **of) == ["An", "Bo"]
    assert names(client, **of, plek="plaats") == ["An"]
    assert names(client, **of, plek="wachtlijst") == ["Bo"]
    actions.cancel(registration=Registration.objects.get(name="An"))
    assert names(client, **of, plek="geannuleerd") == ["An"]
    assert names(client, **of) == ["Bo"]
    Seat.objects.filter(registration__name="Bo").update(state="verlopen", offered_until=None, queued_at=None)
    assert names(client, **of) == []


def test_only_sessions_of_the_chosen_edition_are_offered(event: Event) -> None:
    session = make_workshop(event, title="Van hier")
    make_workshop(make_open_event(), title="Van elders")
    make_registration(event, session)
    client = staff_client(ORGANISERS, events=[event])
    assert "Van hier" not in client.get(LIST).content.decode()
    page = client.get(LIST, {"event__id__exact": event.pk}).content.decode()
    assert "Van hier" in page
    assert "Van elders" not in page


def test_it_filters_by_arrival_sector_source_and_what_lacks(event: Event) -> None:
    actions.check_in(registration=make_registration(event, name="An", sector="overheid"), by=SYSTEM)
    undone = actions.check_in(registration=make_registration(event, name="Bo"), by=SYSTEM).row
    actions.undo_check_in(row=undone, by=SYSTEM)
    sender = Colleague("Roos", "roos@voorbeeld.nl")
    actions.register_delegation(event=event, sender=sender, colleagues=[Colleague("Cor", "cor@voorbeeld.nl")])
    client = staff_client(ORGANISERS, events=[event])
    assert names(client, binnen="ja") == ["An"]
    assert names(client, binnen="nee") == ["Bo", "Cor"]
    assert names(client, sector__exact="overheid") == ["An"]
    assert names(client, source__exact="delegatie") == names(client, compleet="nee") == ["Cor"]
    assert names(client, q="cor", binnen="nee") == ["Cor"]


@pytest.mark.parametrize("value", ["x", "", "-1", "9" * 30, "\u0661", "ja' OR 1=1"])
def test_a_filter_that_makes_no_sense_is_no_error(event: Event, value: str) -> None:
    make_registration(event, name="An")
    client = staff_client(ORGANISERS, events=[event])
    for name in ("sessie", "plek", "binnen", "compleet", "event__id__exact", "sector__exact"):
        asked = {"event__id__exact": str(event.pk), name: value}
        assert client.get(LIST, asked, follow=True).status_code == 200


def test_when_someone_came_in_stands_in_the_list(event: Event) -> None:
    actions.check_in(registration=make_registration(event), by=SYSTEM)
    CheckIn.objects.update(at="2097-06-18T07:05:00Z")
    assert ">09.05<" in staff_client(ORGANISERS, events=[event]).get(LIST).content.decode()


def tools(client: Client, **asked: Any) -> list[str]:
    return [tool.label for tool in client.get(LIST, asked).context["tools"]]


def test_everything_that_an_organiser_does_is_one_link_away(event: Event) -> None:
    client = staff_client(ORGANISERS, events=[event])
    assert tools(client) == [
        *("Registreer iemand", "Lees een bestand in", "Cijfers", "Bericht aan deelnemers", "Exporteer", "Badges"),
        *("Presentielijsten", "Voor de cateraar", "Balie"),
    ]
    for tool in client.get(LIST, {"event__id__exact": event.pk}).context["tools"]:
        assert tool.url.endswith("/balie/" if tool.label == "Balie" else f"?editie={event.slug}"), tool
        assert client.get(tool.url).status_code in (200, 302), tool


def group_links(client: Client, **asked: Any) -> dict[str, dict[str, str]]:
    """What the links to pages of a group ask for."""
    links = {tool.label: tool.url.partition("?")[2] for tool in client.get(LIST, asked).context["tools"]}
    chosen = ("Bericht aan deelnemers", "Exporteer", "Badges", "Presentielijsten")
    return {label: dict(parse_qsl(links[label])) for label in chosen}


def test_pages_of_a_group_begin_with_whom_the_list_shows(event: Event) -> None:
    session, client = make_workshop(event, title="Lassen", capacity=1), staff_client(ORGANISERS, events=[event])
    make_registration(event, session, name="An", sector="overheid")
    make_registration(event, waiting=(session,), name="Bo", sector="overheid")
    make_registration(event, name="Cor", sector="overheid")
    of = {"event__id__exact": event.pk, "sessie": session.pk, "plek": "wachtlijst", "sector__exact": "overheid"}
    links = group_links(client, **of, binnen="nee")
    one = {"editie": event.slug, "session": str(session.pk)}
    whole = {**one, "state": "wachtlijst", "sector": "overheid", "came": "nee"}
    assert links.pop("Presentielijsten") == {**one, "of": "sessie"}
    assert links == {"Bericht aan deelnemers": whole, "Exporteer": whole, "Badges": whole}
    export = client.get(reverse("admin:registrations_registration_export"), whole).context
    assert names(client, **of, binnen="nee") == [row.name for row in export["form"].selection().rows()] == ["Bo"]
    page = client.get(reverse("admin:registrations_mailing_add"), whole).context
    mailing = page["form"]
    assert [str(mailing[name].value()) for name in whole if name != "editie"] == [*whole.values()][1:]
    assert page["event"] == event


def test_the_state_goes_along_without_a_session_too(event: Event) -> None:
    client = staff_client(ORGANISERS, events=[event])
    links = group_links(client, state__exact="geannuleerd", plek="wachtlijst")
    assert links.pop("Presentielijsten") == {}
    assert [*links.values()] == [{"state": "geannuleerd"}] * 3


@pytest.mark.parametrize("value", ["x", "", "-1", "9" * 30, "\u0661", "wens", "ja' OR 1=1"])
def test_what_filters_nothing_goes_nowhere(event: Event, value: str) -> None:
    client, elsewhere = staff_client(ORGANISERS, events=[event]), make_workshop(make_open_event())
    none = dict.fromkeys(("plek", "state__exact", "sector__exact", "binnen"), value)
    for session in (value, str(elsewhere.pk)):
        links = group_links(client, event__id__exact=event.pk, sessie=session, **none)
        assert [*links.values()] == [{"editie": event.slug}] * 4


def test_a_link_is_for_who_may_follow_it(event: Event) -> None:
    from tests.events.admin_forms import editor

    assert tools(editor("view_registration")) == ["Cijfers", "Voor de cateraar"]
    assert staff_client(DESK, CARERS, events=[event]).get(LIST).status_code == 403


def test_the_way_back_keeps_the_filters(event: Event) -> None:
    row = make_registration(event, sector="overheid")
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(LIST, {"sector__exact": "overheid"}).content.decode()
    assert f'<a href="{row.pk}/change/?_changelist_filters=sector__exact%3Doverheid">' in page


def test_check_ins_are_read_by_edition_and_never_written(event: Event) -> None:
    session = make_workshop(event, title="Lassen")
    row = make_registration(event, session, name="An")
    arrival = actions.check_in(registration=row, by=SYSTEM, session=session, desk="Zaal 1").row
    elsewhere = actions.check_in(registration=make_registration(make_open_event(), name="Elders"), by=SYSTEM).row
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(CHECK_INS).content.decode()
    assert "deur van “Lassen” (Zaal 1)" in page
    assert "Elders" not in page
    assert client.get(f"{CHECK_INS}{arrival.pk}/change/").status_code == 200
    assert client.get(f"{CHECK_INS}{elsewhere.pk}/change/").status_code == 302
    posts = (f"{CHECK_INS}add/", f"{CHECK_INS}{arrival.pk}/change/", f"{CHECK_INS}{arrival.pk}/delete/")
    assert [client.post(one, {"post": "yes"}).status_code for one in posts] == [403] * 3
    assert staff_client(DESK, events=[event]).get(CHECK_INS).status_code == 403
    own = client.get(reverse("admin:registrations_registration_change", args=[row.pk])).content.decode()
    assert "deur van “Lassen” (Zaal 1)" in own


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_and_titles_stay_text(event: Event, name: str) -> None:
    session = make_workshop(event, title="Lassen")
    actions.check_in(registration=make_registration(event, session), by=SYSTEM, session=session)
    client = staff_client(ORGANISERS, events=[event])
    pages = (f"{LIST}?event__id__exact={event.pk}", CHECK_INS)
    plain = [html_shape(client.get(one).content.decode()) for one in pages]
    name = name.replace("\0", "")  # no row of PostgreSQL holds NUL
    type(session).objects.update(title=name[:300])
    Registration.objects.update(name=name[:150], organisation=name[:200])
    assert [html_shape(client.get(one).content.decode()) for one in pages] == plain


@pytest.mark.parametrize(("q", "queries"), [("", 8), ("deelnemer", 7)])
def test_it_costs_the_same_for_more_people_and_sessions(
    event: Event, django_assert_num_queries: DjangoAssertNumQueries, q: str, queries: int
) -> None:
    client, page = staff_client(ORGANISERS, events=[event]), f"{LIST}?event__id__exact={event.pk}&q={q}"
    for number in (1, 3):
        for one in range(number):
            start = 7 + number * 3 + one
            session = make_workshop(event, f"{start:02}:00", f"{start:02}:30")
            actions.check_in(registration=make_registration(event, session), by=SYSTEM)
        client.get(page)
        with django_assert_num_queries(queries):
            client.get(page)


def test_columns_sort_and_pages_follow_each_other() -> None:
    event = make_open_event(capacity=30)
    for number in range(27):
        make_registration(event, name=f"Deelnemer {number:02}")
    client, of = staff_client(ORGANISERS, events=[event]), f"event__id__exact={event.pk}"
    first = client.get(f"{LIST}?{of}&o=0").content.decode()
    assert [f"Deelnemer {number:02}" in first for number in (0, 24, 25, 26)] == [True, True, False, False]
    assert f'<a href="?{of}&amp;o=0&amp;p=2" class="end">2</a>' in first
    assert '<span class="this-page" aria-current="page">1</span>' in first
    assert "27 aanmeldingen" in first
    assert f'<a href="?{of}&amp;o=-0" class="toggle ascending" title="Sorteer andersom"' in first
    assert 'class="sortable column-who sorted ascending" aria-sort="ascending">' in first
    assert f'<a href="?{of}&amp;o=2.0">Status</a>' in first
    second = client.get(f"{LIST}?{of}&o=0&p=2").content.decode()
    assert [f"Deelnemer {number:02}" in second for number in (0, 24, 25, 26)] == [False, False, True, True]
    whole = client.get(f"{LIST}?{of}&o=0&all=").content.decode()
    assert [f"Deelnemer {number:02}" in whole for number in (0, 26)] == [True, True]
    assert client.get(f"{LIST}?{of}&p=3").status_code == 302


def test_searching_keeps_the_filters_and_counts_what_it_found(event: Event) -> None:
    make_registration(event, name="An de Vries", sector="overheid")
    make_registration(event, name="Bo de Vries", sector="bedrijfsleven")
    client = staff_client(ORGANISERS, events=[event])
    page = client.get(LIST, {"q": "vries", "sector__exact": "overheid"}).content.decode()
    assert 'name="q" value="vries"' in page
    assert '<input type="hidden" name="sector__exact" value="overheid">' in page
    assert "1 resultaat (" in page
    assert "1 aanmelding\n" in page
    assert "Bo de Vries" not in page
    assert "Bo de Vries" in client.get(LIST, {"q": "vries", "sector__exact": "bedrijfsleven"}).content.decode()
    assert 'id="result_list"' not in client.get(LIST, {"q": "bestaat niet"}).content.decode()
