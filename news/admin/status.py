"""The state of an article in words, as lists, forms and filters tell it."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone

from core import dutch
from news.models import Article


def words(article: Article) -> str:
    """ "concept", "ingepland voor maandag 18 juni 2018, 09.00 uur", "online sinds …" or "verlopen sinds …"."""
    now = timezone.now()
    if article.published_at is None:
        return "concept"
    if article.expires_at is not None and article.expires_at <= now:
        return f"verlopen sinds {dutch.moment(article.expires_at, weekday=False)}"
    if article.published_at > now:
        return f"ingepland voor {dutch.moment(article.published_at)}"
    until = f", tot {dutch.moment(article.expires_at, weekday=False)}" if article.expires_at else ""
    return f"online sinds {dutch.moment(article.published_at, weekday=False)}{until}"


class StatusFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("concept", "Concept"),
            ("ingepland", "Ingepland"),
            ("online", "Online"),
            ("verlopen", "Verlopen"),
            ("nieuwer", "Met een nieuwer concept"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        now = Now()
        gone = Q(expires_at__lte=now, published_at__isnull=False)
        match self.value():
            case "concept":
                return queryset.filter(published_at=None)
            case "ingepland":
                return queryset.filter(published_at__gt=now).exclude(gone)
            case "online":
                return queryset.filter(pk__in=Article.objects.published().values("pk"))
            case "verlopen":
                return queryset.filter(gone)
            case "nieuwer":
                return queryset.filter(draft__isnull=False)
            case _:
                return queryset
