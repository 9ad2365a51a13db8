"""Slugs from titles."""

import pytest

from core.slugs import slug_from


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Techniek is voor iedereen", "techniek-is-voor-iedereen"),
        ("Één café: wat nú?", "een-cafe-wat-nu"),
        ("  -- Vooraf --  ", "vooraf"),
        ("C++ & Python_3", "c-python_3"),
        ("技術", "sessie"),
        ("", "sessie"),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("../../etc/passwd", "etcpasswd"),
    ],
)
def test_slug_is_made_of_plain_letters(title: str, slug: str) -> None:
    assert slug_from(title, set(), fallback="sessie") == slug


def test_slug_is_numbered_until_free() -> None:
    taken: set[str] = set()
    for expected in ("opening", "opening-2", "opening-3"):
        slug = slug_from("Opening", taken, fallback="sessie")
        assert slug == expected
        taken.add(slug)


def test_slug_keeps_its_number_within_the_length() -> None:
    assert slug_from("a" * 300, set(), fallback="x") == "a" * 80
    assert slug_from("a" * 300, {"a" * 80}, fallback="x") == "a" * 78 + "-2"
    assert slug_from("abc de", set(), fallback="x", length=4) == "abc"
    assert slug_from("abc de", {"abc"}, fallback="x", length=4) == "ab-2"
