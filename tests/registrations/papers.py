"""Readers of PDFs, and names that are hard to print."""

import io
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from pypdf import PdfReader

LONG = (
    *("W" * 150, ("Maria Magdalena Johanna " * 7)[:150].strip(), "é" * 150, "محمد عبد الرحمن بن عبد العزيز آل سعود"),
    *("דוד בן גוריון", "Wolfeschlegelsteinhausenbergerdorff-van der Veen", "#panic() $x$ [a] \\ @b `c` <d>"),
)
MM = 72 / 25.4


def read(content: Iterable[bytes]) -> PdfReader:
    """Of an answer, or of a file."""
    found = b"".join(content)
    assert found.startswith(b"%PDF")
    return PdfReader(io.BytesIO(found))


def is_accessible(pdf: PdfReader) -> bool:
    """Whether it says that it is PDF/UA (ISO 14289-1 §5), in Dutch."""
    root: Any = pdf.root_object
    return root["/Lang"] == "nl" and b"pdfuaid" in root["/Metadata"].get_object().get_data()


def words(text: str) -> str:
    """Without what a line break adds, and as the letters are written: readers give Arabic in its printed forms."""
    return re.sub(r"[\s\u200b-\u200f-]", "", unicodedata.normalize("NFKC", text))


def texts(content: Iterable[bytes]) -> list[str]:
    return [words(page.extract_text()) for page in read(content).pages]


def places(page: Any) -> list[tuple[float, float]]:
    """Where pieces of text begin on a page, in points from the left and the bottom."""
    found = []

    def note(text: str, cm: Any, tm: Any, *_: Any) -> None:
        if text.strip():
            found.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=note)
    return found


def sizes(page: Any) -> list[float]:
    """Of the letters of each piece of text, in points."""
    found = []

    def note(text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append(abs(size * tm[3] * cm[3]))

    page.extract_text(visitor_text=note)
    return found
