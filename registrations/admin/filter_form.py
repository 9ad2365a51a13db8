"""The filters of the list of registrations as one form: forty sessions are one choice, and cost no link each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR
from django.utils.text import capfirst


@dataclass(frozen=True)
class Select:
    """One choice: its name in the address, what it is called, and its options as value, label and whether chosen."""

    name: str
    title: str
    options: list[tuple[str, str, bool]]

    @property
    def is_chosen(self) -> bool:
        return any(chosen for _, _, chosen in self.options)


@dataclass(frozen=True)
class FilterForm:
    selects: list[Select]
    hidden: list[tuple[str, str]]  # what was searched for, and how the list is sorted
    clear: str  # the address without any filter

    @property
    def is_active(self) -> bool:
        return any(one.is_chosen for one in self.selects)


def filter_form(changelist: Any) -> FilterForm:
    selects = [_select(spec) for spec in changelist.filter_specs]
    names = {one.name for one in selects} | {PAGE_VAR}
    hidden = [(name, value) for name, value in changelist.params.items() if name not in names]
    return FilterForm(selects, hidden, changelist.clear_all_filters_qs)


def _select(spec: Any) -> Select:
    """Of our own filters, or of choices of a field."""
    options: Iterable[tuple[Any, Any]]
    if isinstance(spec, admin.SimpleListFilter):
        name, options, value = spec.parameter_name or "", spec.lookup_choices, spec.value()
    else:
        name, options, value = spec.lookup_kwarg, spec.field.flatchoices, spec.lookup_val
    found = {str(one) for one in (value if isinstance(value, list) else [value]) if one is not None}
    return Select(
        name, capfirst(str(spec.title)), [(str(key), str(label), str(key) in found) for key, label in options]
    )
