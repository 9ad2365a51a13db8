"""The filters of the list of registrations as one form: forty sessions are one choice, and cost no link each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

ALL = "alle"


@dataclass(frozen=True)
class Select:
    """One choice: its name in the address, what it is called, and its options as HTML."""

    name: str
    title: str
    options: SafeString
    chosen: bool


@dataclass(frozen=True)
class FilterForm:
    selects: list[Select]
    hidden: SafeString  # what was searched for, and how the list is sorted
    is_active: bool
    clear: str  # the address without any filter


def filter_form(request: HttpRequest, changelist: Any) -> FilterForm:
    selects = [_select(spec) for spec in changelist.filter_specs]
    names = {one.name for one in selects} | {PAGE_VAR}
    others = [(name, value) for name, value in request.GET.items() if name not in names]
    hidden = format_html_join("", '<input type="hidden" name="{}" value="{}">', others)
    return FilterForm(selects, hidden, any(one.chosen for one in selects), changelist.clear_all_filters_qs)


def _select(spec: Any) -> Select:
    """Of our own filters, of choices of a field, or of the edition."""
    options: Iterable[tuple[Any, Any]]
    if isinstance(spec, admin.SimpleListFilter):
        name, options, value = spec.parameter_name or "", spec.lookup_choices, spec.value()
    elif isinstance(spec, admin.RelatedFieldListFilter):
        name, options, value = spec.lookup_kwarg, spec.lookup_choices, spec.lookup_val
    else:
        name, options, value = spec.lookup_kwarg, spec.field.flatchoices, spec.lookup_val
    found = [str(one) for one in (value if isinstance(value, list) else [value]) if one is not None]
    rows = [(str(key), _mark(str(key) in found), label) for key, label in options]
    html = format_html_join("", '<option value="{}"{}>{}</option>', [("", _mark(not found), ALL), *rows])
    return Select(name, str(spec.title), html, any(mark for _, mark, _ in rows))


def _mark(selected: bool) -> SafeString:
    return SafeString(" selected" if selected else "")
