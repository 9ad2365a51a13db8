"""The admin site at /beheer/: Django's own, with Dutch titles and choices that tell rows of the same name apart."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse


class AutocompleteView(AutocompleteJsonView):
    """Shows a row by the `autocomplete_label` of its admin, when that has one."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "autocomplete_label", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class AdminSite(admin.AdminSite):
    """Django's admin under the name of the conference."""

    site_header = "Jaarconferentie Techniekpact"
    site_title = "Beheer Techniekpact"
    index_title = "Beheer"
    site_url = "/"

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        view: Callable[[HttpRequest], HttpResponse] = AutocompleteView.as_view(admin_site=self)  # type: ignore[assignment]
        return view(request)
