"""The admin of editions."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from core import dutch
from core.admin.choices import KeyChoices
from core.admin.pages import FIELDS, PageAdmin, Tool
from core.admin.stamp import StampedAdmin
from core.admin.typed import StackedInline
from events import staff, warnings
from events.admin.actions import set_published
from events.admin.attendees import TellsAttendees
from events.admin.documents import DocumentInline
from events.admin.event_form import SLUG_TAKEN, CopyForm, EventForm, VenueForm, VenueFormSet, copy_initial
from events.admin.lines import figures_tools, line_tools
from events.admin.previews import event_preview_url, preview_event, preview_programme, programme_preview_url
from events.admin.staff import ChangedWithinEditions
from events.copying import copy_event
from events.models import Event, Venue
from photos.admin.widgets import PhotoChoices

COPIED = ("event", "venue", "room", "session")  # who copies an edition makes these


class VenueInline(StackedInline):
    model = Venue
    form = VenueForm
    formset = VenueFormSet
    fields = [("name", "position"), ("street", "postal_code", "city"), "new_rooms"]
    show_change_link = True

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 1 if obj is None else 0


@admin.register(Event)
class EventAdmin(TellsAttendees, ChangedWithinEditions, KeyChoices, PhotoChoices, StampedAdmin, PageAdmin):
    form = EventForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    *("name", "slug", ("starts_on", "ends_on"), ("start_time", "end_time")),
                    *("city", "tagline", "published_at"),
                ]
            },
        ),
        ("Inhoud", {"fields": ["lead_photo", "intro", "body", "galleries"]}),
        (
            "Aanmelden",
            {
                "fields": ["capacity", "taken", ("registration_opens_at", "registration_closes_at"), "invitation_only"],
                "classes": ["collapse"],
            },
        ),
        (
            "Meer",
            {
                "fields": [("short_name", "label"), ("host", "region"), "attendance", "former_slugs"],
                "classes": ["collapse"],
            },
        ),
    ]
    formfield_overrides = FIELDS
    readonly_fields = ["former_slugs", "taken"]
    autocomplete_fields = ["galleries"]
    inlines = [VenueInline, DocumentInline]
    list_display = ["name", "days", "city", "session_count", "state"]
    ordering = ["-starts_on", "slug"]  # said here too: counting drops the order of the model
    search_fields = ["name", "slug", "city", "tagline"]
    date_hierarchy = "starts_on"
    actions = ["publish", "take_offline"]
    view_on_site = False

    @staticmethod
    def edition_of(obj: Any) -> int | None:
        key: int | None = obj.pk
        return key

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/voorbeeld/", wrap(self.preview, cacheable=True), name="events_event_preview"),
            path(
                "<int:pk>/voorbeeld/programma/",
                wrap(self.preview_programme, cacheable=True),
                name="events_event_preview_programme",
            ),
            path("<int:pk>/kopie/", wrap(self.copy), name="events_event_copy"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        return preview_event(request, self, pk)

    def preview_programme(self, request: HttpRequest, pk: int) -> HttpResponse:
        return preview_programme(request, self, pk)

    def copy(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form that makes a new edition from this one."""
        if not self._may_copy(request):
            raise PermissionDenied
        source = get_object_or_404(Event, pk=pk)
        form = CopyForm(request.POST or None, initial=copy_initial(source))
        if request.method == "POST" and form.is_valid():
            try:
                event = copy_event(source=source, **form.cleaned_data)
            except IntegrityError:  # someone else took the address since the form looked
                form.add_error("slug", SLUG_TAKEN)
            else:
                staff.work_for(request.user, event)
                self.log_addition(request, event, [{"added": {}}])
                self.message_user(request, f"{event.name} is gemaakt, nog niet gepubliceerd.", messages.SUCCESS)
                return redirect("admin:events_event_change", event.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Kopieer {source.name}",
            "opts": self.opts,
            "original": source,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/events/event/copy.html", context)

    def _may_copy(self, request: HttpRequest) -> bool:
        allowed = [request.user.has_perm(f"events.add_{model}") for model in COPIED]
        return all(allowed) and self.has_view_or_change_permission(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        rows: QuerySet[Any] = super().get_queryset(request).annotate(session_count=Count("sessions", distinct=True))
        return rows

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        if "_publish" in request.POST and not obj.is_published:
            obj.published_at = timezone.now()
        super().save_model(request, obj, form, change)
        if not change:
            staff.work_for(request.user, obj)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if (event := context.get("original")) is not None:
            context["notices"] = warnings.for_event(self._stored(request, event))
        return super().render_change_form(request, context, *args, **kwargs)

    def can_publish(self, request: HttpRequest, obj: Event | None) -> bool:
        return obj is None or not obj.is_published

    def tools(self, request: HttpRequest, obj: Event) -> list[Tool]:
        sessions = reverse("admin:events_session_changelist")
        add = reverse("admin:events_session_add")
        tools = (
            [Tool("Sessie toevoegen", f"{add}?event={obj.pk}")] if request.user.has_perm("events.add_session") else []
        )
        tools += [
            Tool("Sessies", f"{sessions}?event__id__exact={obj.pk}"),
            Tool("Bekijk" if obj.is_published else "Bekijk voorbeeld", event_preview_url(obj), new_tab=True),
            Tool("Voorbeeld van het programma", programme_preview_url(obj), new_tab=True),
        ]
        tools += line_tools("event", obj.pk, user=request.user, event_id=obj.pk)
        tools += figures_tools(obj.slug, user=request.user, event_id=obj.pk)
        if self._may_copy(request):
            tools.append(Tool("Kopieer editie", reverse("admin:events_event_copy", args=[obj.pk])))
        return tools

    @admin.action(description="Publiceer nu", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        set_published(self, request, queryset, published=True)

    @admin.action(description="Haal offline", permissions=["change"])
    def take_offline(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        set_published(self, request, queryset, published=False)

    @admin.display(description="wanneer", ordering="starts_on")
    def days(self, obj: Event) -> str:
        return dutch.date_range(obj.starts_on, obj.ends_on)

    @admin.display(description="bezette plaatsen")
    def taken(self, obj: Event) -> int:
        return obj.places_taken

    @admin.display(description="sessies", ordering="session_count")
    def session_count(self, obj: Any) -> int:
        return int(obj.session_count)

    @admin.display(description="status", ordering="published_at")
    def state(self, obj: Event) -> str:
        if obj.published_at is None:
            return "niet gepubliceerd"
        day = dutch.date(timezone.localtime(obj.published_at), weekday=False)
        return "gepubliceerd" if obj.is_published else f"vanaf {day}"
