"""What an article still lacks before it is published: what must be done first, and what would make it better."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Now

from core import dutch, richtext
from news.figures import figure_keys
from news.models import Article
from photos.imaging.plan import SOCIAL_SIZE, Shape
from photos.models import Gallery, Photo
from photos.picture import fallback


@dataclass(frozen=True, slots=True)
class Notice:
    """`field` is where it shows in the form. `photo` or `gallery`: the key of the row in which it can be mended."""

    field: str
    text: str
    blocks: bool = False
    photo: int | None = None
    gallery: int | None = None


def review(article: Article) -> list[Notice]:
    """Of a row that need not be saved yet. Five queries at most, whatever the number of photos."""
    return sorted(
        [*_lead(article), *_figures(article), *_gallery(article), *_words(article)], key=lambda one: not one.blocks
    )


def _lead(article: Article) -> Iterator[Notice]:
    photo = article.lead_photo
    if photo is None:
        yield Notice("lead_photo", "Er is geen foto bovenaan. Op sociale media krijgt een link dan geen eigen beeld.")
        return
    yield from _photo(photo, "lead_photo", "De foto bovenaan")
    card = fallback(photo, Shape.SOCIAL)
    if card.width < SOCIAL_SIZE[0]:
        wanted = " × ".join(map(str, SOCIAL_SIZE))
        text = f"De foto bovenaan is klein voor sociale media: {card.width} × {card.height} in plaats van {wanted}."
        yield Notice("lead_photo", text, photo=photo.pk)


def _figures(article: Article) -> Iterator[Notice]:
    keys = figure_keys(article.body)
    photos = Photo.objects.in_bulk(keys) if keys else {}
    for key in keys:
        if (photo := photos.get(key)) is None:
            yield Notice("body", f"Een foto in de tekst bestaat niet meer (nummer {key}). Haal haar weg.")
        else:
            yield from _photo(photo, "body", f"De foto “{photo}” in de tekst")


def _photo(photo: Photo, field: str, name: str) -> Iterator[Notice]:
    if not photo.alt and not photo.decorative:
        text = f"{name} heeft geen beschrijving. Beschrijf haar, of kies een andere foto."
        yield Notice(field, text, blocks=True, photo=photo.pk)
    if photo.hidden_at is not None:
        yield Notice(field, f"{name} is verborgen. Bezoekers zien haar niet.", photo=photo.pk)
    if not photo.credit:
        yield Notice(field, f"{name} heeft geen naam van de fotograaf.", photo=photo.pk)


def _gallery(article: Article) -> Iterator[Notice]:
    if article.gallery_id is None:
        return
    if not Gallery.objects.published().filter(pk=article.gallery_id).exists():
        text = "De galerij is nog niet gepubliceerd. Lezers zien haar niet."
        if Gallery.objects.filter(pk=article.gallery_id, published_at__lte=Now()).exists():
            text = "De galerij heeft nog geen foto die lezers zien. Daarom zien zij haar niet."
        yield Notice("gallery", text, gallery=article.gallery_id)
    entries = Photo.objects.filter(entries__gallery=article.gallery_id)
    number = entries.filter(Q(alt=""), decorative=False).count()
    if number:
        words = dutch.count(number, "foto heeft", "foto’s hebben")
        text = f"In de galerij: {words} geen beschrijving. Bezoekers zien {'die' if number == 1 else 'deze'} niet."
        yield Notice("gallery", text, gallery=article.gallery_id)


def _words(article: Article) -> Iterator[Notice]:
    if not article.intro:
        yield Notice("intro", "Er is geen inleiding. Overzichten en zoekmachines tonen die.")
    if not richtext.text_of(article.body):
        yield Notice("body", "Er staat geen tekst in het artikel.")
    if article.event_id is None:
        yield Notice("event", "Het artikel hoort bij geen editie.")
    if not article.byline:
        yield Notice("byline", "Er staat geen auteur bij.")
