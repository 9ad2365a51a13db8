"""The fonts that PDFs are printed with, and what they can print. They come with the site, so no machine differs.

They have Latin (Vietnamese too), Greek, Cyrillic, Arabic, Hebrew and Devanagari, and many symbols; not Chinese,
Japanese, Korean, Thai or other scripts of Asia and Africa, and hardly an emoji.
"""

import unicodedata
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

from core import richtext
from registrations.forms.fields import is_visible

_LATIN, _RIGHT_TO_LEFT = Path(str(files("justmytype_western_core"))), Path(str(files("justmytype_intl_rtl")))
FONTS = (
    _LATIN / "fonts/ofl/notosans/NotoSans[wdth,wght].ttf",
    _RIGHT_TO_LEFT / "fonts/ofl/notosansarabic/NotoSansArabic[wdth,wght].ttf",
    _RIGHT_TO_LEFT / "fonts/ofl/notosanshebrew/NotoSansHebrew[wdth,wght].ttf",
    _LATIN / "fonts/ofl/notosanssymbols2/NotoSansSymbols2-Regular.ttf",
)
FOLDERS = [str(font.parent) for font in FONTS]


@lru_cache(maxsize=1)
def _characters() -> frozenset[str]:
    """All that some font has."""
    found: set[str] = set()
    for path in FONTS:
        with TTFont(path, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def printable(text: str) -> str:
    """`text` without what no font has, which would print as a box; a full-width letter becomes the plain one.

    Empty when nothing is left that anybody sees.
    """
    found = " ".join("".join(map(_print, _clean(text))).split())
    return found if is_visible(found) else ""


def lacks(text: str) -> bool:
    """Whether letters of `text` cannot be printed. Emoji are none, and are left out silently."""
    return any(char.isalnum() and not _print(char) for char in _clean(text))


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", richtext.line(text))


def _print(char: str) -> str:
    known = _characters()
    if char in known:
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if all(one in known for one in plain) else ""
