"""Messages to attendees: written, tried, sent to a group once, and then as they are."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, re_path, reverse

from core.admin.choices import is_key
from core.admin.typed import ModelAdmin
from events import staff
from events.admin.staff import WithinEditions
from registrations import actions
from registrations.actions import NotADraft, OutcomeChanged
from registrations.actions.mailing import KEY
from registrations.admin.editions import chosen_or_next
from registrations.admin.mailing_check import check_page, people
from registrations.admin.read_only import BY_EVENT
from registrations.admin.steps import organiser
from registrations.forms.mailing import WHO, MailingForm, values_of
from registrations.letters.typed_text import paragraphs
from registrations.mailing import words_of
from registrations.models import Letter, Mailing

SENT = (
    "Dit bericht is intussen verstuurd of weggegooid. Er is niets gewijzigd. Wat u hebt ingevuld, staat er nog: "
    "kopieer het als u het nodig hebt."
)
NEWER = (
    "Dit bericht is intussen door iemand anders gewijzigd. Wat u hebt ingevuld, staat er nog. Klikt u nog eens op de "
    "knop, dan komt uw versie in de plaats van die van de ander."
)

UNNAMED = "Kijk hierboven of dit bericht over de goede editie gaat. Klik daarna nog eens op de knop."


@admin.register(Mailing)
class MailingAdmin(WithinEditions, ModelAdmin):
    actions = None
    list_display = ["subject", "event", "standing", "created_at", "by"]
    list_filter = [BY_EVENT]
    list_select_related = ["event", "by"]
    list_per_page = 50
    search_fields = ["subject", "body"]
    search_help_text = "Zoek in onderwerp en tekst."

    def get_urls(self) -> list[URLPattern]:
        key, wrap = "(?P<pk>[0-9]{1,18})", self.admin_site.admin_view
        return [
            re_path(rf"^{key}/versturen/$", wrap(self.check_view), name="registrations_mailing_check"),
            re_path(rf"^{key}/kopie/$", wrap(self.copy_view), name="registrations_mailing_copy"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was sent stays, so that it is known what was said to whom."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.sent_at is None)

    def delete_model(self, request: HttpRequest, obj: Mailing) -> None:
        try:
            actions.delete_mailing(mailing=obj)
        except NotADraft as error:
            raise PermissionDenied from error

    def check_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        return check_page(request, self, pk)

    def copy_view(self, request: HttpRequest, pk: str) -> HttpResponse:
        """POST alone: a new draft."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request) or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = actions.copy_mailing(mailing=self._row(request, pk), by=organiser(request))
        self.log_addition(request, row, [{"added": {}}])
        messages.success(request, "Dit is de kopie. Er is nog niets verstuurd.")
        return redirect("admin:registrations_mailing_change", row.pk)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = {"title": "Berichten aan deelnemers"}
        response: HttpResponse = super().changelist_view(request, {**title, **(extra_context or {})})
        return response

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        event = chosen_or_next(request)
        if event is None:
            return self._page(request, "form", {"title": "Schrijf een bericht", "event": None})
        group = {name: request.GET[name] for name in WHO if name in request.GET}  # as pages with that group have it
        fault = "" if "editie" in request.GET else UNNAMED
        row = Mailing(event=event, by_id=request.user.pk)
        return self._form(request, row, {"state": "plaats", **group}, fault=fault)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The form of a draft; what was sent is shown with what became of it."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        mailing = self._row(request, object_id)
        if mailing.sent_at is not None and request.method != "POST":
            return self._sent(request, mailing)
        if not self.has_change_permission(request, mailing):
            if request.method == "POST":
                raise PermissionDenied
            return check_page(request, self, str(mailing.pk))
        return self._form(request, mailing, values_of(mailing))

    def _row(self, request: HttpRequest, key: str) -> Mailing:
        rows = self.get_queryset(request).select_related("event", "by")
        found: Mailing = get_object_or_404(rows, pk=key if is_key(key) else 0)
        return found

    def _form(
        self, request: HttpRequest, mailing: Mailing, initial: dict[str, Any], *, fault: str = ""
    ) -> HttpResponse:
        """With a `fault` nothing that is sent is saved."""
        form = MailingForm(request.POST if request.method == "POST" else None, event=mailing.event, initial=initial)
        if form.is_bound and fault:
            form.add_error(None, fault)
        is_new = mailing.pk is None
        if request.method == "POST" and form.is_valid() and self._save(form, mailing):
            log = self.log_addition if is_new else self.log_change
            log(request, mailing, [{"added": {}} if is_new else {"changed": {}}])
            return redirect("admin:registrations_mailing_check", mailing.pk)
        context = {
            "title": "Schrijf een bericht" if is_new else "Wijzig een bericht",
            "event": mailing.event,
            "mailing": None if is_new else mailing,
            "form": form,
            "others": staff.events_of(request.user).filter(capacity__gte=0).exclude(pk=mailing.event.pk)
            if is_new
            else [],
            "may_delete": not is_new and self.has_delete_permission(request, mailing),
        }
        return self._page(request, "form", context, status=422 if form.errors else 200)

    def _save(self, form: MailingForm, mailing: Mailing) -> bool:
        form.fill(mailing)
        try:
            actions.save_mailing(mailing=mailing, seen=form.cleaned_data["stamp"])
        except NotADraft:
            form.add_error(None, SENT)
        except OutcomeChanged:
            form.show_again(Mailing.objects.get(pk=mailing.pk))
            form.add_error(None, NEWER)
        else:
            return True
        return False

    def _sent(self, request: HttpRequest, mailing: Mailing) -> HttpResponse:
        letters = Letter.objects.filter(mailing=mailing, key__startswith=KEY)
        counts = dict(letters.order_by("state").values_list("state").annotate(Count("pk")))
        outbox = f"{reverse('admin:registrations_letter_changelist')}?mailing__id__exact={mailing.pk}"
        context = {
            "title": mailing.subject,
            "mailing": mailing,
            "paragraphs": paragraphs(mailing.body),
            "number": people(mailing.recipients),
            "words": words_of(mailing),
            "counts": [(counts.get(one, 0), str(one.label).lower(), f"{outbox}&state__exact={one}") for one in _STATES],
            "outbox": outbox if request.user.has_perm("registrations.view_letter") else "",
            "may_copy": self.has_add_permission(request),
        }
        return self._page(request, "sent", context)

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(
            request, f"admin/registrations/mailing/{name}.html", {**shared, **context}, status=status
        )

    @admin.display(description="stand", ordering="sent_at")
    def standing(self, obj: Mailing) -> str:
        return "concept" if obj.sent_at is None else f"gestuurd aan {people(obj.recipients)}"


_STATES = (Letter.State.SENT, Letter.State.QUEUED, Letter.State.FAILED, Letter.State.DROPPED)
