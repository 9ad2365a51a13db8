"""The admin of themes."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from core.admin.pages import PageAdmin, SluggedForm, Tool
from core.admin.stamp import StampedAdmin, StampedForm
from events.models import Theme


class ThemeForm(StampedForm, SluggedForm):
    this = "Dit"
    slug_fallback = "thema"

    def slug_title(self) -> str:
        return self.cleaned_data.get("name") or ""


@admin.register(Theme)
class ThemeAdmin(StampedAdmin, PageAdmin):
    form = ThemeForm
    fieldsets = [
        (None, {"fields": ["name", "description"]}),
        ("Webadres", {"fields": ["slug", "former_slugs"], "classes": ["collapse"]}),
    ]
    readonly_fields = ["former_slugs"]
    list_display = ["name", "session_count"]
    ordering = ["name"]  # said here too: counting drops the order of the model
    search_fields = ["name"]
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Theme]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(session_count=Count("sessions", distinct=True))
        return rows

    def tools(self, request: HttpRequest, obj: Theme) -> list[Tool]:
        public = Theme.objects.published().filter(pk=obj.pk).exists()
        return [Tool("Bekijk", obj.get_absolute_url(), new_tab=True)] if public else []

    def message_user(self, request: HttpRequest, message: Any, *args: Any, **kwargs: Any) -> None:
        """Django says “De” before every name; markup stays markup (SafeString)."""
        if message.startswith("De thema "):
            message = type(message)("Het" + message.removeprefix("De"))
        super().message_user(request, message, *args, **kwargs)

    @admin.display(description="sessies", ordering="session_count")
    def session_count(self, obj: Any) -> int:
        return int(obj.session_count)
