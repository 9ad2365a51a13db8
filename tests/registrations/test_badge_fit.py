"""What is on a badge fits on it and can be read, whatever the name and however many sessions."""

import re
import unicodedata
from typing import Any

import pytest

from registrations.printing.badges import LAYOUTS, badges
from registrations.printing.fonts import lacks, printable
from tests.builders import make_room
from tests.registrations.papers import LONG, MM, places, read, sizes, words
from tests.registrations.people import make_open_event, make_people, make_registration, make_workshop
from tests.registrations.test_hostile_everywhere import HOSTILE

pytestmark = pytest.mark.django_db


def test_hostile_and_long_names_print_on_their_badge_and_stay_on_it() -> None:
    event = make_open_event(capacity=200)
    people = make_people(event, (*HOSTILE, *LONG))
    pdf = read(badges(event, people, LAYOUTS["los"]))
    assert len(pdf.pages) == len(people)
    for row, page in zip(people, pdf.pages, strict=True):
        text = words(page.extract_text())
        assert words(printable(row.name) or row.code) in text or _is_right_to_left(row.name)
        assert row.code in text
        for x, y in places(page):
            assert 0 < x < 90 * MM, row.name
            assert 0 < y < 55 * MM, row.name
        assert min(sizes(page)) >= 5.99, row.name


@pytest.mark.parametrize(("number", "shown"), [(0, ""), (2, "Sessie1"), (8, "+6meer"), (30, "+28meer")])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_sessions_stay_readable_and_what_does_not_fit_is_counted(layout: str, number: int, shown: str) -> None:
    event = make_open_event()
    sessions = [
        make_workshop(
            event, f"{8 + at // 4:02}:{at % 4 * 15:02}", f"{8 + at // 4:02}:{at % 4 * 15 + 10:02}", title=title
        )
        for at, title in enumerate(f"Sessie {at} over techniek in het onderwijs" for at in range(number))
    ]
    row = make_registration(event, *sessions, name=LONG[1], organisation="Ministerie " * 14, function="adviseur " * 16)
    (page,) = read(badges(event, [row], LAYOUTS[layout], sessions=True)).pages
    text = words(page.extract_text())
    assert words(row.name) in text
    assert min(sizes(page)) >= 5.99
    assert shown in text
    counted = re.search(r"\+(\d+)meer", text)
    assert len(re.findall(r"Sessie\d+over", text)) + (int(counted[1]) if counted else 0) == number


def test_one_session_with_a_long_name_is_cut_off() -> None:
    event = make_open_event()
    sessions = [make_workshop(event, title="W" * 200, room=make_room(event, name="Zaal " * 20))]
    row = make_registration(event, *sessions)
    (page,) = read(badges(event, [row], LAYOUTS["los"], sessions=True)).pages
    assert "W" * 59 + "..." in words(page.extract_text())
    assert min(sizes(page)) >= 5.99
    assert all(0 < x < 70 * MM or y > 20 * MM for x, y in places(page))


def _is_right_to_left(name: str) -> bool:
    """Readers turn lines of these around in ways of their own."""
    return unicodedata.bidirectional(name[0]) in ("R", "AL")


def test_right_to_left_is_shaped_and_no_letter_is_a_box() -> None:
    event = make_open_event()
    people = make_people(event, ("محمد عبد الله", "דוד בן גוריון"))
    pdf = read(badges(event, people, LAYOUTS["los"]))
    found = {one.get_object()["/BaseFont"].split("+")[1].split("-")[0] for page in pdf.pages for one in _fonts(page)}
    assert {"NotoSansArabic", "NotoSansHebrew"} <= found
    assert set("محمدعبدالله") <= set(words(pdf.pages[0].extract_text()))


def _fonts(page: Any) -> Any:
    return page["/Resources"]["/Font"].get_object().values()


def test_a_name_that_no_font_has_prints_the_code() -> None:
    event = make_open_event()
    row = make_registration(event, name="王小明", organisation="王 BV 👩🏽‍🔧")
    text = read(badges(event, [row], LAYOUTS["los"])).pages[0].extract_text()
    assert text.count(row.code) == 2
    assert "BV" in text


@pytest.mark.parametrize(
    ("name", "shown", "warns"),
    [
        ("Zoë Şahin-Nguyễn", "Zoë Şahin-Nguyễn", False),
        ("Ελένη Дмитрий अमित", "Ελένη Дмитрий अमित", False),
        ("An 👩🏽‍🔧 Bo", "An \u200d Bo", False),
        ("👩🏽‍🔧", "", False),
        ("＝１ Ａｎ", "=1 An", False),
        ("王 An", "An", True),
        ("e\u0301", "é", False),
    ],
)
def test_what_can_be_printed_is_known_beforehand(name: str, shown: str, warns: bool) -> None:
    assert (printable(name), lacks(name)) == (shown, warns)
