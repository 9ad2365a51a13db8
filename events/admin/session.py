"""The admin of sessions: where the programme is curated."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from core import dutch
from core.admin.choices import KeyChoices, is_key
from core.admin.pages import FIELDS, PageAdmin, Tool
from core.admin.stamp import StampedAdmin
from events import warnings
from events.admin.actions import DISCLOSED, REVIVED, set_state
from events.admin.attendees import tell_of_attendees
from events.admin.documents import DocumentInline
from events.admin.lines import line_tools
from events.admin.previews import preview_session
from events.admin.session_form import RoomChoiceField, SessionForm
from events.admin.session_parts import AppearanceFormSet, AppearanceInline, PartFormSet, PartInline
from events.admin.staff import ChangedWithinEditions
from events.frame import current_edition
from events.models import Event, Session

MORE = "Meer"  # closed while nothing in it needs a look
KEPT_FOR_NEXT = ("kind", "day", "from_time", "until_time")  # what a round of sessions has in common
MAX_MESSAGES = 10  # warnings after a save; the page of the edition shows more of them


@admin.register(Session)
class SessionAdmin(ChangedWithinEditions, KeyChoices, StampedAdmin, PageAdmin):
    form = SessionForm
    fieldsets = [
        (None, {"fields": ["event", "title", "kind", ("day", "from_time", "until_time"), "room", "state"]}),
        ("Inhoud", {"fields": ["summary", "body", "themes"]}),
        (
            MORE,
            {
                "fields": [
                    *("subtitle", "provisional", "capacity", "until_day", "language", "recording"),
                    *("slug", "former_slugs"),
                ],
                "classes": ["collapse"],
            },
        ),
    ]
    formfield_overrides = FIELDS
    readonly_fields = ["former_slugs"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["event", "room", "themes"]
    inlines = [PartInline, AppearanceInline, DocumentInline]
    list_display = ["title", "when", "kind", "room", "state", "appearance_count", "edition"]
    list_filter = ["event", "state", "kind", "themes"]
    list_select_related = ["event", "room"]
    ordering = ["-event__starts_on", F("start").asc(nulls_last=True), "room__position", "title", "pk"]
    search_fields = ["title", "subtitle", "room__name", "appearances__speaker__sort_name"]
    date_hierarchy = "start"
    actions = ["publish", "to_draft", "cancel"]

    class Media:
        js = ["admin/js/vendor/jquery/jquery.min.js", "admin/js/jquery.init.js", "admin_site/session.js"]

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.preview, cacheable=True)  # the page says itself: no-store
        return [path("<int:pk>/voorbeeld/", view, name="events_session_preview"), *super().get_urls()]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        return preview_session(request, self, pk)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        rows: QuerySet[Any] = (
            super().get_queryset(request).annotate(appearance_count=Count("appearances", distinct=True))
        )
        return rows.select_related("event", "room")

    @staticmethod
    def autocomplete_label(session: Session) -> str:
        """What tells sessions of the same name apart: “Plenaire opening (2018)”."""
        return f"{session.title} ({session.event.title})"

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The edition of the link that led here, or the one at hand; its day when it has one only."""
        initial: dict[str, Any] = {"kind": Session.Kind.BREAKOUT}
        initial |= {name: request.GET[name] for name in KEPT_FOR_NEXT if name in request.GET}
        key = request.GET.get("event", "")
        event = Event.objects.filter(pk=key).first() if is_key(key) else None
        event = event or current_edition(list(Event.objects.all()), timezone.localdate())
        if event is None:
            return initial
        return {"event": event.pk, "day": event.starts_on if event.days == 1 else None, **initial}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "room":
            kwargs |= {"form_class": RoomChoiceField, "queryset": RoomChoiceField.queryset_with_labels()}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Opens “Meer” when it holds what an editor filled in, or the answer to an error of the times."""
        page = context["adminform"]
        if isinstance(page.form, SessionForm) and page.form.needs_more():
            page.fieldsets = [
                (name, {**options, "classes": []} if name == MORE else options) for name, options in page.fieldsets
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Lets the appearances see the rows of the parts; the admin has no public way to relate two formsets."""
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        parts = next((one for one in formsets if isinstance(one, PartFormSet)), None)
        for formset in formsets:
            if isinstance(formset, AppearanceFormSet):
                formset.parts = parts
        return formsets, inlines

    def save_model(self, request: HttpRequest, obj: Session, form: Any, change: bool) -> None:
        if "_publish" in request.POST:
            obj.state = Session.State.PUBLISHED
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            if isinstance(formset, PartFormSet):
                formset.delete_removed()
        if form.moves() or ("state" in form.changed_data and form.instance.state != Session.State.PUBLISHED):
            tell_of_attendees(request, [form.instance])
        notices = warnings.for_session(form.instance, limit=MAX_MESSAGES)
        for text in filter(None, (*(notice.text for notice in notices.shown), notices.rest)):
            messages.warning(request, f"Let op: {text}")

    def response_add(self, request: HttpRequest, obj: Session, post_url_continue: str | None = None) -> HttpResponse:
        """“Opslaan en nieuwe toevoegen” keeps edition, kind, day and times: the next of the same round."""
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" not in request.POST:
            return response
        kept = {name: request.POST[name] for name in KEPT_FOR_NEXT if request.POST.get(name)}
        return HttpResponseRedirect(f"{request.path}?{urlencode({'event': obj.event_id, **kept})}")

    def response_post_save_add(self, request: HttpRequest, obj: Session) -> HttpResponseRedirect:
        """Who came from the page of an edition goes back to it, and sees there what to look at."""
        if "event" in request.GET and request.user.has_perm("events.change_event"):
            return redirect("admin:events_event_change", obj.event_id)
        response: HttpResponseRedirect = super().response_post_save_add(request, obj)
        return response

    def can_publish(self, request: HttpRequest, obj: Session | None) -> bool:
        return obj is None or obj.state == Session.State.DRAFT

    def tools(self, request: HttpRequest, obj: Session) -> list[Tool]:
        preview = reverse("admin:events_session_preview", args=[obj.pk])
        return [
            Tool("Bekijk", obj.get_absolute_url(), new_tab=True)
            if obj.is_public
            else Tool("Bekijk voorbeeld", preview, new_tab=True),
            Tool("Naar de editie", reverse("admin:events_event_change", args=[obj.event_id])),
            *line_tools("session", obj.pk, user=request.user, event_id=obj.event_id),
        ]

    @admin.action(description="Publiceer", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        set_state(self, request, queryset, state=Session.State.PUBLISHED, words="gepubliceerd", skipped=REVIVED)

    @admin.action(description="Zet terug naar concept", permissions=["change"])
    def to_draft(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        set_state(self, request, queryset, state=Session.State.DRAFT, words="teruggezet naar concept")

    @admin.action(description="Annuleer", permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Session]) -> None:
        set_state(self, request, queryset, state=Session.State.CANCELLED, words="geannuleerd", skipped=DISCLOSED)

    @admin.display(description="wanneer", ordering="start")
    def when(self, obj: Session) -> str:
        if obj.start is None:
            return "nog niet bekend"
        start, end = timezone.localtime(obj.start), obj.end and timezone.localtime(obj.end)
        times = f"{dutch.time(start)}–{dutch.time(end)}" if end else dutch.time(start)
        return f"{dutch.DAYS[start.weekday()][:2]} {dutch.date(start, weekday=False, year=False)}, {times}"

    @admin.display(description="editie", ordering="event__starts_on")
    def edition(self, obj: Session) -> str:
        return obj.event.title

    @admin.display(description="sprekers", ordering="appearance_count")
    def appearance_count(self, obj: Any) -> int:
        return int(obj.appearance_count)

    # What those see who may look but not change: the form's own fields do not exist on the model.
    @admin.display(description="dag")
    def day(self, obj: Session) -> str:
        return dutch.date(timezone.localtime(obj.start)) if obj.start else "nog niet bekend"

    @admin.display(description="van")
    def from_time(self, obj: Session) -> str:
        return dutch.time(timezone.localtime(obj.start)) if obj.start else ""

    @admin.display(description="tot")
    def until_time(self, obj: Session) -> str:
        return dutch.time(timezone.localtime(obj.end)) if obj.end else ""

    @admin.display(description="eindigt op")
    def until_day(self, obj: Session) -> str:
        return dutch.date(timezone.localtime(obj.end)) if obj.end else ""
