"""The form of one photo, and the crops that follow from its focal point."""

import contextlib
import logging
from typing import Any

from django import forms

from core.admin.choices import is_key
from core.admin.stamp import StampedForm
from photos import files
from photos.imaging.errors import Refused
from photos.models import Photo

log = logging.getLogger(__name__)
FOCUS = ("focus_x", "focus_y")


class PhotoForm(StampedForm):
    class Meta:
        model = Photo
        fields = ("alt", "decorative", "caption", "credit", *FOCUS)
        widgets = {
            "alt": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
            "focus_x": forms.NumberInput(attrs={"min": 0, "max": 100, "class": "vIntegerField"}),
            "focus_y": forms.NumberInput(attrs={"min": 0, "max": 100, "class": "vIntegerField"}),
        }


def make_ahead(pk: str, data: Any) -> None:
    """Makes the crops around the focal point that a form asks for before its transaction begins.

    Encoding takes a second, and more while others upload; meanwhile nobody else could write.
    """
    values = [data.get(name, "") for name in FOCUS]
    photo = Photo.objects.filter(pk=pk, hidden_at=None).first() if is_key(pk) else None
    if photo is None or not all(is_key(value) and int(value) <= 100 for value in values):
        return
    photo.focus_x, photo.focus_y = map(int, values)
    with contextlib.suppress(Refused, OSError):  # told when the form is saved
        files.make(photo)


def make_crops(photo: Photo, form: Any) -> bool:
    """Makes the crops of a changed focal point before a page can ask for them; only those are missing.

    False when the upload cannot be read: then the focal point stays as it was. A hidden photo has no public files.
    """
    if not any(name in form.changed_data for name in FOCUS) or photo.hidden_at is not None:
        return True
    try:
        files.make(photo)
    except (Refused, OSError):
        log.exception("could not make the crops of photo %s", photo.pk)
        for name in FOCUS:
            setattr(photo, name, form.initial[name])
        return False
    return True
