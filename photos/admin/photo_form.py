"""The form of one photo, and the crops that follow from its focal point."""

import logging
from typing import Any

from django import forms

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
