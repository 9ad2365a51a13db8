"""A gallery as visitors leaf through it: its photos in order, each with a number that stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from core.slugs import slug_from
from photos import files
from photos.models import Gallery, Photo
from photos.picture import Rendition, url_of

_EDGE = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One photo of a gallery. `number` is in its address and stays; `rank` is its place among what is shown, from 1."""

    gallery: Gallery
    photo: Photo
    number: int
    rank: int

    @property
    def url(self) -> str:
        return reverse("gallery-photo", args=[self.gallery.slug, self.number])

    @property
    def ratio(self) -> str:
        """The class of static/css/media.css that keeps its proportions in a row: `r-15` for 3:2."""
        return f"r-{min(30, max(5, round(self.photo.width / self.photo.height * 10)))}"

    @property
    def download(self) -> Rendition:
        """The file with all its pixels."""
        name = files.download_name(self.photo).rpartition("/")[2]
        return Rendition(url_of(self.photo, name), self.photo.width, self.photo.height)

    @property
    def download_name(self) -> str:
        """What the downloaded file is called: where it comes from, and whose it is."""
        suffix = files.download_name(self.photo).rpartition(".")[2]
        credit = f" foto {_EDGE.sub('', self.photo.credit)}" if self.photo.credit else ""
        return f"{slug_from(f'{self.gallery.slug} {self.number}{credit}', (), fallback='foto')}.{suffix}"


def leaves(gallery: Gallery) -> list[Leaf]:
    """The photos of a gallery that visitors may see. One query."""
    entries = gallery.entries.shown().select_related("photo").order_by("position", "pk")
    return [Leaf(gallery, entry.photo, entry.number, rank) for rank, entry in enumerate(entries, 1)]


def around(album: Sequence[Leaf], number: int) -> tuple[Leaf | None, Leaf, Leaf | None] | None:
    """The photo with this number between the one before and the one after it; None when it is not shown."""
    for index, leaf in enumerate(album):
        if leaf.number == number:
            before = album[index - 1] if index else None
            after = album[index + 1] if index + 1 < len(album) else None
            return before, leaf, after
    return None
