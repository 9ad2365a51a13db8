"""What organisers may look at: delegations, the log, and the needs of people."""

from django.contrib import admin

from registrations.admin.erasable import ErasableAdmin
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


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    list_display = ["at", "action", "registration", "session", "actor", "user", "reason"]
    list_filter = [BY_EVENT, "action", "actor"]
    list_select_related = ["registration", "session", "user"]
    search_fields = ["registration__code", "reason"]
    date_hierarchy = "at"
    fields = ["at", "event", "action", "registration", "session", "actor", "user", "reason", "details"]


@admin.register(SpecialNeeds)
class SpecialNeedsAdmin(ReadOnlyAdmin):
    """Health data (article 9 GDPR): only for who has the permission of this very table, of one person at a time."""

    edition_path = "registration__event"
    list_display = ["registration", "consent_at"]
    list_filter = [("registration__event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["registration"]
    fields = ["registration", "diet", "access", "consent_at"]
