"""How the list of photos can be narrowed."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin.choices import is_key
from photos.models import Gallery, GalleryPhoto, Photo, RemovalRequest

STATES = {
    "zonder": "zonder beschrijving",
    "zichtbaar": "zichtbaar",
    "verborgen": "verborgen",
    "verzoek": "verzoek om te verbergen open",
}


class StateFilter(admin.SimpleListFilter):
    """Whether visitors see a photo, and why not."""

    title = "wat bezoekers zien"
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(STATES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        if self.value() == "zonder":
            return queryset.filter(alt="", decorative=False)
        if self.value() == "zichtbaar":
            return queryset.filter(pk__in=Photo.objects.shown().values("pk"))
        if self.value() == "verborgen":
            return queryset.exclude(hidden_at=None)
        if self.value() == "verzoek":
            return queryset.filter(pk__in=RemovalRequest.objects.filter(decided_at=None).values("photo"))
        return None


class GalleryFilter(admin.SimpleListFilter):
    """The photos of one gallery, or of none."""

    title = "galerij"
    parameter_name = "galerij"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        galleries = Gallery.objects.order_by("-pk").values_list("pk", "title")
        return [("geen", "in geen galerij"), *((str(pk), title) for pk, title in galleries)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any] | None:
        value = self.value()
        if value == "geen":
            return queryset.exclude(pk__in=GalleryPhoto.objects.values("photo"))
        if value and is_key(value):
            return queryset.filter(pk__in=GalleryPhoto.objects.filter(gallery=int(value)).values("photo"))
        return None


class DecidedFilter(admin.SimpleListFilter):
    """Requests that nobody has looked at, unless others are asked for."""

    title = "stand"
    parameter_name = "stand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("besloten", "besloten"), ("alle", "alle")]

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            if choice["query_string"] == changelist.get_query_string(remove=[self.parameter_name]):
                choice["display"] = "nog niet bekeken"  # Django calls this “Alle”
            yield choice

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "alle":
            return queryset
        return queryset.filter(decided_at__isnull=self.value() != "besloten")
