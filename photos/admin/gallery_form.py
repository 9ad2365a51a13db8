"""The form of a gallery, and the field that holds its photos in their order."""

from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from core import dutch
from core.admin.choices import is_key
from core.admin.pages import SluggedForm, name_parts, sensible_year
from core.admin.stamp import StampedForm
from photos.admin.thumbs import state, thumbnail
from photos.models import Gallery, GalleryPhoto, Photo


class Order(NamedTuple):
    """What an editor did to the photos of a gallery: keys in the new order, without those that were taken out."""

    kept: tuple[int, ...] = ()
    removed: frozenset[int] = frozenset()


class GalleryPhotosInput(forms.Widget):
    """Photos in an order: numbers and boxes without JavaScript, dragging and buttons with it. One query to render."""

    class Media:
        css = {"all": ["admin_site/photos/picker.css", "admin_site/photos/gallery.css"]}
        js = [Script("admin_site/photos/gallery.js", type="module")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Order:
        """The keys by the number beside them; those without a good number come last. What is no key falls out."""
        keys = list(dict.fromkeys(int(one) for one in data.getlist(name) if is_key(one)))
        numbers = {key: data.get(f"{name}-plaats-{key}", "") for key in keys}
        placed = sorted(keys, key=lambda key: int(numbers[key]) if is_key(numbers[key]) else 10**18)
        added = [int(one) for one in data.get(f"{name}-erbij", "").replace(",", " ").split() if is_key(one)]
        removed = {int(one) for one in data.getlist(f"{name}-weg") if is_key(one)}
        kept = [key for key in dict.fromkeys([*placed, *added]) if key not in removed]
        return Order(tuple(kept), frozenset(removed))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""  # a group of controls

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        order = value if isinstance(value, Order) else Order()
        found = Photo.objects.in_bulk([*order.kept, *order.removed])
        rows = [
            {"photo": found[pk], "thumbnail": thumbnail(found[pk]), "state": state(found[pk]), "removed": removed}
            for removed, pks in ((False, order.kept), (True, sorted(order.removed)))
            for pk in pks
            if pk in found
        ]
        context = {"name": name, "rows": rows, "id": (attrs or {}).get("id", f"id_{name}")}
        context["described_by"] = (attrs or {}).get("aria-describedby", "")
        return mark_safe(render_to_string("admin/photos/gallery/photos.html", context))  # noqa: S308 - a template escapes


class GalleryPhotosField(forms.Field):
    widget = GalleryPhotosInput

    def clean(self, value: Order) -> Order:
        """The order without photos that were removed from the library meanwhile."""
        there = set(Photo.objects.filter(pk__in=value.kept).values_list("pk", flat=True))
        return Order(tuple(pk for pk in value.kept if pk in there), value.removed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data.removed) or (initial or Order()).kept != data.kept


class GalleryForm(StampedForm, SluggedForm):
    slug_fallback = "galerij"
    photo_list = GalleryPhotosField(label="Foto’s", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "published_at" in self.fields:
            self.fields["published_at"].validators.append(sensible_year)
            name_parts(self.fields["published_at"])
        if self.instance.pk:
            self.initial["photo_list"] = Order(tuple(self.instance.entries.values_list("photo_id", flat=True)))

    def slug_title(self) -> str:
        return self.cleaned_data.get("title") or ""


@transaction.atomic
def set_photos(gallery: Gallery, order: Order) -> None:
    """Brings the photos of `gallery` in this order. What someone else added meanwhile stays, at the end."""
    Gallery.objects.select_for_update().get(pk=gallery.pk)  # others who add photos wait here
    entries = {entry.photo_id: entry for entry in gallery.entries.order_by("position", "pk")}
    gallery.entries.filter(photo__in=order.removed - set(order.kept)).delete()
    wanted = [*order.kept, *(pk for pk in entries if pk not in order.kept and pk not in order.removed)]
    moved, new = [], []
    for position, pk in enumerate(wanted):
        entry = entries.get(pk)
        if entry is None:
            new.append(GalleryPhoto(gallery=gallery, photo_id=pk, position=position))
        elif entry.position != position:
            entry.position = position
            moved.append(entry)
    GalleryPhoto.objects.bulk_update(moved, ["position"], batch_size=200)
    for entry, number in zip(new, gallery.take_numbers(len(new)), strict=True):
        entry.number = number
    GalleryPhoto.objects.bulk_create(new)


def not_visible(gallery: Gallery) -> str:
    """Which photos of a gallery visitors do not see yet, as a sentence; empty when they see all."""
    photos = [entry.photo for entry in gallery.entries.select_related("photo")]
    hidden = sum(photo.hidden_at is not None for photo in photos)
    bare = sum(photo.hidden_at is None and not photo.is_shown for photo in photos)
    parts = [f"{bare} zonder beschrijving"] * bool(bare) + [f"{hidden} verborgen"] * bool(hidden)
    return f"Bezoekers zien niet: {dutch.listing(parts)}." if parts else ""
