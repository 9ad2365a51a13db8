"""The emblem of an edition: it never changes, its mechanics are right, and it is small and safe SVG."""

import hashlib
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from events.emblem import FAMILIES, Detail, emblem, emblem_svg, family
from events.emblem.drawing import SIZE, Arc, Drawing, Part, Path, Role, Text, Turn
from events.emblem.families import bicycle, bridge, circuit, gears, lock, robot, satellite, turbine
from events.emblem.geometry import Point, polar, simplified
from events.emblem.paint_svg import Numbers

YEARS = [str(year) for year in range(2000, 2060)]

# Published editions keep their drawing. A digest that fails means that every visitor would see another emblem.
DRAWN = {
    "2014": "28ed59712957",
    "2015": "ed159b5150d9",
    "2016": "bb1df51a4e59",
    "2017": "ff370fe497d6",
    "2018": "cd3926b9f63e",
    "2019": "f03e0db13e6a",
    "2020": "1779cedc8ffc",
    "2021": "13c5fbb4ca8e",
    "2022": "94297255a0e2",
    "2023": "fee32c1a0571",
    "2027": "1b0ba99718f0",
    "editie-noord": "7b2d67a5cd8a",
}


def digest(slug: str) -> str:
    return hashlib.sha256((emblem_svg(slug) + emblem_svg(slug, detail="small")).encode()).hexdigest()[:12]


@pytest.mark.parametrize("slug", DRAWN)
def test_an_emblem_never_changes(slug: str) -> None:
    assert digest(slug) == DRAWN[slug]


@pytest.mark.parametrize("start", range(len(YEARS) - 10))
def test_eleven_years_in_a_row_show_every_family_once(start: int) -> None:
    shown = [family(year) for year in YEARS[start : start + 11]]
    assert (len(shown), set(shown)) == (len(FAMILIES), set(FAMILIES))


def test_published_editions_keep_their_family_and_2027_has_a_new_one() -> None:
    years = ("2014", "2015", "2017", "2018", "2019", "2020", "2023", "2027")
    modules = (bicycle, robot, gears, turbine, circuit, satellite, bridge, lock)
    assert [family(year) for year in years] == [module.draw for module in modules]


def test_a_year_inside_a_slug_chooses_the_family() -> None:
    assert family("jaarconferentie-2018") is family("2018")


def test_words_choose_among_all_families() -> None:
    assert {family(f"editie-{letter}") for letter in "abcdefghijklmnopqrstuvwxyz0123456789"} == set(FAMILIES)


def test_editions_of_one_family_differ() -> None:
    drawings = [emblem(year, "x") for year in YEARS]
    assert len(set(drawings)) == len(YEARS)


@pytest.mark.parametrize(("detail", "limit"), [("full", 7168), ("small", 1536)])
def test_an_emblem_is_small(detail: Detail, limit: int) -> None:
    sizes = {year: len(emblem_svg(year, detail=detail).encode()) for year in YEARS}
    assert {year: size for year, size in sizes.items() if size > limit} == {}


def test_an_emblem_is_well_formed_and_without_styles() -> None:
    attributes: set[str] = set()
    classes: set[str | None] = set()
    for year in YEARS[:11]:
        for element in ET.fromstring(emblem_svg(year)).iter():
            attributes.update(element.keys())
            classes.add(element.get("class"))
    assert attributes == {
        *("aria-hidden", "class", "d", "focusable", "font-size", "transform", "viewBox", "x", "y"),
    }
    assert classes == {None, "em", "em-l", "em-t", "em-c", "em-f", "em-m", "em-spin", "em-back", "em-swing"}


def test_the_label_is_text() -> None:
    drawing = ET.fromstring(emblem_svg("2018", "<b>&\"'</b>"))
    assert [element.text for element in drawing.iter("text")][-1] == "<b>&\"'</b>"


def test_the_label_is_the_slug_unless_given() -> None:
    assert [words(emblem("2018")), words(emblem("2018", "Zwolle"))] == [["A", "2018"], ["A", "Zwolle"]]


def test_a_long_label_is_cut() -> None:
    assert words(emblem("2018", "Jaarconferentie van Drenthe"))[-1] == "Jaarconferentie v…"


def test_a_small_emblem_has_only_edges() -> None:
    classes = set(re.findall(r'<(?:path|text) class="([a-z-]+)"', "".join(map(small, YEARS[:11]))))
    assert classes == {"em-l", "em-f"}


def test_every_emblem_has_one_yellow_thing_that_moves() -> None:
    moving = {year: sum(part.yellow and part.turn is not None for part in emblem(year).parts) for year in YEARS}
    assert moving == dict.fromkeys(YEARS, 1)


