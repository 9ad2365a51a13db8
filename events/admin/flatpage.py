"""The admin of flatpages: /privacy/ and its like. The site is known, so editors see address, title and text only."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.urls import resolve

from core import richtext
from core.admin.pages import PageAdmin, Tool
from core.admin.typed import ModelForm

admin.site.unregister(FlatPage)
admin.site.unregister(Site)


ADDRESS = RegexValidator(
    r"^/[a-z0-9_-]+/\Z",
    "Vul een adres in van één deel, met kleine letters, cijfers en streepjes, zoals /over-ons/.",
)


class FlatPageForm(ModelForm):
    url = forms.CharField(
        label="Adres",
        max_length=100,
        validators=[ADDRESS],
        help_text="Begint en eindigt met een schuine streep, zoals /privacy/.",
    )
    content = forms.CharField(
        label="Tekst",
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 25}),
        help_text="Lege regel: nieuwe alinea. HTML voor koppen, lijsten en links mag.",
    )

    class Meta:
        model = FlatPage
        fields = ["url", "title", "content"]

    def clean_url(self) -> str:
        """An address that the site shows this page at: no other route comes before it."""
        url: str = self.cleaned_data["url"]
        if resolve(url).view_name != "flatpage":
            raise forms.ValidationError("Op dit adres staat al iets anders van de site. Kies een ander adres.")
        if FlatPage.objects.filter(url=url).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Er is al een pagina met dit adres. Kies een ander adres.")
        return url

    def clean_title(self) -> str:
        title = richtext.line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Vul een titel in.")
        return title

    def clean_content(self) -> str:
        return richtext.clean(self.cleaned_data["content"])


@admin.register(FlatPage)
class FlatPageAdmin(PageAdmin):
    form = FlatPageForm
    fields = ["title", "url", "content"]
    list_display = ["title", "url"]
    search_fields = ["title", "url"]
    view_on_site = False

    def tools(self, request: HttpRequest, obj: FlatPage) -> list[Tool]:
        return [Tool("Bekijk", obj.url, new_tab=True)]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.sites.set([Site.objects.get_current()])
