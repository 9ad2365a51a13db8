"""The admin of registrations. It never shows what someone needs; that has a permission and a page of its own."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, re_path, reverse

from core.admin.pages import PageAdmin, Tool
from events.admin.staff import WithinEditions
from registrations import actions
from registrations.actions import AlreadyRegistered, NotLive
from registrations.admin.add import add_registration
from registrations.admin.attendance import attendance_page
from registrations.admin.attendee_list import AttendeeList
from registrations.admin.badges import badges_page, one_badge
from registrations.admin.catering import catering_page
from registrations.admin.check_in import where
from registrations.admin.export import export_page
from registrations.admin.figures import figures_page
from registrations.admin.line import event_line, session_line
from registrations.admin.list_filters import (
    CameFilter,
    CompleteFilter,
    EventFilter,
    SeatFilter,
    SessionFilter,
    edition_key,
    editions,
)
from registrations.admin.list_tools import list_tools
from registrations.admin.read_only import ReadOnlyInline
from registrations.admin.registration_form import DETAILS, KNOWN, RegistrationForm
from registrations.admin.steps import CANCEL, ERASE, ask, organiser
from registrations.models import Change, CheckIn, Letter, Registration, Seat
from registrations.search import find

FACTS = ("state", "code", "event", "source", "delegation", "created_at", "completed_at", "coming", "erased_at")


class SeatInline(ReadOnlyInline):
    model = Seat
    fields = ["session", "state", "since", "offered_until"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("session")

    @admin.display(description="wacht sinds")
    def since(self, obj: Seat) -> Any:
        return obj.waits_since


class CheckInInline(ReadOnlyInline):
    model = CheckIn
    fields = ["at", "where", "by", "undone_at", "undone_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("session", "by", "undone_by")

    @admin.display(description="waar")
    def where(self, obj: CheckIn) -> str:
        return where(obj)


class ChangeInline(ReadOnlyInline):
    model = Change
    fields = ["at", "action", "session", "actor", "user", "reason"]
    verbose_name_plural = "logboek"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("session", "user")


class LetterInline(ReadOnlyInline):
    model = Letter
    fields = ["created_at", "kind", "state", "sent_at", "error"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).exclude(key__startswith="proef:")  # these went to an organiser


@admin.register(Registration)
class RegistrationAdmin(WithinEditions, PageAdmin):
    form = RegistrationForm
    fieldsets = [(None, {"fields": [*DETAILS, "reason"]}), ("Aanmelding", {"fields": [*FACTS]})]
    readonly_fields = FACTS
    inlines = [SeatInline, CheckInInline, ChangeInline, LetterInline]
    list_display = ["who", "organisation", "event", "status", "here", "created"]
    list_filter = [EventFilter, SessionFilter, SeatFilter, "state", CameFilter, "sector", CompleteFilter, "source"]
    list_display_links = None
    list_per_page = 25
    show_full_result_count = False
    search_fields = ["name_key", "email_key", "code"]
    search_help_text = "Zoek op naam, e-mailadres, organisatie of code."
    actions = None
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        key, wrap = "(?P<pk>[0-9]{1,18})", self.admin_site.admin_view
        return [
            re_path(rf"^wachtlijst/editie/{key}/$", wrap(self.event_line), name="registrations_line_event"),
            re_path(rf"^wachtlijst/sessie/{key}/$", wrap(self.session_line), name="registrations_line_session"),
            re_path(r"^exporteer/$", wrap(self.export), name="registrations_registration_export"),
            re_path(r"^badges/$", wrap(self.badges), name="registrations_registration_badges"),
            re_path(r"^presentielijst/$", wrap(self.attendance), name="registrations_registration_attendance"),
            re_path(r"^cijfers/$", wrap(self.figures), name="registrations_registration_figures"),
            re_path(r"^catering/$", wrap(self.catering), name="registrations_registration_catering"),
            re_path(rf"^{key}/badge/$", wrap(one_badge), name="registrations_registration_badge"),
            re_path(rf"^{key}/annuleer/$", wrap(self.cancel), name="registrations_registration_cancel"),
            re_path(rf"^{key}/wis/$", wrap(self.erase), name="registrations_registration_erase"),
            *super().get_urls(),
        ]

    def event_line(self, request: HttpRequest, pk: str) -> HttpResponse:
        return event_line(request, self, pk)

    def session_line(self, request: HttpRequest, pk: str) -> HttpResponse:
        return session_line(request, self, pk)

    def export(self, request: HttpRequest) -> HttpResponse:
        return export_page(request, self)

    def badges(self, request: HttpRequest) -> HttpResponseBase:
        return badges_page(request, self)

    def attendance(self, request: HttpRequest) -> HttpResponseBase:
        return attendance_page(request, self)

    def figures(self, request: HttpRequest) -> HttpResponse:
        return figures_page(request, self)

    def catering(self, request: HttpRequest) -> HttpResponse:
        return catering_page(request, self)

    def cancel(self, request: HttpRequest, pk: str) -> HttpResponse:
        return ask(request, self, pk, CANCEL)

    def erase(self, request: HttpRequest, pk: str) -> HttpResponse:
        return ask(request, self, pk, ERASE)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return add_registration(request, self)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        key = edition_key(request)
        event = next((one for one in editions(request) if one.pk == key), None)
        tools = list_tools(request, event)
        return super().changelist_view(request, {**(extra_context or {}), "tools": tools, "title": "Aanmeldingen"})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[AttendeeList]:
        return AttendeeList

    def get_list_select_related(self, request: HttpRequest) -> list[str]:
        return ["event"] if edition_key(request) is None else []

    def get_list_display(self, request: HttpRequest) -> Any:
        """Of one edition its name says nothing."""
        return [one for one in self.list_display if one != "event" or edition_key(request) is None]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The best first, unless a column is asked for; the list ordered the rows by it before it searches them."""
        if not search_term.strip():
            return queryset, False
        found = find(queryset, search_term)
        return (found.order_by(*queryset.query.order_by) if request.GET.get("o") else found), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nothing of a registration that is over can be changed."""
        return FACTS if obj is None or obj.is_live else (*DETAILS, *FACTS)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (name, first), *others = super().get_fieldsets(request, obj)
        may = obj is not None and obj.is_live and self.has_change_permission(request, obj)
        return [(name, first if may else {**first, "fields": [*DETAILS]}), *others]

    def tools(self, request: HttpRequest, obj: Registration) -> list[Tool]:
        tools = [Tool("Wachtlijst van de editie", reverse("admin:registrations_line_event", args=[obj.event_id]))]
        if self.has_change_permission(request, obj):
            if obj.is_live:
                tools.append(Tool("Annuleer", reverse("admin:registrations_registration_cancel", args=[obj.pk])))
            if obj.erased_at is None:
                tools.append(Tool("Wis persoon", reverse("admin:registrations_registration_erase", args=[obj.pk])))
        return tools

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        form.save_m2m = lambda: None
        return form.instance

    def save_model(self, request: HttpRequest, obj: Registration, form: Any, change: bool) -> None:
        """Writes through the actions; what someone else did at the same moment is told."""
        by = organiser(request, form.cleaned_data.get("reason", ""))
        try:
            if not form.is_whole():
                raise NotLive
            actions.change_details(registration=obj, details=form.details(), by=by, keep_needs=True)
        except (AlreadyRegistered, NotLive) as error:
            over = "Deze aanmelding is intussen voorbij."
            obj.refused = KNOWN if isinstance(error, AlreadyRegistered) else over  # type: ignore[attr-defined]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if hasattr(obj, "refused") else super().log_change(request, obj, message)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if refused := getattr(obj, "refused", ""):
            messages.error(request, f"{refused} Er is niets gewijzigd.")
            return redirect("admin:registrations_registration_change", obj.pk)
        return super().response_change(request, obj)

    # These name the columns and what they are ordered by; `AttendeeList` prints what stands in them.
    @admin.display(description="naam", ordering="name_key")
    def who(self, obj: Registration) -> str:
        return obj.name

    @admin.display(description="status", ordering="state")
    def status(self, obj: Registration) -> str:
        return obj.get_state_display()

    @admin.display(description="binnen")
    def here(self, obj: Any) -> bool:
        return bool(obj.arrivals)

    @admin.display(description="aangemeld op", ordering="created_at")
    def created(self, obj: Registration) -> Any:
        return obj.created_at
