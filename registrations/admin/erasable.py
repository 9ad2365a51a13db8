"""Rows with the data of someone who has no registration: a sender, or a guest. Read, and erased when they ask."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, re_path, reverse

from core.admin.pages import Tool
from registrations.admin.read_only import ReadOnlyAdmin
from registrations.admin.steps import Step, ask


class ErasableAdmin(ReadOnlyAdmin):
    step: Step

    def is_erasable(self, obj: Any) -> bool:
        """Whether there is something left."""
        raise NotImplementedError

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(f"registrations.change_{self.opts.model_name}"))

    def get_urls(self) -> list[URLPattern]:
        name = f"registrations_{self.opts.model_name}_erase"
        erase = self.admin_site.admin_view(self.erase)
        return [re_path("^(?P<pk>[0-9]{1,18})/wis/$", erase, name=name), *super().get_urls()]

    def erase(self, request: HttpRequest, pk: str) -> HttpResponse:
        return ask(request, self, pk, self.step, may=self.has_erase_permission(request))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        obj = context.get("original")
        if obj is not None and self.is_erasable(obj) and self.has_erase_permission(request):
            address = reverse(f"admin:registrations_{self.opts.model_name}_erase", args=[obj.pk])
            context["tools"] = [Tool("Wis gegevens", address)]
        return super().render_change_form(request, context, *args, **kwargs)
