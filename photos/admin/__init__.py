"""The admin of the photo library, one file per concept."""

from django.contrib import admin

from photos.admin import photo, removal
from photos.admin.gallery import GalleryAdmin
from photos.models import Gallery

__all__ = ["photo", "removal"]

admin.site.register(Gallery, GalleryAdmin)  # until the app above registers its own
