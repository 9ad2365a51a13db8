"""Renders the fields of forms for visitors with Jinja2: a page of fields in half the time of Django's language."""

from pathlib import Path

import django.forms
from django.conf import settings
from django.forms.renderers import Jinja2
from django.template.backends.jinja2 import Jinja2 as Backend
from django.utils.functional import cached_property


class PublicRenderer(Jinja2):
    """The widgets of Django, and our own field (`as_field_group`). Not for the admin: its widgets have no Jinja2."""

    field_template_name = "techniekpact/field.html"

    @cached_property
    def engine(self) -> Backend:
        folders = [settings.BASE_DIR / "templates" / "jinja2", Path(django.forms.__file__).parent / "jinja2"]
        return Backend({"NAME": "public-forms", "DIRS": folders, "APP_DIRS": False, "OPTIONS": {}})
