"""Files of attendees: handing one in, looking through what would come of it, and reading it in."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from core import dutch
from core.admin.choices import is_key
from registrations.actions import OutcomeChanged, Overlap, Plan, SignUpClosed, Unavailable
from registrations.admin.add import CLOSED
from registrations.admin.editions import chosen_edition, open_editions
from registrations.admin.import_columns import ask
from registrations.admin.import_forms import ConfirmForm, UploadForm
from registrations.admin.import_page import dry_run_context
from registrations.admin.read_only import BY_EVENT, ReadOnlyAdmin
from registrations.admin.steps import organiser
from registrations.imports import example
from registrations.imports.confirm import Done, confirm, forget
from registrations.imports.kept import asks, keep
from registrations.models import AttendeeImport, ClaimState

CHANGED = (
    "Intussen is er iets veranderd: iemand meldde zich aan, of er kwamen of gingen plaatsen. Er is nog niemand "
    "aangemeld. Kijk hieronder hoe het nu staat, en meld dan opnieuw aan."
)
DONE = "Dit bestand was al ingelezen, of de regels zijn gewist. Er is nu niemand aangemeld."
FORGOTTEN = "De regels van dit bestand zijn gewist. Er is niemand aangemeld."
_NUMBERS = ("registered", "partly", "waiting", "known", "left_out")


@admin.register(AttendeeImport)
class AttendeeImportAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "by", "event", "what_came_of_it"]
    list_filter = [BY_EVENT]
    list_select_related = ["event", "by"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("rows")  # thousands, in a list of files

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("voorbeeld.csv", wrap(self.empty_csv), name="registrations_attendeeimport_csv"),
            path("voorbeeld.xlsx", wrap(self.empty_xlsx), name="registrations_attendeeimport_xlsx"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who reads files in registers people."""
        return super(ReadOnlyAdmin, self).has_add_permission(request) and request.user.has_perm(
            "registrations.add_registration"
        )

    def empty_csv(self, request: HttpRequest) -> HttpResponse:
        return self._example(request, example.empty_csv(), example.CSV_TYPE, "deelnemers.csv")

    def empty_xlsx(self, request: HttpRequest) -> HttpResponse:
        return self._example(request, example.empty_xlsx(), example.XLSX_TYPE, "deelnemers.xlsx")

    def _example(self, request: HttpRequest, content: bytes, content_type: str, name: str) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return HttpResponse(
            content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        editions, initial = open_editions(request), {"event": chosen_edition(request)}
        posted = request.method == "POST"
        data, files = (request.POST, request.FILES) if posted else (None, None)
        form = UploadForm(data, files, editions=editions, initial=initial)
        if posted and form.is_valid():
            return self._keep(request, form)
        context = {
            **self.admin_site.each_context(request),
            "title": "Lees een bestand in",
            "opts": self.opts,
            "form": form,
            "editions": editions,
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/registrations/attendeeimport/add.html", context, status=status)

    def _keep(self, request: HttpRequest, form: UploadForm) -> HttpResponse:
        table, event = form.cleaned_data["file"], form.cleaned_data["event"]
        by = organiser(request).user
        upload = AttendeeImport.objects.create(event=event, by=by, file_name=form.file_name, rows=keep(table))
        self.log_addition(request, upload, f"{dutch.count(len(table.lines), 'regel', 'regels')} gelezen.")
        for note in table.notes:
            messages.warning(request, note)
        return redirect("admin:registrations_attendeeimport_change", upload.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The dry run: nothing is written until it is confirmed, and only as it was shown."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not is_key(object_id):
            return super().change_view(request, object_id)  # which sends it to the first page
        rows = self.get_queryset(request).defer(None).select_related("event", "by")
        upload = get_object_or_404(rows, pk=object_id)
        form = ConfirmForm(request.POST if request.method == "POST" else None)
        if request.method == "POST":
            if not self.has_add_permission(request):
                raise PermissionDenied
            if "forget" in request.POST:
                return self._forget(request, upload)
        if (columns := asks(upload)) is not None:
            return ask(request, self, upload, columns)
        if (
            request.method == "POST"
            and form.is_valid()
            and (answer := self._confirm(request, upload, form)) is not None
        ):
            return answer
        context = {
            **self.admin_site.each_context(request),
            "title": "Kijk de deelnemers na" if upload.rows else "Bestand met deelnemers",
            "opts": self.opts,
            "upload": upload,
            "came_of_it": self.what_came_of_it(upload),
            "form": form,
            "may_confirm": self.has_add_permission(request),
            **dry_run_context(request, upload),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/registrations/attendeeimport/change.html", context, status=status)

    def _confirm(self, request: HttpRequest, upload: AttendeeImport, form: ConfirmForm) -> HttpResponse | None:
        """Where to go when all are registered; None when the dry run is to be shown again, with why."""
        values = form.cleaned_data
        by = organiser(request, values["reason"])
        try:
            plan = confirm(upload=upload, shown=values["shown"], letters=values["letters"], by=by)
        except (OutcomeChanged, Unavailable, Overlap):
            upload.event.refresh_from_db()
            form.add_error(None, CHANGED)
        except SignUpClosed:
            form.add_error(None, CLOSED)
        except Done:
            messages.warning(request, DONE)
            return redirect("admin:registrations_attendeeimport_change", upload.pk)
        else:
            done = _done(plan, letters=values["letters"])
            self.log_change(request, upload, done)
            messages.success(request, done)
            return redirect("admin:registrations_attendeeimport_change", upload.pk)
        return None

    def _forget(self, request: HttpRequest, upload: AttendeeImport) -> HttpResponse:
        if not forget(upload):
            messages.warning(request, DONE)
            return redirect("admin:registrations_attendeeimport_change", upload.pk)
        self.log_change(request, upload, "Regels gewist.")
        messages.success(request, FORGOTTEN)
        return redirect("admin:registrations_attendeeimport_changelist")

    @admin.display(description="uitkomst")
    def what_came_of_it(self, obj: AttendeeImport) -> str:
        if obj.done_at is None:
            return "niet ingelezen"
        numbers = {name: int(obj.outcome.get(name, 0)) for name in _NUMBERS}
        partly = f" (van wie {dutch.count(numbers['partly'], 'wacht', 'wachten')} op een sessie)"
        parts = [
            f"{numbers['registered']} met een plaats{partly if numbers['partly'] else ''}",
            f"{numbers['waiting']} op de wachtlijst",
            f"{numbers['known']} al aangemeld",
            f"{numbers['left_out']} overgeslagen",
        ]
        return ", ".join(parts)


def _done(plan: Plan, *, letters: bool) -> str:
    """What happened, in numbers."""
    placed, waits = plan.count(ClaimState.PLACE), plan.count(ClaimState.WAITING)
    words = [f"{dutch.count(placed + waits, 'deelnemer', 'deelnemers')} aangemeld."]
    if waits:
        words.append(f"Daarvan {'staat' if waits == 1 else 'staan'} er {waits} op de wachtlijst.")
    if partly := sum(bool(one.waiting) and one.state == ClaimState.PLACE for one in plan.new):
        words.append(f"{partly} {'komt' if partly == 1 else 'komen'} op de wachtlijst van een sessie.")
    words += [f"Het aantal plaatsen van “{one.subject}” steeg naar {one.after}." for one in plan.rises]
    sent = sum(bool(one.person.details.email) for one in plan.new) if letters else 0
    words.append(f"{dutch.count(sent, 'bevestiging gaat', 'bevestigingen gaan')} per e-mail uit.")
    return " ".join(words)
