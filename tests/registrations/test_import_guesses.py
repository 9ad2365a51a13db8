"""What a file says of sessions by a part of a title is a guess: never by chance, and always shown."""

import pytest

from events.models import Event, Session
from registrations.imports.sessions import Names
from registrations.models import Seat
from tests.registrations.people import make_open_event, make_workshop
from tests.registrations.staff_users import ORGANISERS, staff_client
from tests.registrations.test_import_dry_run import confirm, dry_run, person

TITLES = (
    "Geen techniek zonder vrouwen",
    "Nee zeggen tegen werkdruk",
    "Niet lullen maar lassen",
    "X-stralen",
    "VR zien",
)


@pytest.fixture
def event(db: None) -> Event:
    event = make_open_event()
    for hour, title in enumerate(TITLES, 9):
        make_workshop(event, f"{hour:02}:00", f"{hour:02}:30", title=title)
    return event


def names(event: Event) -> Names:
    return Names(Session.objects.filter(event=event).select_related("event").order_by("start", "pk"))


@pytest.mark.parametrize(
    "text",
    ["geen", "Geen.", "nee", "n.v.t.", "nvt", "niet", "-", "–", "x", "None", "geen voorkeur", "geen; -", "nee, x"],
)
def test_a_word_that_says_none_is_no_session(event: Event, text: str) -> None:
    assert names(event).find(text) == ([], [], [])


def test_it_stays_a_session_that_is_called_so_and_all_is_not_none(event: Event) -> None:
    called = make_workshop(event, "20:00", "21:00", title="Geen")
    assert names(event).find("geen") == ([called], [], [])
    assert names(event).find("alles").faults == [
        "Sessie “alles” is niet gevonden. Neem de titel of het adres over van de site."
    ]


@pytest.mark.parametrize("text", ["wer", "werk", "tech", "vro", "zegg"])
def test_a_few_letters_of_a_word_are_no_session(event: Event, text: str) -> None:
    sessions, faults, _ = names(event).find(text)
    assert sessions == []
    assert faults == [f"Sessie “{text}” is niet gevonden. Neem de titel of het adres over van de site."]


@pytest.mark.parametrize(
    ("text", "title"),
    [("werkd", TITLES[1]), ("zien", TITLES[4]), ("10.00", TITLES[1]), ("geen techniek", TITLES[0])],
)
def test_whole_words_five_letters_and_times_are_guesses_that_are_told(event: Event, text: str, title: str) -> None:
    sessions, faults, guesses = names(event).find(text)
    assert ([one.title for one in sessions], faults) == ([title], [])
    assert guesses == [f"“{text}” gelezen als “{title}”."]


def test_a_title_in_other_signs_or_capitals_and_an_address_are_no_guess(event: Event) -> None:
    for text in ("NEE ZEGGEN TEGEN WERKDRUK", "X stralen!", event.sessions.get(title=TITLES[4]).slug):
        sessions, faults, guesses = names(event).find(text)
        assert (len(sessions), faults, guesses) == (1, [], []), text


@pytest.mark.usefixtures("true_counters")
def test_the_dry_run_shows_each_guess_and_nobody_gets_a_seat_for_none(event: Event) -> None:
    make_workshop(event, "20:00", "21:00", title="<script> bouwen")
    client = staff_client(ORGANISERS, events=[event])
    address, page = dry_run(client, event, person(1, "geen"), person(2, "werkdruk"), person(3, "bouwen"))
    assert {one.number: list(one.notes) for one in page.context["page"]} == {
        2: [],
        3: ["“werkdruk” gelezen als “Nee zeggen tegen werkdruk”."],
        4: ["“bouwen” gelezen als “<script> bouwen”."],
    }
    assert "“bouwen” gelezen als “&lt;script&gt; bouwen”." in page.content.decode()
    assert "“werkdruk” gelezen als" in page.content.decode()
    confirm(client, address, page)
    assert sorted(Seat.objects.values_list("session__title", flat=True)) == ["<script> bouwen", TITLES[1]]
