"""The admin of articles."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import dutch
from core.admin.choices import KeyChoices, is_key
from core.admin.pages import FIELDS, PageAdmin, Tool
from events.models import Session
from news import checks, drafts, versions
from news.admin import status
from news.admin.article_form import DRAFT, PUBLISH, UNPUBLISH, ArticleForm
from news.admin.buttons import buttons
from news.admin.choices import SessionsField
from news.admin.editor import ArticleEditor, IntroInput, allow_import_map
from news.admin.urls import urls
from news.models import Article
from photos.admin.widgets import PhotoChoices


@admin.register(Article)
class ArticleAdmin(PhotoChoices, KeyChoices, PageAdmin):
    form = ArticleForm
    fieldsets = [
        (None, {"fields": ["title", "intro", "body", "lead_photo", "gallery"]}),
        ("Waar het bij hoort", {"fields": ["event", "sessions", "themes", "byline", "kind"]}),
        ("Publiceren", {"fields": [("published_at", "expires_at")]}),
        ("Webadres", {"fields": ["slug", "former_slugs"], "classes": ["collapse"]}),
    ]
    formfield_overrides = FIELDS
    readonly_fields = ["former_slugs"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["gallery", "event", "sessions", "themes"]
    list_display = ["title", "kind", "edition", "state"]
    list_filter = [status.StatusFilter, "kind", "event", "themes"]
    list_select_related = ["event", "draft"]
    ordering = [F("published_at").desc(nulls_first=True), "-pk"]
    search_fields = ["title", "intro", "body"]
    search_help_text = "Zoek in titel, inleiding en tekst."
    view_on_site = False

    class Media:
        css = {"all": [f"admin_site/news/{name}.css" for name in ("article", "pages", "diff")]}
        js = [Script("admin_site/news/article.js", type="module")]

    def get_urls(self) -> list[URLPattern]:
        return [*urls(self), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows: QuerySet[Any] = super().get_queryset(request).filter(draft_of=None)
        match = request.resolver_match
        is_list = match is not None and match.url_name == "news_article_changelist"
        return rows.defer("body", "body_html", "draft__body", "draft__body_html") if is_list else rows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "body":
            kwargs["widget"] = ArticleEditor
        if db_field.name == "intro":
            kwargs["widget"] = IntroInput
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.autocomplete_fields and field is not None and hasattr(field.widget, "widget"):
            field.widget = field.widget.widget  # without links that open a popup: an editor of the news only chooses
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "sessions":
            kwargs |= {"form_class": SessionsField, "queryset": Session.objects.select_related("event")}
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.widget.is_required = (
            True  # else select2 puts a button between the items of a list, which is no valid list
        )
        return field

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Editors get the version that they look at along, to compare with when they save."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        (name, options), *others = fieldsets
        return [(name, {**options, "fields": [*options["fields"], "version"]}), *others]

    # Saving: everything happens in save_model, as one version
    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        content, reason = form.content(), _reason(request, form)
        if form.goes_live:
            drafts.save_live(article=obj, content=content, user=request.user, reason=reason)
        else:
            drafts.save_draft(article=obj, content=content, user=request.user)
        for note in form.notes:
            messages.warning(request, note)
        messages.success(request, _done(request, form, obj))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing is left to save."""

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return _reason(request, form)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """“Opslaan” leads to the list, every other button back to the article."""
        if request.POST.keys() & {PUBLISH, DRAFT, UNPUBLISH, "_continue"}:
            return redirect("admin:news_article_change", obj.pk)
        response: HttpResponseRedirect = self.response_post_save_change(request, obj)
        return response

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        obj._history_user = request.user  # type: ignore[attr-defined]
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        for article in queryset:
            self.delete_model(request, article)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What was typed in the form of an article that was deleted meanwhile stands in that of a new one, unsaved."""
        may_add = request.method == "POST" and self.has_add_permission(request)
        if may_add and object_id is not None and is_key(object_id) and self.get_object(request, object_id) is None:
            typed: Any = request.POST.copy()
            typed["version"] = "weg"
            typed["published_at_0"] = typed["published_at_1"] = ""  # what a colleague removed does not appear by itself
            request.POST = typed
            object_id, form_url = None, reverse("admin:news_article_add")
        return super().changeform_view(request, object_id, form_url, extra_context)

    # The page
    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        form, article = context["adminform"].form, context.get("original")
        may_change = article is None or self.has_change_permission(request, article)
        if isinstance(form, ArticleForm) and may_change:
            context |= {
                "buttons": buttons(form),
                "draft": form.draft,
                "online": online_version(form),
                "notices": checks.review(_shown(form)) if article is not None or form.is_bound else [],
                "may_describe": request.user.has_perm("photos.change_photo"),
                "may_edit_gallery": request.user.has_perm("photos.change_gallery"),
                "may_link": request.user.has_perm("news.add_previewlink"),
                "state": "" if article is None else status.words(article),
                "version": form["version"].value() if "version" in form.fields else "",
            }
        response = super().render_change_form(request, context, *args, **kwargs)
        allow_import_map(response, context["media"])
        return response

    def tools(self, request: HttpRequest, obj: Article) -> list[Tool]:
        preview = reverse("admin:news_article_preview", args=[obj.pk])
        tools = [Tool("Bekijk voorbeeld", preview, new_tab=True)]
        if obj.is_published:
            tools.insert(0, Tool("Bekijk online", obj.get_absolute_url(), new_tab=True))
        return [*tools, Tool("Versies", reverse("admin:news_article_versions", args=[obj.pk]))]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Django's own history knows no texts."""
        if is_key(object_id):
            return redirect("admin:news_article_versions", object_id)
        return super().history_view(request, object_id, extra_context)

    @admin.display(description="editie", ordering="event__starts_on")
    def edition(self, obj: Article) -> str:
        return obj.event.title if obj.event else ""

    @admin.display(description="status", ordering="published_at")
    def state(self, obj: Article) -> SafeString | str:
        state = status.words(obj)
        mark = '{} <span class="news-mark">nieuwer concept</span>'
        return format_html(mark, state) if hasattr(obj, "draft") else state


def online_version(form: ArticleForm) -> dict[str, Any]:
    """The version that readers see while the form shows a newer draft, and when it was made."""
    head = None if form.draft is None else versions.head(form.instance)
    return {} if head is None else {"pk": head.pk, "when": dutch.moment(head.history_date)}


def _shown(form: ArticleForm) -> Article:
    """What the form shows as an article that is not saved, to look for what it lacks."""
    return form.typed or form.draft or form.instance


def _reason(request: HttpRequest, form: ArticleForm) -> str:
    """What the editor did, for the list of versions."""
    at = form.cleaned_data.get("published_at")
    if UNPUBLISH in request.POST:
        return "Offline gehaald" if form.out else "Teruggezet naar concept"
    if not form.goes_live:
        return "Concept bewaard"
    if PUBLISH in request.POST:
        return "Concept gepubliceerd" if form.draft is not None else "Gepubliceerd"
    if at is not None and at != form.moment and not form.instance.is_published:
        return f"Ingepland voor {dutch.moment(at)}"
    return "Gewijzigd" if form.was_saved else "Gemaakt"


def _done(request: HttpRequest, form: ArticleForm, obj: Article) -> SafeString:
    link = format_html('<a href="{}">{}</a>', reverse("admin:news_article_change", args=[obj.pk]), obj.title)
    if not form.goes_live:
        return format_html("{} is bewaard als concept. Wat online staat, is niet veranderd.", link)
    return format_html("{} is opgeslagen: {}.", link, status.words(obj))
