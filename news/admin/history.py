"""The versions of an article: who, when, what; what differs between two; and putting one back."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from core import dutch
from news import checks, compare, drafts, versions
from news.admin.pages import page_context
from news.models import Article
from photos.models import Photo

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A version in the list. `current`: what the article, or its draft, holds now."""

    pk: int
    when: str
    who: str
    reason: str
    fields: str
    is_draft: bool
    current: str


@require_safe
def versions_page(request: HttpRequest, model_admin: Any, article: Article) -> HttpResponse:
    """Newest first. The same number of queries for three versions as for thirty."""
    page = Paginator(versions.records(article), PER_PAGE).get_page(request.GET.get("pagina"))
    shown = list(page.object_list)
    before = versions.records(article)[page.end_index() : page.end_index() + 1]  # what the last on this page changed
    records = [*shown, *before]
    held = versions.values_of(records)
    heads: dict[Any, str] = {versions.head(article): "online" if article.is_published else "huidig"}
    if (draft := drafts.draft_of(article)) is not None:
        heads[versions.head(draft)] = "concept"
    current = {record.history_id: word for record, word in heads.items() if record is not None}
    rows = []
    for number, record in enumerate(shown):
        older = records[number + 1] if number + 1 < len(records) else None
        fields = "" if older is None else _fields(held[older.history_id], held[record.history_id])
        rows.append(_row(record, fields, current.get(record.history_id, "")))
    context = page_context(request, model_admin, article, "Versies")
    return TemplateResponse(request, "admin/news/article/versions.html", {**context, "rows": rows, "page": page})


@require_safe
def compare_page(request: HttpRequest, model_admin: Any, article: Article) -> HttpResponse:
    """What changed from the version `van` to the version `naar`; without `van` from the one before that."""
    new = versions.find(article, request.GET.get("naar"))
    if new is None:
        raise Http404
    if "van" in request.GET:
        old = versions.find(article, request.GET["van"])
        if old is None:
            raise Http404
    else:
        older = versions.records(article).filter(history_date__lte=new.history_date, history_id__lt=new.history_id)
        old = older.first()
    if old is not None and (old.history_date, old.history_id) > (new.history_date, new.history_id):
        old, new = new, old
    whole = "heel" in request.GET
    empty: versions.Values = dict.fromkeys(versions.FIELDS) | {name: frozenset() for name in versions.MANY}
    held = versions.values_of([one for one in (old, new) if one is not None])
    changes = compare.changes(held[old.history_id] if old else empty, held[new.history_id], whole=whole)
    context = page_context(request, model_admin, article, "Verschil tussen twee versies")
    context |= {
        "old": old and _row(old, "", ""),
        "new": _row(new, "", ""),
        "changes": changes,
        "whole": whole,
        "shortened": any(line.skipped for change in changes for line in change.lines),
    }
    return TemplateResponse(request, "admin/news/article/compare.html", context)


@require_POST
def restore(request: HttpRequest, model_admin: Any, article: Article, version: str) -> HttpResponse:
    """Puts a version back as the newest: in the draft when there is one, else in the article itself, online or not."""
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    record = versions.find(article, version)
    if record is None:
        raise Http404
    shows = article.published_at is not None and drafts.draft_of(article) is None
    missing = _missing(record) if shows else []
    if missing:
        messages.error(request, f"Deze versie kan niet online: {' '.join(missing)}")
        return redirect("admin:news_article_versions", article.pk)
    reason = f"Versie van {dutch.moment(record.history_date, weekday=False)} teruggezet"
    if not drafts.restore(article=article, record=record, user=request.user, reason=reason):
        messages.error(request, "Het adres van deze versie is intussen van een ander artikel. Er is niets gewijzigd.")
        return redirect("admin:news_article_versions", article.pk)
    model_admin.log_change(request, article, reason)
    messages.success(request, f"{reason}.")
    return redirect("admin:news_article_change", article.pk)


def _missing(record: Any) -> list[str]:
    """Why readers may not see a version."""
    lead = Photo.objects.filter(pk=record.lead_photo_id).first()
    return [one.text for one in checks.review(Article(body=record.body, lead_photo=lead)) if one.blocks]


def _fields(old: versions.Values, new: versions.Values) -> str:
    return dutch.listing([versions.label(name) for name in versions.changed(old, new)])


def _row(record: Any, fields: str, current: str) -> Row:
    user = record.history_user
    return Row(
        pk=record.history_id,
        when=dutch.moment(record.history_date, weekday=False),
        who=(user.get_full_name() or user.get_username()) if user else "",
        reason=record.history_change_reason or {"+": "Gemaakt"}.get(record.history_type, "Gewijzigd"),
        fields=fields,
        is_draft=record.draft_of_id is not None,
        current=current,
    )
