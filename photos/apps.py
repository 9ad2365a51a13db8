"""The photo library: uploads, renditions, galleries."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "photos"
    verbose_name = "Foto’s"
