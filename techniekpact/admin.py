"""The admin site at /beheer/: Django's own, with Dutch titles and choices that tell rows of the same name apart."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject

from core.admin import menu

IMPOSSIBLE = "Deze keuze klopt niet. Vink de regels opnieuw aan. Er is niets gewijzigd."


class AutocompleteView(AutocompleteJsonView):
    """Shows a row by the `autocomplete_label` of its admin, when that has one."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "autocomplete_label", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class AdminSite(admin.AdminSite):
    """Django's admin under the name of the conference."""

    site_header = "Jaarconferentie Techniekpact"
    site_title = "Beheer Techniekpact"
    index_title = "Beheer"
    site_url = "/"

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """Answers where Django would go on and fail: BadRequest is answered 400, an impossible choice leads back."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            refuse_nul(request)
            if chose_impossible(request):
                messages.error(request, IMPOSSIBLE)
                return HttpResponseRedirect(request.get_full_path())
            return view(request, *args, **kwargs)

        return super().admin_view(guarded, cacheable)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The front page, with a word about mail that does not go."""
        tables = menu.contents(request, self.get_app_list(request))
        return super().index(request, {"stuck_mail": stuck_mail(), "tables": tables, **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        return menu.app_list(request, app_label, lambda: super(AdminSite, self).get_app_list(request, app_label))

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page gets; with the menu beside it as text, for who may see one."""
        context = super().each_context(request)
        if context["has_permission"]:
            context["sidebar"] = menu.sidebar(request, context["available_apps"])
        return context

    def get_log_entries(self, request: HttpRequest) -> Any:
        """Composed by the page that shows them: only the front page does."""
        return SimpleLazyObject(lambda: super(AdminSite, self).get_log_entries(request))

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        view: Callable[[HttpRequest], HttpResponse] = AutocompleteView.as_view(admin_site=self)  # type: ignore[assignment]
        return view(request)


def stuck_mail() -> str:
    """How many letters wait too long, and since when; nothing when all is well."""
    if not apps.is_installed("registrations"):
        return ""
    from registrations.letters.stuck import stuck

    return stuck()


def refuse_nul(request: HttpRequest) -> None:
    """Refuses NUL in the query string, which PostgreSQL cannot look for."""
    if any("\0" in text for name, values in request.GET.lists() for text in (name, *values)):
        raise BadRequest("NUL in the query string")


def chose_impossible(request: HttpRequest) -> bool:
    """Whether an action is asked for on what cannot be the key of a row."""
    from core.admin.choices import is_key  # at the top it would load the admin of events before this site exists

    return not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME)))
