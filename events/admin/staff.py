"""For which editions a member of staff works: on the page of the user, and in the admins of what belongs to one."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from core.admin.typed import ModelAdmin, TabularInline
from events import staff
from events.models import Assignment, Event


class AssignmentInline(TabularInline):
    model = Assignment
    extra = 0
    verbose_name_plural = "Edities waarvoor deze medewerker werkt"


admin.site.unregister(User)


@admin.register(User)
class StaffAdmin(UserAdmin):  # type: ignore[type-arg]
    inlines = [AssignmentInline]


class WithinEditions(ModelAdmin):
    """Rows of the editions that one works for; those of another are not found. `edition_path` leads to the edition."""

    edition_path = "event"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return staff.within(super().get_queryset(request), request.user, self.edition_path)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.related_model is Event:
            kwargs["queryset"] = staff.events_of(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
