"""What the pages of an article beside its form share."""

from typing import Any

from django.http import HttpRequest

from news.models import Article


def page_context(request: HttpRequest, model_admin: Any, article: Article, title: str) -> dict[str, Any]:
    """What every page of an article tells its template."""
    return {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "subtitle": str(article),
        "opts": model_admin.opts,
        "original": article,
        "media": model_admin.media,
        "may_change": model_admin.has_change_permission(request, article),
    }
