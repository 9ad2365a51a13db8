"""Lists of the admin that can be narrowed by their own filters alone.

Django takes any column and relation of a model from the address: `?needs__isnull=False` would list everyone with
special needs to who may see the list but not the needs. It fails on numbers that no column can hold.
"""

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest

YEARS = range(1900, 2200)


class OwnList(ChangeList):
    def get_filters(self, request: HttpRequest) -> Any:
        """Raises IncorrectLookupParameters for what no filter of this list asked; Django then shows the whole list."""
        year = self.params.get(f"{self.date_hierarchy}__year", str(YEARS[0]))
        if not (year.isdecimal() and len(year) == 4 and int(year) in YEARS):  # the next would be out of the calendar
            raise IncorrectLookupParameters(year)
        try:
            specs, has_filters, left, duplicates, active = super().get_filters(request)
        except (OverflowError, ValueError) as error:  # a month or a day that is none
            raise IncorrectLookupParameters(error) from error
        own = {f"{self.date_hierarchy}__gte", f"{self.date_hierarchy}__lt"} if self.date_hierarchy else set()
        if set(left) - own:
            raise IncorrectLookupParameters(sorted(left))
        return specs, has_filters, left, duplicates, active


class OwnFilters:
    """Mixin of a ModelAdmin."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[OwnList]:
        return OwnList

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Django fails on the names of relations from elsewhere."""
        try:
            return bool(super().to_field_allowed(request, to_field))  # type: ignore[misc]
        except AttributeError:
            return False
