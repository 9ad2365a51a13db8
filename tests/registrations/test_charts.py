"""Charts: numbers in, SVG out that a reader of XML takes, with the sums of the numbers and words for who sees none."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from registrations import charts
from registrations.figures import Day, Fill, Quarter, SectorCount
from tests.builders import moment
from tests.registrations.outputs import FORBIDDEN
from tests.registrations.test_hostile_everywhere import HOSTILE

NS = "{http://www.w3.org/2000/svg}"
ROOM = charts.HEIGHT - charts.TOP - charts.BOTTOM


def read(svg: str) -> ElementTree.Element:
    assert not FORBIDDEN.search(svg)
    assert " style=" not in svg
    root = ElementTree.fromstring(svg)
    titled = (root.get("aria-labelledby") or "").split()
    assert [root.find(f"{NS}{tag}").get("id") for tag in ("title", "desc")] == titled  # type: ignore[union-attr]
    assert all(root.findtext(f"{NS}{tag}") for tag in ("title", "desc"))
    return root


def bars(root: ElementTree.Element, kind: str, side: str) -> list[float]:
    return [float((one.get(side) or "").rstrip("%")) for one in root.iter(f"{NS}rect") if one.get("class") == kind]


def words(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{NS}text")]


def days(*numbers: tuple[int, int]) -> list[Day]:
    total, found = 0, []
    for number, (stayed, left) in enumerate(numbers):
        total += stayed
        found.append(Day(dt.date(2097, 3, 1) + dt.timedelta(days=number), stayed, left, total))
    return found


def test_the_bars_of_the_days_are_as_high_as_their_numbers() -> None:
    root = read(charts.sign_ups(days((4, 1), (0, 0), (8, 2))))
    assert bars(root, "c-bar", "height") == [pytest.approx(ROOM * one / 10, abs=0.01) for one in (4, 8)]
    assert bars(root, "c-left", "height") == [pytest.approx(ROOM * one / 10, abs=0.01) for one in (1, 2)]
    assert "12 mensen" in (root.findtext(f"{NS}desc") or "")
    assert "en 3 die zich afmeldden" in (root.findtext(f"{NS}desc") or "")
    assert {"1 maa", "3 maa"} <= set(words(root))


def test_the_line_adds_up_and_ends_at_the_total() -> None:
    root = read(charts.sign_ups(days((4, 1), (0, 0), (6, 2))))
    line = root.find(f".//{NS}polyline")
    assert line is not None
    heights = [float(one.partition(",")[2]) for one in (line.get("points") or "").split()]
    assert heights == [600, 600, 600, 0, 0]


@pytest.mark.parametrize("numbers", [[(1, 0)], [(0, 1)], [(3, 2)] * 400, [(90_000, 1)]])
def test_one_day_and_a_year_stay_within_the_picture(numbers: list[tuple[int, int]]) -> None:
    root = read(charts.sign_ups(days(*numbers)))
    for one in root.iter(f"{NS}rect"):
        if (one.get("class") or "") in ("c-bar", "c-left"):
            x, width = (float((one.get(side) or "").rstrip("%")) for side in ("x", "width"))
            y, height = (float(one.get(side) or "") for side in ("y", "height"))
            assert x >= charts.LEFT - 0.01
            assert x + width <= 100 - charts.LEFT + 0.01
            assert y >= charts.TOP - 0.01
            assert y + height <= charts.HEIGHT - charts.BOTTOM + 0.02
    assert len(words(root)) <= 10


def test_arrivals_tell_the_busiest_quarter() -> None:
    start = moment("2097-06-18 09:00")
    quarters = [Quarter(start + number * dt.timedelta(minutes=15), *one) for number, one in enumerate([(2, 2), (5, 7)])]
    root = read(charts.arrivals(quarters))
    assert "7 mensen" in (root.findtext(f"{NS}desc") or "")
    assert "vanaf 09.15 uur: 5 in een kwartier" in (root.findtext(f"{NS}desc") or "")
    assert {"09.00", "09.15"} <= set(words(root))


def test_sectors_are_as_long_as_their_numbers_which_stand_beside_them() -> None:
    root = read(charts.sectors([SectorCount("Onderwijs", 6, 2), SectorCount("Overheid", 4, 0)]))
    assert bars(root, "c-bar", "width") == [charts.LYING * 6 / 8, charts.LYING * 4 / 8]
    assert bars(root, "c-waits", "width") == [charts.LYING * 2 / 8]
    assert words(root) == ["Onderwijs", "6 +2", "Overheid", "4"]


def session(title: str = "Lassen", taken: int = 3, capacity: int = 10, waiting: int = 0, **fields: bool) -> Fill:
    return Fill(1, title, None, taken, capacity, waiting, **{"cancelled": False, **fields})


def test_sessions_stand_in_the_frame_of_their_capacity() -> None:
    first, second = map(read, charts.fill([session(), session("Vol", 5, 5, 12), session("Weg", cancelled=True)]))
    assert words(first) == ["Lassen", "3 van 10", "Vol", "vol: 5 +12"]
    assert words(second) == ["Weg", "gaat niet door"]
    unit = charts.LYING / 17
    assert bars(first, "c-bar", "width") == [pytest.approx(one * unit, abs=0.01) for one in (3, 5)]
    assert bars(first, "c-free", "width") == [pytest.approx(7 * unit, abs=0.01)]
    assert bars(first, "c-waits", "width") == [pytest.approx(12 * unit, abs=0.01)]


def test_a_session_that_is_off_or_has_no_places_is_not_full() -> None:
    off, none = session("Weg", 10, cancelled=True), session("Zonder", 0, 0)
    first, second = map(read, charts.fill([session("Vol", 5, 5), off, none, session()]))
    assert first.findtext(f"{NS}desc") == "Van 1 sessie is er 1 vol. Er gaat er 1 niet door."
    assert second.findtext(f"{NS}desc") == "Van 2 sessies zijn er 0 vol."
    assert words(second) == ["Zonder", "geen plaatsen", "Lassen", "3 van 10"]


def test_nothing_gives_no_picture() -> None:
    assert [charts.sign_ups([]), charts.arrivals([]), charts.sectors([SectorCount("Onderwijs", 0, 0)])] == [""] * 3
    assert charts.fill([]) == charts.fill([session(taken=0, capacity=0)]) == []


@pytest.mark.parametrize("title", [*HOSTILE, "Donaudampfschiff" * 18, "]]>&<svg/onload=1>", "\x00\x1b"])
def test_a_hostile_title_is_one_short_text(title: str) -> None:
    root = read(charts.fill([session(title)])[0])
    assert [one.tag for one in root.iter()] == [one.tag for one in read(charts.fill([session()])[0]).iter()]
    assert len(words(root)[0]) <= charts.MOST_LETTERS


@pytest.mark.parametrize(
    ("number", "top"), [(0, 1), (1, 1), (2, 2), (3, 3), (9, 10), (11, 15), (97, 100), (1425, 1500)]
)
def test_an_axis_ends_at_a_round_number(number: int, top: int) -> None:
    assert charts._ceiling(number) == top
