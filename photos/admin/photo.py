"""The admin of photos."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from core.admin.pages import PageAdmin
from core.admin.stamp import StampedAdmin, StampedForm
from photos.admin.choose import choose
from photos.admin.private import private
from photos.models import Photo

View = Callable[..., HttpResponse]


@admin.register(Photo)
class PhotoAdmin(StampedAdmin, PageAdmin):
    form = StampedForm
    fieldsets = [(None, {"fields": ["alt", "decorative", "caption", "credit"]})]
    list_display = ["alt"]
    search_fields = ["alt", "caption", "credit", "original_name"]
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        return [
            path("kies/", self._wrap(choose), name="photos_photo_choose"),
            re_path(
                r"^(?P<pk>[0-9]{1,18})/(?P<size>klein|groot)\.jpg$", self._wrap(private), name="photos_photo_private"
            ),
            *super().get_urls(),
        ]

    def _wrap(self, view: View) -> Any:
        """A view of this admin: for staff only, and never cached."""

        def bound(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return view(request, self, **kwargs)

        return self.admin_site.admin_view(bound, cacheable=view is private)