def test_every_emblem_stays_in_its_box() -> None:
    outside = [
        (year, point)
        for year in YEARS
        for point in corners(emblem(year))
        if not (0 <= point[0] <= SIZE and 0 <= point[1] <= SIZE)
    ]
    assert outside == []


@pytest.mark.parametrize("turn", [0, 2.5, 5])
@pytest.mark.parametrize("year", ["1995", "2006", "2017", "2028"])
def test_gears_mesh_without_touching_while_they_turn(year: str, turn: float) -> None:
    """The pinion turns three times as far as the wheel, as the style sheet has it."""
    wheel, pinion = emblem(year).parts
    assert (wheel.turn, pinion.turn) == (Turn.BACK, Turn.SPIN)
    edges = outline(wheel, -turn), outline(pinion, gears.RATIO * turn)
    assert [(a, b) for a in edges[0] for b in edges[1] if crossing(a, b)] == []


def test_teeth_of_gears_reach_between_each_other() -> None:
    wheel, pinion = emblem("2017").parts
    centre = pinion.origin
    reach = [(a, b) for a, b in outline(wheel, 0) if distance(a, centre) < gears.WHEEL / gears.RATIO]
    assert reach != []


@pytest.mark.parametrize("turn", [-3, 0, 4])
def test_the_pinion_of_a_lock_rocks_between_the_teeth_of_its_rack(turn: float) -> None:
    """As far as the style sheet rocks it, while the rack stands still."""
    rack, wheel = emblem("2027").parts
    assert (rack.turn, wheel.turn) == (None, Turn.SWING)
    edges = outline(rack, 0, Role.THIN), outline(wheel, turn, Role.THIN)
    assert [(a, b) for a in edges[0] for b in edges[1] if crossing(a, b)] == []
    tips = max(x for (x, _), _ in edges[0])
    assert min(x for (x, _), _ in edges[1]) < tips - 2


def test_numbers_are_short_and_readable() -> None:
    assert Numbers(1).join([0.5, -0.25, -0.04, 10, -3.0, 0.04, 100]) == ".5-.2 0 10-3 0 100"


def test_a_line_keeps_its_corners_when_simplified() -> None:
    line = [(0.0, 0.0), (5.0, 0.4), (10.0, 0.0), (10.0, 9.0), (0.0, 0.0)]
    assert simplified(line, 1) == [(0, 0), (10, 0), (10, 9), (0, 0)]


def test_the_style_sheet_moves_only_where_motion_is_welcome() -> None:
    css = (settings.BASE_DIR / "static" / "css" / "emblem.css").read_text()
    welcome = re.search(r"@media \(prefers-reduced-motion:no-preference\)\{(.*?)\n\}", css, re.DOTALL)
    assert welcome is not None
    assert welcome[1].count("animation:") == css.count("animation:") == len(Turn)
    assert len(css.encode()) < 1536


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def small(slug: str) -> str:
    return emblem_svg(slug, detail="small")


def corners(drawing: Drawing) -> list[Point]:
    groups = [((0.0, 0.0), drawing.shapes), *((part.origin, part.shapes) for part in drawing.parts)]
    points: list[Point] = []
    for (x, y), shapes in groups:
        for shape in shapes:
            if isinstance(shape, Path):
                own = list(shape.points)
            elif isinstance(shape, Arc):
                span = shape.end - shape.start
                own = [polar(shape.centre, shape.radius, shape.start + span * step / 24) for step in range(25)]
            else:
                own = [shape.at]
            points += [(x + dx, y + dy) for dx, dy in own]
    return points


def outline(part: Part, turn: float, role: Role = Role.LINE) -> list[tuple[Point, Point]]:
    """The edges of the teeth of a gear that has turned so many degrees."""
    teeth = next(shape for shape in part.shapes if isinstance(shape, Path) and shape.role == role)
    points = []
    for x, y in teeth.points:
        across, down = polar((0, 0), x, turn), polar((0, 0), y, turn + 90)
        points.append((part.origin[0] + across[0] + down[0], part.origin[1] + across[1] + down[1]))
    return list(pairwise([*points, points[0]]))


def crossing(first: tuple[Point, Point], second: tuple[Point, Point]) -> bool:
    def side(line: tuple[Point, Point], point: Point) -> float:
        (x1, y1), (x2, y2) = line
        return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)

    return side(first, second[0]) * side(first, second[1]) < 0 and side(second, first[0]) * side(second, first[1]) < 0


def distance(a: Point, b: Point) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)
