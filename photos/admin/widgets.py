"""Choosing a photo in a form: a number without JavaScript, a thumbnail and a dialog with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.forms.widgets import Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from core.admin.choices import is_key
from photos.admin.thumbs import as_json, state, thumbnail
from photos.models import Photo


class PhotoInput(forms.NumberInput):
    """The field of one photo. Rendering costs one query, and none when nothing is chosen."""

    class Media:
        css = {"all": ["admin_site/photos/picker.css"]}
        js = [Script("admin_site/photos/photo-input.js", type="module")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What cannot be a key becomes 0, which no photo has: the field refuses it in words."""
        value = str(data.get(name) or "").strip()
        return value if not value or is_key(value) else "0"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        pk = str(getattr(value, "pk", value) or "")
        photo = Photo.objects.filter(pk=int(pk)).first() if is_key(pk) and int(pk) else None
        attributes = self.build_attrs(self.attrs, {"min": "1", "class": "vIntegerField", **(attrs or {})})
        number = super().render(name, photo.pk if photo else (pk if is_key(pk) and int(pk) else None), attributes)
        context = {
            "number": number,
            "photo": photo,
            "thumbnail": thumbnail(photo) if photo else "",
            "state": state(photo) if photo else "",
            "url": as_json(photo)["change"] if photo else "",
        }
        return mark_safe(render_to_string("admin/photos/photo_input.html", context))  # noqa: S308 - a template escapes


class PhotoChoices:
    """Mixed into an admin or inline: its foreign keys to photos get a `PhotoInput`.

    An admin tells after saving which of them visitors do not see.
    """

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Without Django's wrapper, whose links open a popup that this field does not need."""
        if isinstance(db_field, models.ForeignKey) and db_field.related_model is Photo:
            return self.formfield_for_foreignkey(db_field, request, **kwargs)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Photo:
            kwargs["widget"] = PhotoInput
            kwargs["error_messages"] = {"invalid_choice": "Deze foto staat niet (meer) in de bibliotheek."}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        chosen = [getattr(form.instance, name) for name in form.fields if _is_photo(form.fields[name])]
        for photo in dict.fromkeys(one for one in chosen if one is not None and not one.is_shown):
            messages.warning(request, _not_shown(request, photo))


def _is_photo(field: Any) -> bool:
    return isinstance(field.widget, PhotoInput)


def _not_shown(request: HttpRequest, photo: Photo) -> SafeString:
    """Why visitors do not see a photo that was chosen, with the way to its page for those who may see that."""
    words = "Bezoekers zien deze foto nog niet: vul eerst een beschrijving in."
    if photo.hidden_at is not None:
        words = "Bezoekers zien deze foto niet: zij is verborgen."
    user: Any = request.user
    if not any(user.has_perm(f"photos.{verb}_photo") for verb in ("view", "change")):
        return format_html("{}", words)
    return format_html('{} <a href="{}">{}</a>', words, reverse("admin:photos_photo_change", args=[photo.pk]), photo)
