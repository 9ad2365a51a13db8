"""What organisers may look at: delegations, the log, and the needs of people."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.admin.lists import OwnList
from core.admin.pages import Tool
from registrations.admin.erasable import ErasableAdmin
from registrations.admin.log_words import titles_of, words
from registrations.admin.read_only import BY_EVENT, ReadOnlyAdmin
from registrations.admin.steps import ERASE_SENDER
from registrations.models import Change, Delegation, SpecialNeeds


@admin.register(Delegation)
class DelegationAdmin(ErasableAdmin):
    step = ERASE_SENDER
    list_display = ["sender_name", "sender_email", "organisation", "event", "created_at"]
    list_display_links = ["sender_name", "sender_email"]
    list_filter = [BY_EVENT]
    list_select_related = ["event"]
    search_fields = ["sender_name", "sender_email", "organisation"]
    fields = ["event", "sender_name", "sender_email", "organisation", "created_at", "erased_at"]

    def is_erasable(self, obj: Delegation) -> bool:
        return obj.erased_at is None


class Log(OwnList):
    """Lines with the titles of the sessions that their details name, of all in one query."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        titles = titles_of(self.result_list)
        for row in self.result_list:
            row.titles = titles


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "action", "registration", "session", "in_words", "actor", "user", "reason"]
    list_filter = [BY_EVENT, "action", "actor", ("user", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["registration", "session", "user"]
    search_fields = ["registration__code", "reason"]
    date_hierarchy = "at"
    show_full_result_count = False
    fields = ["at", "event", "action", "registration", "session", "in_words", "actor", "user", "reason"]
    readonly_fields = ["in_words"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Log]:
        return Log

    @admin.display(description="bijzonderheden")
    def in_words(self, obj: Any) -> str:
        return words(obj, obj.titles if hasattr(obj, "titles") else titles_of([obj]))


@admin.register(SpecialNeeds)
class SpecialNeedsAdmin(ReadOnlyAdmin):
    """Health data (article 9 GDPR): only for who has the permission of this very table, of one person at a time."""

    edition_path = "registration__event"
    list_display = ["registration", "consent_at"]
    list_filter = [("registration__event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["registration"]
    fields = ["registration", "diet", "access", "consent_at"]
    change_list_template = "admin/registrations/change_list_tools.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """With the way to the caterer's sums, for who reads needs and may not see the list of attendees."""
        tools = [Tool("Voor de cateraar", reverse("admin:registrations_registration_catering"))]
        return super().changelist_view(request, {**(extra_context or {}), "tools": tools})
