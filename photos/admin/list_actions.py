"""What an editor does to several photos of the list at once. What needs words leads to the screen that asks them."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from photos.admin import hiding
from photos.admin.describe import MOST, describe_url
from photos.admin.uses import used
from photos.models import Photo


def _describe(request: HttpRequest, photos: QuerySet[Photo]) -> str:
    """The address that describes them, oldest first: the order in which they were taken into the library."""
    keys = list(photos.order_by("created_at", "pk").values_list("pk", flat=True))
    if left := len(keys[MOST:]):
        words = f"De eerste {MOST} van {len(keys)} foto’s staan hier. Nog {left} kiest u daarna in de lijst."
        messages.warning(request, words)
    return describe_url(keys[:MOST])


@admin.action(description="Beschrijf deze foto’s", permissions=["change"])
def describe_these(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> HttpResponse:
    return redirect(_describe(request, photos))


@admin.action(description="Zet in galerij…", permissions=["change"])
def put_in_gallery(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> HttpResponse:
    return redirect(f"{_describe(request, photos)}#id_alle-gallery")


@admin.action(description="Vul fotograaf in voor alle gekozen…", permissions=["change"])
def fill_in_credit(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> HttpResponse:
    return redirect(f"{_describe(request, photos)}#id_alle-credit")


@admin.action(description="Verberg overal", permissions=["change"])
def hide_these(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> None:
    hiding.hide(request, model_admin, photos)


@admin.action(description="Zet terug", permissions=["change"])
def show_these(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> None:
    hiding.show(request, model_admin, photos)


@admin.action(description=actions.delete_selected.short_description, permissions=["delete"])  # type: ignore[attr-defined]
def delete_selected(model_admin: Any, request: HttpRequest, photos: QuerySet[Photo]) -> HttpResponse | None:
    """Django's own, in whose place it comes by its name. The question tells where the photos are used."""
    response = actions.delete_selected(model_admin, request, photos)
    if isinstance(response, TemplateResponse) and response.context_data is not None:
        response.context_data |= used(request, photos)
    return response
