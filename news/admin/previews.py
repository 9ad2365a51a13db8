"""How an article that is not public yet looks: for the editor, and by a secret link for colleagues without account."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import dutch
from core.seo import absolute
from news import drafts
from news.admin.pages import page_context
from news.models import Article
from news.models.preview_link import make_preview_link
from news.views.pages import render_article


@require_safe
def preview(request: HttpRequest, model_admin: Any, article: Article) -> HttpResponse:
    """The newest text as readers will see it, the newer draft when there is one."""
    draft = drafts.draft_of(article)
    newest = article if draft is None else Article.objects.for_detail().get(pk=draft.pk)
    return render_article(request, newest, preview=True)


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, model_admin: Any, article: Article) -> HttpResponse:
    """The links that work now. A POST makes a new one, whose address only this answer knows: it is kept nowhere."""
    may_add = request.user.has_perm("news.add_previewlink")
    if not (may_add or request.user.has_perm("news.view_previewlink")):
        raise PermissionDenied
    context = page_context(request, model_admin, article, "Voorbeeldlinks")
    if request.method == "POST":
        if not may_add:
            raise PermissionDenied
        link, token = make_preview_link(article=article, user=cast("Any", request.user))
        model_admin.log_change(request, article, "Voorbeeldlink gemaakt.")
        context["address"] = absolute(reverse("article-preview", args=[token]))
        context["until"] = dutch.moment(link.expires_at)
    rows = article.preview_links.valid().select_related("created_by").order_by("-created_at", "-pk")
    context |= {
        "links": [
            {
                "pk": row.pk,
                "made": dutch.moment(row.created_at),
                "until": dutch.moment(row.expires_at),
                "by": str(row.created_by or ""),
            }
            for row in rows
        ],
        "may_add": may_add,
        "may_withdraw": request.user.has_perm("news.delete_previewlink"),
    }
    return TemplateResponse(request, "admin/news/article/links.html", context)


@require_POST
def withdraw(request: HttpRequest, model_admin: Any, article: Article, link: str) -> HttpResponse:
    """The link stops working at once."""
    if not request.user.has_perm("news.delete_previewlink"):
        raise PermissionDenied
    found, _ = article.preview_links.filter(pk=int(link)).delete()
    if found:
        model_admin.log_change(request, article, "Voorbeeldlink ingetrokken.")
        messages.success(request, "De link is ingetrokken en werkt niet meer.")
    else:
        messages.warning(request, "Deze link was er al niet meer.")
    return redirect("admin:news_article_links", article.pk)
