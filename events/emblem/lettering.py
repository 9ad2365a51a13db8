"""Letters for pictures, from the one face that Pillow carries (a part of Aileron), so that no font file is needed.

That part has ASCII and a few signs. Letters with an accent are put together here from a base letter and a drawn mark;
dashes are drawn; a few letters are spelled out; what remains (emoji, other scripts) is left out.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageDraw, ImageFont

Marks = tuple[tuple[tuple[float, float], ...], ...]

SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d"}
    | {"€": "EUR", "×": "x", "\u2010": "-", "\u2011": "-", "\u2212": "–", "„": "“", "‚": "‘", "•": "·"}
)
# Strokes in ems around the middle of the letter, 0 at its top (below it: at its foot), up is negative.
ABOVE: dict[str, Marks] = {
    "\u0300": (((-0.09, -0.2), (0.05, -0.08)),),
    "\u0301": (((0.09, -0.2), (-0.05, -0.08)),),
    "\u0302": (((-0.13, -0.08), (0, -0.2), (0.13, -0.08)),),
    "\u0303": (((-0.15, -0.09), (-0.07, -0.15), (0.06, -0.09), (0.15, -0.15)),),
    "\u0304": (((-0.13, -0.12), (0.13, -0.12)),),
    "\u0306": (((-0.12, -0.2), (-0.05, -0.1), (0.05, -0.1), (0.12, -0.2)),),
    "\u0307": (((-0.045, -0.13), (0.045, -0.13)),),
    "\u0308": (((-0.16, -0.13), (-0.07, -0.13)), ((0.07, -0.13), (0.16, -0.13))),
    "\u030a": (((-0.07, -0.13), (0, -0.2), (0.07, -0.13), (0, -0.06), (-0.07, -0.13)),),
    "\u030b": (((0.02, -0.2), (-0.09, -0.08)), ((0.17, -0.2), (0.06, -0.08))),
    "\u030c": (((-0.13, -0.2), (0, -0.08), (0.13, -0.2)),),
}
BELOW: dict[str, Marks] = {
    "\u0326": (((0.02, 0.08), (-0.05, 0.2)),),
    "\u0327": (((0.0, 0.02), (0.05, 0.1), (-0.04, 0.2)),),
    "\u0328": (((0.06, 0.02), (0.0, 0.12), (0.08, 0.18)),),
}
DASHES = {"–": 0.58, "—": 0.94}  # widths in ems


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # Pillow's wheels have FreeType
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)  # the same with and without libraqm


@lru_cache(maxsize=2048)
def _known(character: str) -> bool:
    """Whether the face has this character: it looks different from the box for a missing one."""
    mask, box = (_font(20).getmask(each) for each in (character, "\U0010fffe"))
    return character == " " or (mask.size, bytes(mask)) != (box.size, bytes(box))


def printable(text: str) -> str:
    """`text` as far as it can be drawn, decomposed (NFD), with single spaces."""
    shown = unicodedata.normalize("NFD", " ".join(text.split()).translate(SPELLED))
    kept = "".join(c for c in shown if c in DASHES or c in ABOVE or c in BELOW or _known(c))
    return " ".join(kept.split()).lstrip("".join([*ABOVE, *BELOW]))


def clusters(text: str) -> list[str]:
    """Letters together with their marks."""
    found: list[str] = []
    for character in text:
        if found and unicodedata.combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found


@dataclass(frozen=True, slots=True)
class Face:
    """A size in pixels, a weight (extra pixels around each stroke), and extra space between letters in ems."""

    size: int
    weight: float = 0
    tracking: float = 0

    def width(self, text: str) -> float:
        """Pixels from the first letter to the end of the last. `text` is `printable`."""
        return sum(self._advance(cluster) for cluster in clusters(text)) - self.tracking * self.size

    def draw(self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """Draws on one line; `at` is the left end of the baseline."""
        x, y = at
        for cluster in clusters(text):
            self._glyph(canvas, (x, y), cluster, colour)
            x += self._advance(cluster)

    def _own(self, character: str) -> float:
        return DASHES[character] * self.size if character in DASHES else _font(self.size).getlength(character)

    def _advance(self, cluster: str) -> float:
        return self._own(cluster[0]) + self.tracking * self.size

    def _glyph(self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], cluster: str, colour: str) -> None:
        (x, y), letter, marks = at, cluster[0], cluster[1:]
        em, font = self.size, _font(self.size)
        stroke = 0.078 * em + 2 * self.weight
        if letter in DASHES:
            canvas.line(
                [(x + 0.04 * em, y - 0.27 * em), (x + self._own(letter) - 0.04 * em, y - 0.27 * em)],
                colour,
                round(stroke),
            )
            return
        left, top, right, _ = font.getbbox(letter, anchor="ls")
        if letter in "ij" and any(mark in ABOVE for mark in marks):
            top = font.getbbox("x", anchor="ls")[1]
        if letter == "i" and top > font.getbbox("i", anchor="ls")[1]:  # without its dot
            middle = x + (left + right) / 2
            canvas.rectangle([middle - stroke / 2, y + top, middle + stroke / 2, y + self.weight], colour)
        else:
            canvas.text(at, letter, colour, font, "ls", stroke_width=self.weight)
        for mark in marks:
            level = y + (top if mark in ABOVE else 0)
            for line in (ABOVE | BELOW).get(mark, ()):
                points = [(x + (left + right) / 2 + dx * em, level + dy * em) for dx, dy in line]
                canvas.line(points, colour, round(stroke * 1.05), joint="curve")
