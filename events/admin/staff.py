"""For which editions a member of staff works: on the page of the user, and in the admins of what belongs to one."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin.lists import OwnFilters
from core.admin.typed import ModelAdmin, TabularInline
from events import staff
from events.models import Assignment, Event


class AssignmentInline(TabularInline):
    model = Assignment
    extra = 0
    verbose_name_plural = "Edities waarvoor deze medewerker werkt"


admin.site.unregister((User, Group))


@admin.register(User)
class StaffAdmin(OwnFilters, UserAdmin):  # type: ignore[type-arg]
    inlines = [AssignmentInline]


@admin.register(Group)
class StaffGroupAdmin(OwnFilters, GroupAdmin):
    """Django's own, but for addresses that its list cannot read."""


class ChangedWithinEditions(ModelAdmin):
    """Rows that all who may see them see of every year, as visitors do; changed for the editions that one works for."""

    @staticmethod
    def edition_of(obj: Any) -> int | None:
        key: int | None = obj.event_id
        return key

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._is_ours(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_ours(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Event:
            kwargs["queryset"] = staff.events_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _is_ours(self, request: HttpRequest, obj: Any) -> bool:
        key = None if obj is None else self.edition_of(obj)
        return key is None or staff.works_for(request.user, key)


class WithinEditions(ModelAdmin):
    """Rows of the editions that one works for; those of another are not found. `edition_path` leads to the edition."""

    edition_path = "event"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return staff.within(super().get_queryset(request), request.user, self.edition_path)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Event:
            kwargs["queryset"] = staff.events_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
