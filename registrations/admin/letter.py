"""The outbox: which mail went out, which did not and why, and sending it again."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from core import dutch
from registrations.admin import outlook
from registrations.admin.read_only import BY_EVENT, ReadOnlyAdmin
from registrations.models import Delegation, Invitation, Letter


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    actions = ["send_again"]
    change_list_template = "admin/registrations/letter/change_list.html"
    list_display = ["created_at", "what", "to", "event", "state", "attempts", "error"]
    list_filter = ["state", "kind", BY_EVENT, ("mailing", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["to", "registration__code"]
    readonly_fields = ["of_delegation", "of_invitation"]
    fields = [
        *("kind", "event", "to", "registration", "of_delegation", "of_invitation", "mailing", "state", "error"),
        *("attempts", "next_try_at", "created_at", "sent_at"),
    ]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.stop_view)
        return [path("niet-vertellen/", view, name="registrations_letter_stop"), *super().get_urls()]

    def stop_view(self, request: HttpRequest) -> HttpResponse:
        return outlook.stop(request, self)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        context = {"outlooks": outlook.shown(request), "may_stop": self.has_send_permission(request)}
        response: HttpResponse = super().changelist_view(request, {**(extra_context or {}), **context})
        return response

    @admin.display(description="soort", ordering="kind")
    def what(self, obj: Letter) -> str:
        return f"{obj.get_kind_display()}{' (proef)' if 'test' in obj.facts else ''}"

    @admin.display(description="delegatie")
    def of_delegation(self, obj: Letter) -> str:
        return self._link(obj.delegation)

    @admin.display(description="uitnodiging")
    def of_invitation(self, obj: Letter) -> str:
        return self._link(obj.invitation)

    def _link(self, row: Delegation | Invitation | None) -> str:
        """To its own page, as Django links what it has a Dutch name for. Who may not see that page is told so there."""
        if row is None:
            return self.get_empty_value_display()
        address = reverse(f"admin:registrations_{row._meta.model_name}_change", args=[row.pk])
        return format_html('<a href="{}">{}</a>', address, row)

    def has_send_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("registrations.change_letter"))

    @admin.action(description="Verstuur opnieuw", permissions=["send"])
    def send_again(self, request: HttpRequest, letters: QuerySet[Any]) -> None:
        """Puts what failed back in the outbox; what was sent, waits or is not needed any more stays as it is."""
        failed = letters.filter(state=Letter.State.FAILED).exclude(to="")
        chosen = letters.count()
        done = failed.update(
            state=Letter.State.QUEUED, attempts=0, next_try_at=timezone.now(), error="", lease=None, leased_until=None
        )
        if done:
            number = dutch.count(done, "bericht wordt", "berichten worden")
            messages.success(request, f"{number} zo opnieuw verstuurd.")
        if done < chosen:
            number = dutch.count(chosen - done, "bericht is", "berichten zijn")
            messages.warning(request, f"{number} niet opnieuw verstuurd: alleen wat mislukte, kan opnieuw.")
