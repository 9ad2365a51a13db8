"""What a page prints of a photo: sizes that are those of the files, and words that cannot break out."""

import io
import re
from html.parser import HTMLParser
from typing import NamedTuple

import pytest
from django.template import Context, Template
from django.utils import timezone
from PIL import Image

from photos.imaging.plan import Shape
from photos.models import Photo
from photos.picture import SLOTS, fallback, largest, picture_html, tint, url_of
from photos.storages import public_storage
from tests.photos.pictures import make_photo

SIZES = [(4000, 3000), (3000, 4000), (600, 400), (20_000, 150), (150, 20_000), (1000, 1000), (100, 100)]


class Source(NamedTuple):
    name: str
    width: int


class Printed(HTMLParser):
    """The tags that were printed, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: dict[str, dict[str, str]] = {}
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.tags, tag
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags[tag] = {name: value or "" for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def sources(self) -> list[Source]:
        parts = (one.split(" ") for one in self.tags["source"]["srcset"].split(", "))
        return [Source(url.rpartition("/")[2], int(width.removesuffix("w"))) for url, width in parts]


def unsaved(width: int = 4000, height: int = 3000, **fields: object) -> Photo:
    values = {"content_hash": "a" * 64, "colour": "#336699", "alt": "Een brug", **fields}
    return Photo(width=width, height=height, **values)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("slot", SLOTS)
def test_a_picture_is_valid_and_offers_no_width_twice_and_none_enlarged(slot: str, size: tuple[int, int]) -> None:
    photo = unsaved(*size)
    printed = Printed(picture_html(photo, slot))
    assert list(printed.tags) == ["picture", "source", "img"]
    assert set(printed.tags["source"]) == {"type", "srcset", "sizes"}
    img = printed.tags["img"]
    assert set(img) == {"src", "width", "height", "alt", "loading", "decoding"}
    assert (img["loading"], img["decoding"], img["alt"]) == ("lazy", "async", "Een brug")
    widths = [source.width for source in printed.sources]
    assert widths == sorted(set(widths))
    assert widths[-1] == int(img["width"]) <= photo.width
    assert 1 <= int(img["height"]) <= photo.height
    assert printed.words == ""
    assert "style" not in str(printed.tags)


@pytest.mark.parametrize("slot", SLOTS)
def test_sizes_are_lengths_with_conditions_but_for_the_last(slot: str) -> None:
    length = r"(?:[\d.]+(?:rem|vw|vh)|(?:min|clamp)\([\d.]+(?:rem|vw|vh)(?:, [\d.]+(?:rem|vw|vh))+\))"
    pattern = rf"(?:\(min-width: \d+rem\) {length}, )*{length}"
    for size in SIZES:
        sizes = Printed(picture_html(unsaved(*size), slot)).tags["source"]["sizes"]
        assert re.fullmatch(pattern, sizes), sizes


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(700, 500), (500, 700), (900, 120)])
def test_width_and_height_have_the_ratio_of_every_file(size: tuple[int, int]) -> None:
    photo = make_photo(*size)
    for slot in SLOTS:
        printed = Printed(picture_html(photo, slot))
        wide, high = (int(printed.tags["img"][side]) for side in ("width", "height"))
        names = [*printed.sources, Source(printed.tags["img"]["src"].rpartition("/")[2], 0)]
        for name, width in names:
            with public_storage().open(f"{photo.folder}/{name}") as file, Image.open(io.BytesIO(file.read())) as image:
                assert width in {0, image.width}
                assert abs(image.height - image.width * high / wide) <= 1, (slot, name)


def test_an_opening_picture_comes_first_and_is_not_lazy() -> None:
    img = Printed(picture_html(unsaved(), "lead", priority=True)).tags["img"]
    assert img["fetchpriority"] == "high"
    assert "loading" not in img


def test_a_decorative_picture_says_nothing() -> None:
    printed = Printed(picture_html(unsaved(decorative=True, alt="Een brug"), "card"))
    assert printed.tags["img"]["alt"] == ""


def test_the_file_name_is_never_what_is_read_aloud() -> None:
    photo = unsaved(alt="", caption="Een bijschrift", original_name="IMG_2031.jpg")
    assert photo.alt_text == ""
    assert "IMG_2031" not in picture_html(photo, "card")
    assert not photo.is_shown
    assert _printed_by_tag(photo) == ""


def test_a_hidden_photo_is_not_printed() -> None:
    assert "<picture" in _printed_by_tag(unsaved())
    assert _printed_by_tag(unsaved(hidden_at=timezone.now())) == ""


def _printed_by_tag(photo: Photo) -> str:
    return Template('{% load photos %}{% picture photo "card" %}').render(Context({"photo": photo}))


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "' onerror=alert(1) x='", "a & b < c", "{{ 7|add:7 }}", "é" * 300]
)
def test_words_cannot_break_out(words: str) -> None:
    for html in (picture_html(unsaved(alt=words), "card"), picture_html(unsaved(), "card", alt=words)):
        printed = Printed(html)
        assert printed.tags["img"]["alt"] == words
        assert list(printed.tags) == ["picture", "source", "img"]
        assert printed.words == ""


def test_another_text_may_stand_in_and_may_be_empty() -> None:
    assert Printed(picture_html(unsaved(), "card", alt="")).tags["img"]["alt"] == ""


def test_addresses_hold_the_hash_and_the_size() -> None:
    photo = unsaved()
    assert url_of(photo, "x.avif").endswith(f"/{photo.folder}/x.avif")
    assert largest(photo).url.endswith("/vol-1920x1440.avif")
    social = fallback(photo, Shape.SOCIAL)
    assert (social.width, social.height, social.url.rpartition(".")[2]) == (1200, 630, "jpg")
    assert fallback(photo, Shape.FULL).url.endswith("/vol-960x720.webp")


def test_the_placeholder_is_named_by_classes_that_follow_the_colour() -> None:
    classes = {colour: tint(unsaved(colour=colour)) for colour in ("#000000", "#336699", "#ffffff")}
    assert len(set(classes.values())) == 3
    for colour, names in classes.items():
        assert re.fullmatch(r"[a-z0-9-]+( [a-z0-9-]+)*", names)
        assert Printed(picture_html(unsaved(colour=colour), "card")).tags["picture"] == {"class": names}
