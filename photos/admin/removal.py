"""The admin of requests to hide a photo: looked at and decided in one click, and never edited."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dutch
from core.admin.typed import ModelAdmin
from photos.actions import decide, hide_photo
from photos.admin.filters import DecidedFilter
from photos.admin.hiding import show
from photos.admin.thumbs import thumbnail
from photos.models import RemovalRequest


@admin.register(RemovalRequest)
class RemovalRequestAdmin(ModelAdmin):
    list_display = ["picture", "why", "asked", "outcome"]
    list_display_links = None
    list_filter = [DecidedFilter]
    list_select_related = ["photo"]
    list_per_page = 50
    actions = None
    fields = ["picture", "why", "asked", "outcome"]
    readonly_fields = ["picture", "why", "asked", "outcome"]

    class Media:
        css = {"all": ["admin_site/photos/picker.css", "admin_site/photos/photos.css"]}

    def get_urls(self) -> list[URLPattern]:
        key, wrap = r"^(?P<pk>[0-9]{1,18})", self.admin_site.admin_view
        return [
            re_path(rf"{key}/zet-terug/$", wrap(self.restore), name="photos_removalrequest_restore"),
            re_path(rf"{key}/houd-verborgen/$", wrap(self.keep_hidden), name="photos_removalrequest_keep"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Verzoeken om te verbergen", **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # decided, never edited

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def may_decide(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return bool(user.has_perms(["photos.change_removalrequest", "photos.change_photo"]))

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Shows the photo again; this closes every request about it."""
        asked = self._asked(request, pk)
        if isinstance(asked, HttpResponse):
            return asked
        if asked.photo.hidden_at is None:
            decide(photo=asked.photo, decision=RemovalRequest.Decision.RESTORED)
        show(request, self, [asked.photo])
        return redirect("admin:photos_removalrequest_changelist")

    def keep_hidden(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Leaves the photo hidden, or hides it when the request alone did not."""
        asked = self._asked(request, pk)
        if isinstance(asked, HttpResponse):
            return asked
        with transaction.atomic():
            hide_photo(photo=asked.photo)
            decide(photo=asked.photo, decision=RemovalRequest.Decision.KEPT_HIDDEN)
        self.log_change(request, asked.photo, "Blijft verborgen.")
        messages.success(request, f"De foto “{asked.photo}” blijft verborgen.")
        return redirect("admin:photos_removalrequest_changelist")

    def _asked(self, request: HttpRequest, pk: int) -> RemovalRequest | HttpResponse:
        """The request, or the answer to who may not decide it (403) or asks by GET (405)."""
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        if not self.may_decide(request):
            raise PermissionDenied
        return get_object_or_404(RemovalRequest.objects.select_related("photo"), pk=pk)

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return [*self.list_display, "buttons"] if self.may_decide(request) else [*self.list_display]

    @admin.display(description="foto")
    def picture(self, obj: RemovalRequest) -> SafeString:
        url = reverse("admin:photos_photo_change", args=[obj.photo_id])
        return format_html(
            '<a href="{}" class="photo-row-picture">{}</a>', url, thumbnail(obj.photo, alt=str(obj.photo))
        )

    @admin.display(description="toelichting", ordering="reason")
    def why(self, obj: RemovalRequest) -> SafeString:
        quiet = "" if obj.reason else " photo-quiet"
        return format_html('<span class="photo-words{}">{}</span>', quiet, obj.reason or "geen toelichting")

    @admin.display(description="gevraagd op", ordering="created_at")
    def asked(self, obj: RemovalRequest) -> str:
        return dutch.moment(obj.created_at, weekday=False)

    @admin.display(description="stand", ordering="decision")
    def outcome(self, obj: RemovalRequest) -> str:
        if obj.decided_at is not None:
            return f"{obj.get_decision_display()} ({dutch.moment(obj.decided_at, weekday=False)})"
        return "verborgen" if obj.photo.hidden_at is not None else "nog zichtbaar"

    @admin.display(description="besluit")
    def buttons(self, obj: RemovalRequest) -> str | SafeString:
        """Buttons of the form around the list, each with an address of its own."""
        if obj.decided_at is not None:
            return ""
        keep = "Houd verborgen" if obj.photo.hidden_at is not None else "Verberg"
        back = "Zet terug" if obj.photo.hidden_at is not None else "Laat staan"
        return format_html(
            '<span class="photo-decide"><button class="button" formaction="{}" aria-label="{}: {}">{}</button>'
            '<button class="button" formaction="{}" aria-label="{}: {}">{}</button></span>',
            reverse("admin:photos_removalrequest_restore", args=[obj.pk]),
            *(back, obj.photo, back),
            reverse("admin:photos_removalrequest_keep", args=[obj.pk]),
            *(keep, obj.photo, keep),
        )
