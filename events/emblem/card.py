"""The picture that messengers and social media show beside a link (OpenGraph): 1200 by 630 pixels, PNG."""

import hashlib
import io
from dataclasses import astuple, dataclass
from functools import cache

from PIL import Image, ImageColor, ImageDraw

from events.emblem import emblem
from events.emblem.lettering import Face, printable
from events.emblem.lines import cut, shortened, wrapped
from events.emblem.paint_image import COLOURS, YELLOW, Brush

SIZE = (1200, 630)  # pixels
LARGE = 3  # drawn this many times larger, then reduced: smooth lines
VERSION = 1  # raise it when the drawing changes, so that stored cards are drawn again
SHADES = 10  # between the blueprint and each colour on it
BLUEPRINT, FINE_GRID, GRID, INK, SOFT, LINE = "#0a2a52", "#15345c", "#1d3d68", "#eaf2fb", "#9cc3ef", "#5f8fc7"
MARGIN = 64
COLUMN = 612  # width of the name
NAME_TOP, NAME_BOTTOM = 186, 468
NAME_SIZES = (92, 84, 76, 68, 60, 52, 46, 40, 34)
FACT_SIZES = (27, 24, 21, 18)
FALLBACK = "Jaarconferentie Techniekpact"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything that the card shows. `slug` decides the emblem, `label` stands in its dimension line."""

    slug: str
    label: str
    eyebrow: str
    name: str
    date: str
    place: str


def fingerprint(facts: CardFacts) -> str:
    """A name for the card that changes with whatever is drawn (32 hexadecimal digits)."""
    return hashlib.sha256(repr((VERSION, astuple(facts))).encode(errors="backslashreplace")).hexdigest()[:32]


def card(facts: CardFacts) -> bytes:
    """The card as PNG. The same facts give the same bytes, as long as Pillow stays the same."""
    image = Image.new("RGB", (SIZE[0] * LARGE, SIZE[1] * LARGE), BLUEPRINT)
    canvas = ImageDraw.Draw(image)
    _grid(canvas)
    Brush(canvas, (696 * LARGE, 12 * LARGE), 1.0 * LARGE).paint(emblem(facts.slug, facts.label))
    _wordmark(canvas)
    _eyebrow(canvas, printable(facts.eyebrow.upper()))
    _name(canvas, printable(facts.name) or FALLBACK)
    _title_block(canvas, facts)
    buffer = io.BytesIO()
    image.reduce(LARGE).quantize(palette=_palette(), dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@cache
def _palette() -> Image.Image:
    """Every colour of the card with the shades of its smoothed edges, so that no colour depends on the drawing."""
    paper = ImageColor.getrgb(BLUEPRINT)
    colours = [paper, ImageColor.getrgb(FINE_GRID), ImageColor.getrgb(GRID)]
    for ink in map(ImageColor.getrgb, (INK, SOFT, LINE, YELLOW, *COLOURS.values())):
        for step in range(1, SHADES + 1):
            red, green, blue = (round(p + (i - p) * step / SHADES) for p, i in zip(paper, ink, strict=True))
            colours.append((red, green, blue))
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in dict.fromkeys(colours) for value in colour])
    return palette


def _face(size: float, *, bold: float = 0, tracking: float = 0) -> Face:
    return Face(round(size * LARGE), bold * LARGE, tracking)


def _text(canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, face: Face, colour: str = INK) -> None:
    face.draw(canvas, (at[0] * LARGE, at[1] * LARGE), text, colour)


def _line(
    canvas: ImageDraw.ImageDraw, ends: tuple[float, float, float, float], colour: str, width: int = LARGE
) -> None:
    canvas.line([end * LARGE for end in ends], colour, width)


def _grid(canvas: ImageDraw.ImageDraw) -> None:
    for step, colour in ((24, FINE_GRID), (120, GRID)):
        for x in range(step, SIZE[0], step):
            _line(canvas, (x, 0, x, SIZE[1]), colour)
        for y in range(step, SIZE[1], step):
            _line(canvas, (0, y, SIZE[0], y), colour)


def _wordmark(canvas: ImageDraw.ImageDraw) -> None:
    x, y = (MARGIN + 15) * LARGE, 66 * LARGE
    for radius, colour in ((15, INK), (12, BLUEPRINT), (8, YELLOW)):
        canvas.ellipse([x - radius * LARGE, y - radius * LARGE, x + radius * LARGE, y + radius * LARGE], colour)
    _text(canvas, (MARGIN + 44, 75), "TECHNIEKPACT", _face(25, bold=0.6, tracking=0.16))


def _eyebrow(canvas: ImageDraw.ImageDraw, text: str) -> None:
    face = _face(17, bold=0.25, tracking=0.14)
    _text(canvas, (MARGIN, 156), shortened(text, face, COLUMN * LARGE), face, SOFT)


def _name(canvas: ImageDraw.ImageDraw, name: str) -> None:
    """As large as fits; the last line ends in an ellipsis when even the smallest size is too large."""
    for size in NAME_SIZES:
        face = _face(size, bold=size / 60, tracking=-0.028)
        lines = wrapped(name, face, COLUMN * LARGE, whole_words=size != NAME_SIZES[-1])
        room = int((NAME_BOTTOM - NAME_TOP) / (size * 1.06))
        if lines is not None and len(lines) <= room:
            break
    assert lines is not None  # the smallest size breaks words
    if len(lines) > room:
        lines = [*lines[: room - 1], cut(lines[room - 1], face, COLUMN * LARGE)]
    for index, line in enumerate(lines):
        _text(canvas, (MARGIN - 3, NAME_TOP + size * (0.78 + 1.06 * index)), line, face)


def _title_block(canvas: ImageDraw.ImageDraw, facts: CardFacts) -> None:
    """Cells with a small label above each fact, as in the corner of a drawing."""
    left, top, right, low = MARGIN, 502, SIZE[0] - MARGIN, 582
    cells = [("DATUM", facts.date, 0.46), ("PLAATS", facts.place, 0.33), ("EDITIE", facts.label or facts.slug, 0.21)]
    cells = [(label, printable(fact), share) for label, fact, share in cells if printable(fact)]
    canvas.rectangle([left * LARGE, top * LARGE, right * LARGE, low * LARGE], BLUEPRINT, LINE, LARGE)
    total, x = sum(share for _, _, share in cells), float(left)
    for index, (label, fact, share) in enumerate(cells):
        width = (right - left) * share / total
        if index:
            _line(canvas, (x, top, x, low), LINE)
        _text(canvas, (x + 22, top + 31), label, _face(14, bold=0.25, tracking=0.14), SOFT)
        room = (width - 40) * LARGE
        faces = [_face(size, bold=size / 54, tracking=-0.01) for size in FACT_SIZES]
        face = next((each for each in faces if each.width(fact) <= room), faces[-1])
        _text(canvas, (x + 22, top + 63), shortened(fact, face, room), face)
        x += width
