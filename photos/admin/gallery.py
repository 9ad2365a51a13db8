"""The admin of galleries; the app that knows more about them registers it, or a subclass of it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core import dutch
from core.admin.pages import FIELDS, PageAdmin, Tool
from core.admin.stamp import StampedAdmin
from photos.admin.describe import MOST, describe_url
from photos.admin.gallery_form import GalleryForm, not_visible, set_photos
from photos.admin.thumbs import thumbnail
from photos.models import Gallery


class GalleryAdmin(StampedAdmin, PageAdmin):
    """To be subclassed: `form` is a GalleryForm, and `photo_list` in the fieldsets is where its photos stand."""

    form = GalleryForm
    fieldsets = [
        (None, {"fields": ["title", "description", "published_at"]}),
        ("Foto’s", {"fields": ["photo_list"], "classes": ["gallery-fieldset"]}),
        ("Webadres", {"fields": ["slug", "former_slugs"], "classes": ["collapse"]}),
    ]
    formfield_overrides = FIELDS
    readonly_fields = ["former_slugs"]
    list_display = ["title", "photo_count", "state"]
    ordering = ["-pk"]  # said here too: counting drops the order of the model
    search_fields = ["title"]
    view_on_site = False

    class Media:
        css = {"all": ["admin_site/photos/picker.css", "admin_site/photos/photos.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Gallery]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(photo_count=Count("entries", distinct=True))
        return rows

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Galerijen", **(extra_context or {})})

    def can_publish(self, request: HttpRequest, obj: Gallery | None) -> bool:
        return obj is None or not obj.is_published

    def save_model(self, request: HttpRequest, obj: Gallery, form: Any, change: bool) -> None:
        if "_publish" in request.POST and not obj.is_published:
            obj.published_at = timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The photos too, and what visitors will not see of a gallery that they see."""
        super().save_related(request, form, formsets, change)
        if "photo_list" in form.cleaned_data:
            set_photos(form.instance, form.cleaned_data["photo_list"])
        if form.instance.is_published and (words := not_visible(form.instance)):
            messages.warning(request, words)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if (gallery := context.get("original")) is not None:
            context["not_visible"] = not_visible(gallery)
        return super().render_change_form(request, context, *args, **kwargs)

    def tools(self, request: HttpRequest, obj: Gallery) -> list[Tool]:
        user: Any = request.user
        tools = []
        if Gallery.objects.published().filter(pk=obj.pk).exists():
            tools.append(Tool("Bekijk", obj.get_absolute_url(), new_tab=True))
        pks = list(obj.entries.values_list("photo_id", flat=True))
        if user.has_perm("photos.change_photo") and pks:
            which = "deze" if len(pks) <= MOST else f"de eerste {MOST} van {len(pks)}"
            tools.append(Tool(f"Beschrijf {which} foto’s", describe_url(pks[:MOST])))
        return tools

    @admin.display(description="foto’s")
    def photo_list(self, obj: Gallery) -> str | SafeString:
        """What someone sees who may not change the gallery."""
        rows = obj.entries.select_related("photo")
        return (
            format_html_join(
                "",
                '<span class="photo-row-picture">{}</span>',
                ((thumbnail(one.photo, alt=str(one.photo)),) for one in rows),
            )
            or "geen"
        )

    @admin.display(description="foto’s", ordering="photo_count")
    def photo_count(self, obj: Any) -> int:
        return int(obj.photo_count)

    @admin.display(description="status", ordering="published_at")
    def state(self, obj: Gallery) -> str:
        if obj.published_at is None:
            return "niet gepubliceerd"
        day = dutch.date(timezone.localtime(obj.published_at), weekday=False)
        return "gepubliceerd" if obj.is_published else f"vanaf {day}"
