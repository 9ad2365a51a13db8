"""Who came in when and where, as the desk and the doors noted it; the desk alone writes it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from core import richtext
from registrations.admin.read_only import ReadOnlyAdmin
from registrations.models import CheckIn


def where(row: CheckIn) -> str:
    """The session whose door it was, or else the desk."""
    place = "balie" if row.session is None else f"deur van “{richtext.line(row.session.title)}”"
    return f"{place} ({row.desk})" if row.desk else place


class UndoneFilter(admin.SimpleListFilter):
    title, parameter_name = "ongedaan gemaakt", "ongedaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("nee", "nee"), ("ja", "ja")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        undone = {"ja": False, "nee": True}.get(self.value() or "")
        return queryset if undone is None else queryset.filter(undone_at__isnull=undone)


@admin.register(CheckIn)
class CheckInAdmin(ReadOnlyAdmin):
    edition_path = "registration__event"
    list_display = ["at", "who", "where", "by", "undone_at", "undone_by"]
    list_filter = [("registration__event", admin.RelatedOnlyFieldListFilter), UndoneFilter]
    list_select_related = ["registration", "session", "by", "undone_by"]
    show_full_result_count = False
    search_fields = ["registration__name_key", "registration__code"]
    search_help_text = "Zoek op naam of code."
    fields = ["registration", "where", "at", "received_at", "desk", "by", "undone_at", "undone_by"]
    readonly_fields = ["where"]

    @admin.display(description="wie")
    def who(self, obj: CheckIn) -> str:
        return obj.registration.name or "gewist"

    @admin.display(description="waar")
    def where(self, obj: CheckIn) -> str:
        return where(obj)
