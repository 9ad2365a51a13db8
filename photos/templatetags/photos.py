"""Prints photos: `{% picture photo "card" %}`. Nothing is printed for a photo that visitors may not see."""

from django import template
from django.utils.safestring import SafeString

from photos.models import Photo
from photos.picture import picture_html

register = template.Library()


@register.simple_tag
def picture(photo: Photo | None, slot: str, *, priority: bool = False, alt: str | None = None) -> str | SafeString:
    """The photo in a slot of `photos.picture.SLOTS`. `alt` replaces its own, as "" does beside a link that says it."""
    if photo is None or not photo.is_shown:
        return ""
    return picture_html(photo, slot, priority=priority, alt=alt)
