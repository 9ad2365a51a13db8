"""Autocompletion that survives whatever is posted: Django's own answers 500 to a key that is no number."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.http import HttpRequest

MAX_DIGITS = 18  # a larger number does not fit a 64-bit key


def is_key(value: Any) -> bool:
    """Whether `value` can be the key of a row."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS


class KeySelect(AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)


class KeySelectMultiple(AutocompleteSelectMultiple):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What cannot be a key becomes empty, which the field refuses in words; a larger one would crash SQLite."""
        return [one if is_key(one) else "" for one in data.getlist(name)]

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)


class KeyChoices:
    """Mixed into an admin or inline: its `autocomplete_fields` get these widgets."""

    admin_site: Any
    get_autocomplete_fields: Any

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeySelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KeySelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
