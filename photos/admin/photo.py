"""The admin of photos."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dutch
from core.admin.pages import PageAdmin
from core.admin.stamp import StampedAdmin
from photos.admin import list_actions
from photos.admin.choose import choose
from photos.admin.describe import describe
from photos.admin.filters import GalleryFilter, StateFilter
from photos.admin.hiding import hide_one, show_one
from photos.admin.photo_form import FOCUS, PhotoForm, make_ahead, make_crops
from photos.admin.private import private
from photos.admin.thumbs import large_url, state, thumbnail
from photos.admin.upload import upload_one, upload_page
from photos.admin.uses import used, uses_for
from photos.files import download_name
from photos.models import Photo, RemovalRequest
from photos.storages import private_storage, public_storage

View = Callable[..., HttpResponse]
PREVIEWS = (("Kaart", "4", "3"), ("Vierkant", "1", "1"), ("Portret", "4", "5"), ("Sociale media", "1200", "630"))


@admin.register(Photo)
class PhotoAdmin(StampedAdmin, PageAdmin):
    form = PhotoForm
    fieldsets = [
        ("Aandachtspunt", {"fields": [FOCUS], "classes": ["photo-focus-fields"]}),
        (None, {"fields": ["alt", "decorative", "caption", "credit"]}),
    ]
    list_display = ["picture", "words", "credit", "visible"]
    list_display_links = ["picture", "words"]
    list_filter = [StateFilter, GalleryFilter]
    list_per_page = 50
    empty_value_display = ""
    search_fields = ["alt", "caption", "credit", "original_name"]
    search_help_text = "Zoek op beschrijving, bijschrift, fotograaf of bestandsnaam."
    actions = [
        list_actions.describe_these,
        list_actions.put_in_gallery,
        list_actions.fill_in_credit,
        list_actions.hide_these,
        list_actions.show_these,
        list_actions.delete_selected,
    ]
    view_on_site = False

    class Media:
        css = {"all": ["admin_site/photos/picker.css", "admin_site/photos/photos.css"]}

    def get_urls(self) -> list[URLPattern]:
        key = r"^(?P<pk>[0-9]{1,18})"
        return [
            path("kies/", self._wrap(choose), name="photos_photo_choose"),
            path("upload/", self._wrap(upload_one), name="photos_photo_upload"),
            path("beschrijven/", self._wrap(describe), name="photos_photo_describe"),
            re_path(rf"{key}/(?P<size>klein|groot)\.jpg$", self._wrap(private), name="photos_photo_private"),
            re_path(rf"{key}/verberg/$", self._wrap(hide_one), name="photos_photo_hide"),
            re_path(rf"{key}/zet-terug/$", self._wrap(show_one), name="photos_photo_show"),
            *super().get_urls(),
        ]

    def _wrap(self, view: View) -> Any:
        """A view of this admin: for staff only, and never cached (the private view says so itself)."""

        def bound(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return view(request, self, **kwargs)

        return self.admin_site.admin_view(bound, cacheable=view is private)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A new photo begins with its file."""
        return upload_page(request, self)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Foto’s", **(extra_context or {})})

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        if request.method == "POST" and object_id and self.has_change_permission(request):
            make_ahead(object_id, request.POST)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        if not make_crops(obj, form):
            messages.error(
                request, "Het aandachtspunt is niet gewijzigd: het bestand van de foto kan niet worden gelezen."
            )
        super().save_model(request, obj, form, change)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Photo]) -> None:
        """In one transaction, at whose end the files go."""
        with transaction.atomic():
            queryset.delete()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Requests to hide a photo go with it, though nobody may delete one by itself."""
        objects, counts, needed, protected = super().get_deleted_objects(objs, request)
        return objects, counts, needed - {RemovalRequest._meta.verbose_name}, protected

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if (photo := context.get("original")) is not None:
            context |= {
                "large": large_url(photo),
                "previews": PREVIEWS,
                "facts": facts(photo),
                "uses": uses_for(request, photo),
                "state": state(photo),
                "download": public_storage().url(download_name(photo)) if photo.hidden_at is None else "",
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def render_delete_form(self, request: HttpRequest, context: Any) -> HttpResponse:
        return super().render_delete_form(request, {**context, **used(request, [context["object"]])})

    @admin.display(description="foto")
    def picture(self, obj: Photo) -> SafeString:
        return thumbnail(obj, alt=str(obj))

    @admin.display(description="beschrijving", ordering="alt")
    def words(self, obj: Photo) -> SafeString:
        """What is in it, the caption, and what is known of the file."""
        first = obj.alt or ("alleen versiering" if obj.decorative else "nog geen beschrijving")
        day = dutch.date(timezone.localtime(obj.created_at), weekday=False)
        return format_html(
            '<span class="photo-words{}">{}</span>{} <span class="photo-meta">{} × {} · {} · {}</span>',
            "" if obj.alt else " photo-quiet",
            first,
            format_html(' <span class="photo-caption">{}</span>', obj.caption) if obj.caption else "",
            *(obj.width, obj.height, day, obj.original_name),
        )

    @admin.display(description="zichtbaar")
    def visible(self, obj: Photo) -> str | SafeString:
        words = state(obj)
        return format_html('<span class="photo-state">{}</span>', words) if words else "ja"


def facts(photo: Photo) -> list[tuple[str, str]]:
    """What the library knows of a file, for its page."""
    found = [("Formaat", f"{photo.width} × {photo.height} beeldpunten")]
    try:
        found.append(("Bestand", f"{photo.format}, {filesizeformat(private_storage().size(photo.upload))}"))
    except OSError:
        found.append(("Bestand", "het bestand is er niet meer"))
    if photo.taken_at:
        found.append(("Gemaakt", dutch.moment(photo.taken_at, weekday=False)))
    by = f" door {photo.uploaded_by}" if photo.uploaded_by else ""
    found.append(("Toegevoegd", f"{dutch.moment(photo.created_at, weekday=False)}{by}"))
    found.append(("Naam van het bestand", photo.original_name))
    if photo.hidden_at:
        found.append(("Verborgen sinds", dutch.moment(photo.hidden_at, weekday=False)))
    return found
