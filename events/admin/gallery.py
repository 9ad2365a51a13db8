"""The admin of galleries, which here know the editions that show them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from core import dutch
from core.admin.choices import KeySelectMultiple
from events.models import Event, Session
from photos.admin.gallery import GalleryAdmin
from photos.admin.gallery_form import GalleryForm
from photos.models import Gallery


class EditionGalleryForm(GalleryForm):
    """A gallery with the editions whose pages show it."""

    editions = forms.ModelMultipleChoiceField(
        Event.objects.all(),
        label="Edities",
        required=False,
        help_text="De edities die deze galerij laten zien.",
        widget=KeySelectMultiple(Session._meta.get_field("event"), admin.site),  # its choices are editions as well
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "editions" in self.fields:
            self.initial["editions"] = list(self.instance.events.values_list("pk", flat=True))


@admin.register(Gallery)
class EditionGalleryAdmin(GalleryAdmin):
    form = EditionGalleryForm
    fieldsets = [
        (None, {"fields": ["title", "editions", "description", "published_at"]}),
        *GalleryAdmin.fieldsets[1:],
    ]
    list_display = ["title", "editions", "photo_count", "state"]
    list_filter = ["events"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("events")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "editions" in form.cleaned_data:
            form.instance.events.set(form.cleaned_data["editions"])

    @admin.display(description="edities")
    def editions(self, obj: Gallery) -> str:
        return dutch.listing([event.title for event in obj.events.all()]) or "—"
