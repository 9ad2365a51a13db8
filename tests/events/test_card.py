"""The social card: right in size, the same for the same facts, never overflowing, and drawn only once."""

import io
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from events.emblem.card import COLUMN, LARGE, MARGIN, NAME_BOTTOM, NAME_TOP, CardFacts, card, fingerprint
from events.emblem.lettering import Face, clusters, printable
from events.views.card import card_facts
from tests.builders import make_event, moment

FACTS = CardFacts(
    slug="2018",
    label="2018",
    eyebrow="Landsdeel Noord",
    name="Jaarconferentie Techniekpact 2018",
    date="maandag 18 juni 2018",
    place="Assen",
)
BLUE = (10, 42, 82)
LONG = {
    "words": "Samenwerken aan de techniek van morgen " * 8,
    "one word": "w" * 300,
    "one letter": "W",
    "accents": "é" * 300,
    "marks only": "\u0301" * 300,
    "emoji": "🙂" * 300,
    "right to left": "\u202eabc" * 75,
    "controls": "a\x0bb\x00\r\nBcc: x@x",
    "template": "{{ 7|add:7 }} <script>]]>",
    "surrogate": "\ud800",
    "empty": "",
}


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def bright(picture: bytes, box: tuple[int, int, int, int]) -> int:
    """How many pixels in the box (left, top, right, bottom) are far lighter than paper and grid."""
    grey = opened(picture).convert("RGB").crop(box).convert("L")
    return sum(grey.histogram()[150:])


def test_a_card_is_a_light_png_of_1200_by_630() -> None:
    picture = card(FACTS)
    image = opened(picture)
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert len(picture) <= 60_000


def test_the_same_facts_give_the_same_bytes() -> None:
    assert card(FACTS) == card(replace(FACTS))


@pytest.mark.parametrize("field", ["slug", "label", "eyebrow", "name", "date", "place"])
def test_every_fact_shows(field: str) -> None:
    changed = replace(FACTS, **{field: "2019"})
    assert card(changed) != card(FACTS)
    assert fingerprint(changed) != fingerprint(FACTS)


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_no_name_leaves_its_column(name: str) -> None:
    picture = card(replace(FACTS, name=name))
    right, top, bottom = MARGIN + COLUMN + 8, NAME_TOP - 24, NAME_BOTTOM + 6
    assert bright(picture, (MARGIN - 8, NAME_TOP, right, NAME_BOTTOM)) > 100
    assert bright(picture, (0, top, MARGIN - 8, bottom)) == 0
    assert bright(picture, (MARGIN - 8, bottom, right, 500)) == 0
    assert bright(picture, (right, top, 700, bottom)) == bright(card(FACTS), (right, top, 700, bottom))
    assert len(picture) <= 60_000


def test_long_facts_stay_in_their_cells() -> None:
    picture = card(replace(FACTS, date="m" * 300, place="m" * 300, label="m" * 300, eyebrow="m" * 300))
    assert bright(picture, (1137, 490, 1200, 630)) == 0
    assert bright(picture, (0, 584, 1200, 630)) == 0


def test_an_unknown_date_and_place_leave_no_empty_cells() -> None:
    picture = card(replace(FACTS, date="", place=""))
    edges = opened(picture).convert("RGB")
    assert {edges.getpixel((x, 540)) for x in range(500, 1120)} == {BLUE}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("één  coördinator", "één coördinator"),
        ("’s-Hertogenbosch – Łódź", "’s-Hertogenbosch – Lódź"),
        ("🙂 Techniek 日本", "Techniek"),
        ("Straße\x00", "Strasse"),
    ],
)
def test_letters_are_put_together_or_left_out(text: str, shown: str) -> None:
    assert "".join(clusters(printable(text))) == printable(shown)
    assert len(clusters(printable(text))) == len(shown)


def test_an_accent_changes_the_picture_but_not_the_width() -> None:
    face = Face(40 * LARGE)
    assert face.width(printable("é")) == face.width("e")
    assert card(replace(FACTS, name="één")) != card(replace(FACTS, name="een"))


@pytest.mark.django_db
def test_the_card_of_an_edition_shows_its_facts(client: Client) -> None:
    event = make_event(slug="2018", name="Jaarconferentie Techniekpact 2018", region="Landsdeel Noord", city="Assen")
    assert card_facts(event) == FACTS
    response = client.get(reverse("social-card", args=["2018"]))
    assert response.content == card(FACTS)


@pytest.mark.django_db
def test_the_card_may_be_kept_for_a_day_and_shown_by_other_sites(client: Client) -> None:
    make_event(slug="2018")
    headers = client.get(reverse("social-card", args=["2018"])).headers
    names = ("Content-Type", "Cache-Control", "Cross-Origin-Resource-Policy", "Vary")
    assert {name: headers.get(name) for name in names} == {
        "Content-Type": "image/png",
        "Cache-Control": "public, max-age=86400",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Vary": None,  # a picture is not packed again
    }


@pytest.mark.django_db
def test_a_second_request_draws_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event = make_event(slug="2018")
    address = reverse("social-card", args=["2018"])
    client.get(address)
    key = f"social-card:{fingerprint(card_facts(event))}"
    assert cache.get(key) == card(card_facts(event))
    cache.set(key, b"what was kept")
    with django_assert_num_queries(1):
        assert client.get(address).content == b"what was kept"


@pytest.mark.django_db
def test_a_known_card_is_not_sent_again(client: Client) -> None:
    event = make_event(slug="2018")
    address = reverse("social-card", args=["2018"])
    etag = f'"{fingerprint(card_facts(event))}"'
    response = client.get(address, headers={"if-none-match": etag})
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)


@pytest.mark.django_db
def test_a_new_name_gives_a_new_card(client: Client) -> None:
    event = make_event(slug="2018")
    address = reverse("social-card", args=["2018"])
    before = client.get(address)
    event.name = "Een andere naam"
    event.save()
    after = client.get(address, headers={"if-none-match": before.headers["ETag"]})
    assert after.status_code == 200
    assert (after.headers["ETag"] == before.headers["ETag"], after.content == before.content) == (False, False)


@pytest.mark.django_db
@pytest.mark.parametrize("published_at", [None, moment("2999-01-01 09:00")])
def test_an_unpublished_edition_has_no_card(client: Client, published_at: object) -> None:
    make_event(slug="2018", published_at=published_at)
    assert client.get(reverse("social-card", args=["2018"])).status_code == 404


@pytest.mark.django_db
def test_a_card_is_only_read(client: Client) -> None:
    make_event(slug="2018")
    assert client.post(reverse("social-card", args=["2018"])).status_code == 405
