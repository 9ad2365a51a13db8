"""Galleries, and the photos in them."""

from typing import Any

from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import Truncator

from core import dutch, richtext
from core.lookup import by_slug
from core.pages import public_page
from core.seo import Seo
from events import structured_data
from events.emblem import emblem_svg
from events.lookup import published_event
from events.models import Event
from events.views.page import render_page
from photos import structured_data as photo_data
from photos.album import Leaf, around, leaves
from photos.imaging.plan import Shape
from photos.models import Gallery, GalleryPhoto, Photo
from photos.models.gallery import GalleryQuerySet
from photos.picture import fallback

COVERS = 3  # photos of a gallery in a list
MAX_IMAGES = 60  # in structured data


def for_list(galleries: GalleryQuerySet, limit: int | None = None) -> list[Gallery]:
    """Galleries, at most `limit`, with their first photos and the number of them, in two queries."""
    first = GalleryPhoto.objects.shown().select_related("photo").order_by("position", "pk")
    shown = Q(entries__photo__hidden_at=None) & (~Q(entries__photo__alt="") | Q(entries__photo__decorative=True))
    rows = galleries.annotate(shown_count=Count("entries", filter=shown)).order_by("-published_at", "-pk")
    return list(rows.prefetch_related(Prefetch("entries", first[:COVERS], to_attr="covers"))[:limit])


@public_page
def galleries(request: HttpRequest) -> HttpResponse:
    """All galleries of all editions."""
    context = {"galleries": for_list(Gallery.objects.published()), "event": None, "emblem": ""}
    seo = Seo(
        title="Foto’s", path=reverse("galleries"), description="Foto’s van alle jaarconferenties van het Techniekpact."
    )
    until = Gallery.objects.next_moment()
    return render_page(request, "events/galleries.html", context, seo=seo, section="photos", until=until)


@public_page
def event_galleries(request: HttpRequest, event: str) -> HttpResponse:
    """The galleries of one edition."""
    edition = published_event(event)
    context = {
        "galleries": for_list(Gallery.objects.published().filter(events=edition)),
        "event": edition,
        "emblem": emblem_svg(edition.slug, edition.title),
    }
    seo = Seo(
        title=f"Foto’s {edition.title}",
        path=reverse("event-galleries", args=[edition.slug]),
        description=f"De foto’s van {edition.name}.",
        image=reverse("social-card", args=[edition.slug]),
    )
    until = Gallery.objects.next_moment()
    return render_page(request, "events/galleries.html", context, seo=seo, event=edition, section="photos", until=until)


@public_page
def gallery(request: HttpRequest, gallery: str) -> HttpResponse:
    """All photos of a gallery."""
    row = by_slug(Gallery.objects.published(), gallery, argument="gallery")
    album, edition = leaves(row), _edition(row)
    context = {
        "gallery": row,
        "album": album,
        "event": edition,
        "count": dutch.count(len(album), "foto", "foto’s"),
    }
    described = [leaf.photo for leaf in album[:MAX_IMAGES]]
    seo = Seo(
        title=row.title,
        path=row.get_absolute_url(),
        description=richtext.text_of(row.description, 160) or f"{context['count']}: {row.title}.",
        **_card(album[0].photo),
        data=[photo_data.gallery(row, described), structured_data.breadcrumb(_trail(row, edition))],
    )
    return render_page(request, "events/gallery.html", context, seo=seo, event=edition, section="photos")


@public_page
def gallery_photo(request: HttpRequest, gallery: str, number: int) -> HttpResponse:
    """One photo, between the one before and the one after it."""
    row = by_slug(Gallery.objects.published(), gallery, argument="gallery")
    album = leaves(row)
    found = around(album, number)
    if found is None:
        raise Http404(number)
    before, leaf, after = found
    edition = _edition(row)
    context = {"gallery": row, "event": edition, "leaf": leaf, "before": before, "after": after, "count": len(album)}
    name = Truncator(leaf.photo.caption or leaf.photo.alt or row.title).chars(80)
    seo = Seo(
        title=f"{name} (foto {leaf.rank} van {len(album)})",
        path=leaf.url,
        description=richtext.text_of(f"{leaf.photo.alt_text} {leaf.photo.credit}", 160),
        **_card(leaf.photo),
        data=[
            photo_data.photo_page(leaf.photo, leaf.url),
            structured_data.breadcrumb([*_trail(row, edition), (f"Foto {leaf.rank}", leaf.url)]),
        ],
    )
    return render_page(request, "events/gallery_photo.html", context, seo=seo, event=edition, section="photos")


def shown_leaf(gallery: str, number: int) -> Leaf:
    """The photo that an address names. Raises Moved and Http404."""
    found = around(leaves(by_slug(Gallery.objects.published(), gallery, argument="gallery")), number)
    if found is None:
        raise Http404(number)
    return found[1]


def _edition(row: Gallery) -> Event | None:
    """The edition that a gallery belongs to; the latest, when it is of several."""
    return Event.objects.published().filter(galleries=row).defer("body").order_by("-starts_on").first()


def _trail(row: Gallery, edition: Event | None) -> list[tuple[str, str]]:
    first = (edition.name, edition.get_absolute_url()) if edition else ("Foto’s", reverse("galleries"))
    return [first, (row.title, row.get_absolute_url())]


def _card(photo: Photo) -> dict[str, Any]:
    """The social card of a page about a photo."""
    file = fallback(photo, Shape.SOCIAL)
    return {"image": file.url, "image_size": (file.width, file.height), "image_alt": photo.alt_text}
