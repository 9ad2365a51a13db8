"""The demo's photo library: pictures that the project draws itself, and galleries of them."""

import io
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from django.utils import timezone
from tqdm import tqdm

from photos.actions import add_photo
from photos.imaging.geometry import Focus
from photos.imaging.process import Processed, process
from photos.models import Gallery, Photo
from techniekpact.demo.content import Row, read
from techniekpact.demo.pictures import picture
from techniekpact.demo.rows import fill, find_event

WIDTH = 1280  # pixels, of a picture that lies; photographs of a conference come larger
_SHAPES = {"liggend": (1, 2 / 3), "staand": (2 / 3, 1), "vierkant": (0.8, 0.8)}  # of the width
_TEXTS = ("alt", "caption", "credit", "focus_x", "focus_y")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing as a file, and what the library makes of it."""

    content: bytes
    made: Processed


def file_name(key: str) -> str:
    return f"techniekpact-{key}.jpg"


def draw_missing(width: int = WIDTH) -> dict[str, Drawn]:
    """The pictures that the library does not have yet, by key. Takes a second each, so all cores help.

    `width` in pixels; 0: none.
    """
    if not width:
        return {}
    there = set(Photo.objects.values_list("original_name", flat=True))
    wanted = [row for row in read("photos")["photos"] if file_name(row["key"]) not in there]
    with ProcessPoolExecutor(min(os.cpu_count() or 1, max(1, len(wanted)))) as pool:
        drawn = pool.map(_draw, wanted, [width] * len(wanted))
        bar = tqdm(drawn, "Foto's tekenen", len(wanted), unit="foto", disable=None if wanted else True)
        return {row["key"]: one for row, one in zip(wanted, bar, strict=True)}


def _draw(row: Row, width: int) -> Drawn:
    wide, high = _SHAPES[row["shape"]]
    content = picture(row["scene"], seed=row["seed"], size=(round(width * wide), round(width * high)))
    return Drawn(content, process(content, Focus(row["focus_x"], row["focus_y"])))


class Library:
    """The photos of the demo by key, and its galleries."""

    def __init__(self, drawn: Mapping[str, Drawn]) -> None:
        self.new_photos = 0
        rows = read("photos")["photos"]
        names = {file_name(row["key"]): row["key"] for row in rows}
        self.photos = {names[one.original_name]: one for one in Photo.objects.filter(original_name__in=names)}
        for row in rows:
            if (one := drawn.get(row["key"])) is not None:
                self.photos[row["key"]] = add_photo(
                    name=file_name(row["key"]),
                    file=io.BytesIO(one.content),
                    size=len(one.content),
                    made=one.made,
                    **{name: row[name] for name in _TEXTS},
                )
                self.new_photos += 1

    def restore_texts(self) -> None:
        """Puts the words of all demo photos back."""
        for row in read("photos")["photos"]:
            if (photo := self.photos.get(row["key"])) is not None:
                for name in _TEXTS:
                    setattr(photo, name, row[name])
                photo.save()

    def some(self, keys: Iterable[str]) -> list[Photo]:
        return [self.photos[key] for key in keys if key in self.photos]

    def write_galleries(self) -> dict[str, Gallery]:
        """Makes the galleries, or puts them back, and gives each edition its own and its first photo."""
        galleries: dict[str, Gallery] = {}
        for content in read("galleries")["galleries"]:
            slug, photos = content["slug"], self.some(content["photos"])
            row = Gallery.objects.filter(slug=slug).first() or Gallery(slug=slug)
            event = find_event(content["event"])
            published = event.published_at if event is not None else None
            fill(
                row,
                title=content["title"],
                description=content["description"],
                published_at=published or timezone.now(),
            )
            row.entries.all().delete()
            row.add_photos(photos)
            if event is not None:
                event.galleries.add(row)
                if photos and event.lead_photo is None:
                    event.lead_photo = photos[0]
                    event.save(update_fields=["lead_photo", "updated_at"])
            galleries[slug] = row
        return galleries
