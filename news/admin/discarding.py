"""Throwing the newer draft of an article away, after a question."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from news import compare, drafts, versions
from news.admin.pages import page_context
from news.models import Article


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, model_admin: Any, article: Article) -> HttpResponse:
    """Shows what would be lost; a POST throws it away. Its versions stay."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    draft = drafts.draft_of(article)
    if draft is None:
        messages.warning(request, "Dit artikel heeft geen nieuwer concept meer.")
        return redirect("admin:news_article_change", article.pk)
    if request.method == "POST":
        drafts.discard(article=article, user=request.user)
        model_admin.log_change(request, article, f"{versions.DISCARDED}.")
        messages.success(request, "Het concept is weggegooid. Bij Versies kunt u het nog terugzetten.")
        return redirect("admin:news_article_change", article.pk)
    names = (*versions.SINGLE, "expires_at", *versions.MANY)
    context = page_context(request, model_admin, article, "Concept weggooien")
    context["changes"] = compare.changes(versions.values(article), versions.values(draft), names)
    return TemplateResponse(request, "admin/news/article/discard.html", context)
