"""What the admins of rows with a page of their own share: the address, former addresses, links above the form."""

from typing import Any, NamedTuple

from django.contrib import admin
from django.contrib.admin.widgets import AdminTimeWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join

from core.admin.typed import ModelAdmin, ModelForm
from core.former_slugs import FormerSlugQuerySet
from core.slugs import slug_from

FIELDS: dict[Any, Any] = {
    models.URLField: {"assume_scheme": "https"},  # “example.nl” becomes https://example.nl
    models.TimeField: {"widget": AdminTimeWidget(format="%H:%M")},
}


class Tool(NamedTuple):
    """A link above the form; pages of the site open in a new tab, so that the form stays as it is."""

    label: str
    url: str
    new_tab: bool = False


def sensible_year(value: Any) -> None:
    """Refuses dates and moments that the calendar of a conference cannot hold, and the database neither."""
    if not 2000 <= value.year <= 2100:
        raise ValidationError("Kies een jaar tussen 2000 en 2100.")


def name_parts(field: Any) -> None:
    """Names the date and the time of a moment for screen readers; Django's admin shows both and names neither."""
    for part, name in zip(getattr(field.widget, "widgets", ()), ("datum", "tijd"), strict=False):
        part.attrs["aria-label"] = f"{field.label}: {name}".capitalize()


class SluggedForm(ModelForm):
    """A form that makes the slug from the title when it is left empty, and numbers it when a new row's is taken."""

    slug_fallback = "pagina"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            help_text = f"{self.fields['slug'].help_text} Laat leeg om het van de titel te maken."
            self.fields["slug"].help_text = help_text.strip()

    def slug_title(self) -> str:
        """The text to make a slug from."""
        raise NotImplementedError

    def same_scope(self) -> QuerySet[Any] | None:
        """The rows among which the slug must be unique; None when that is not known because of another error."""
        rows: QuerySet[Any] = type(self.instance)._default_manager.all()
        return rows

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        rows = self.same_scope()
        if rows is None or "slug" not in self.fields or "slug" in self.errors:
            return cleaned
        slug = cleaned.get("slug") or ""
        taken = set(rows.exclude(pk=self.instance.pk).values_list("slug", flat=True))
        if slug in taken and self.instance.pk:
            self.add_error("slug", "Dit adres is al in gebruik. Kies een ander adres.")
        elif not slug or slug in taken:
            taken |= set(self._former(cleaned).values_list("slug", flat=True))
            max_length = self.instance._meta.get_field("slug").max_length or 80
            title = slug or self.slug_title()
            cleaned["slug"] = slug_from(title, taken, fallback=self.slug_fallback, length=min(80, max_length))
        return cleaned

    def _former(self, cleaned: dict[str, Any]) -> FormerSlugQuerySet:
        """Old addresses of other rows; a made slug does not break their redirects."""
        scope_field = type(self.instance).slug_scope_field
        scope = cleaned[scope_field.removesuffix("_id")].pk if scope_field else 0
        kind = str(self.instance._meta.model_name)
        former: FormerSlugQuerySet = type(self.instance).former_slug_rows().filter(kind=kind, scope=scope)
        return former.exclude(object_id=self.instance.pk or 0)


class PageAdmin(ModelAdmin):
    """An admin that lists former addresses and shows links (`tools`) above the change form."""

    def tools(self, request: HttpRequest, obj: Any) -> list[Tool]:
        return []

    def can_publish(self, request: HttpRequest, obj: Any) -> bool:
        """Whether the form has a button “Opslaan en publiceren”; the admin's `save_model` does what it says."""
        return False

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        obj = context.get("original")
        context["can_publish"] = self.can_publish(request, obj)
        context["tools"] = [] if obj is None else self.tools(request, self._stored(request, obj))
        return super().render_change_form(request, context, *args, **kwargs)

    def _stored(self, request: HttpRequest, obj: Any) -> Any:
        """The row as it is: a form that was refused has put what was typed in `obj`, an empty slug too."""
        return self.get_queryset(request).filter(pk=obj.pk).first() or obj if request.method == "POST" else obj

    @admin.display(description="oude adressen")
    def former_slugs(self, obj: Any) -> str:
        former = obj.former_slug_rows().filter(kind=obj._meta.model_name, object_id=obj.pk).order_by("created_at")
        return format_html_join(", ", "{}", ((one.slug,) for one in former)) or "geen"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Former addresses are shown of existing rows only."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return [
            (name, {**options, "fields": [one for one in options["fields"] if one != "former_slugs"]})
            for name, options in fieldsets
        ]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The slug follows the title while a row is new; after that its address is public."""
        return super().get_prepopulated_fields(request, obj) if obj is None else {}
