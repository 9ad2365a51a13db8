"""The pages of the article admin beside Django's own."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, re_path

from news.admin import discarding, history, photos, previews
from news.models import Article

KEY = "[0-9]{1,18}"
View = Callable[..., HttpResponse]


def urls(model_admin: Any) -> list[URLPattern]:
    one = rf"^(?P<pk>{KEY})/"
    addresses: list[tuple[str, View, str]] = [
        (rf"{one}voorbeeld/$", previews.preview, "preview"),
        (rf"{one}voorbeeldlinks/$", previews.links, "links"),
        (rf"{one}voorbeeldlinks/(?P<link>{KEY})/intrekken/$", previews.withdraw, "withdraw"),
        (rf"{one}versies/$", history.versions_page, "versions"),
        (rf"{one}versies/vergelijk/$", history.compare_page, "compare"),
        (rf"{one}versies/(?P<version>{KEY})/terugzetten/$", history.restore, "restore"),
        (rf"{one}concept-weggooien/$", discarding.discard, "discard"),
    ]
    paths = [
        re_path(pattern, _bound(model_admin, view), name=f"news_article_{name}") for pattern, view, name in addresses
    ]
    photos_view = model_admin.admin_site.admin_view(photos.photos)
    return [re_path(r"^fotos/$", photos_view, name="news_article_photos"), *paths]


def _bound(model_admin: Any, view: View) -> Any:
    """A view of one live article: 403 without permission to see it, 404 when there is none."""

    def bound(request: HttpRequest, pk: str, **kwargs: Any) -> HttpResponse:
        if not model_admin.has_view_or_change_permission(request):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.live().for_detail(), pk=int(pk))
        return view(request, model_admin, article, **kwargs)

    return model_admin.admin_site.admin_view(bound)
