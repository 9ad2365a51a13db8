"""The core app: shared code without tables."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
