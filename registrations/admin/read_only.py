"""Rows that the admin shows and never writes itself."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from core.admin.typed import TabularInline
from events.admin.staff import WithinEditions

BY_EVENT = ("event", admin.RelatedOnlyFieldListFilter)  # of the editions that one works for


class ReadOnlyAdmin(WithinEditions):
    """Shown to who may view the model; nobody adds, changes or deletes."""

    actions: Any = None
    list_per_page = 50

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Django's own title asks to choose something to change."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        response: HttpResponse = super().changelist_view(request, {**title, **(extra_context or {})})
        return response

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(TabularInline):
    """Rows below a registration, for whoever may see the registration."""

    extra = 0
    can_delete = False
    show_change_link = False
    classes = ["collapse"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("registrations.view_registration")) or bool(
            request.user.has_perm("registrations.change_registration")
        )
