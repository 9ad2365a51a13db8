"""What a colleague without an account reads through a secret link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from news.models import Article, PreviewLink
from news.views.pages import render_article


@require_safe
def article_preview(request: HttpRequest, token: str) -> HttpResponse:
    """The newest version of an article, its draft included, until the link expires. May be opened any number of times.

    Nothing is counted or changed, so mail scanners that follow links do no harm.
    """
    link = PreviewLink.objects.find(token)
    if link is None:
        raise Http404
    rows = Article.objects.for_detail()
    newest = rows.filter(draft_of=link.article_id).first() or rows.get(pk=link.article_id)
    response = render_article(request, newest, preview=True)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
