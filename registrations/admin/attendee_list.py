"""The list of registrations as Django's admin shows it, with what costs most per row done once."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.templatetags.admin_list import pagination
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, Subquery, Value, Window
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import dutch
from core.admin.lists import OwnList
from registrations.admin.filter_form import filter_form
from registrations.admin.sheet import sheet
from registrations.models import CheckIn, ClaimState

NOTHING = "-"  # as Django's admin prints an empty cell
MARKS = {"plaats": "has-place", "wachtlijst": "has-no-place", "aangeboden": "has-no-place"}
WAYS = {"asc": "ascending", "desc": "descending"}
STATES = {key: str(label) for key, label in ClaimState.choices}


class Line(NamedTuple):
    """Of one registration, as it is read. `came`: when they came in; `total`: how many a search found."""

    pk: int
    name: str
    organisation: str
    state: str
    created_at: Any
    came: Any
    total: int
    event: str = ""


class Head(NamedTuple):
    """Of one column. The addresses sort by it first, the other way, and no more; `now` is "asc", "desc" or nothing."""

    name: str
    text: str
    first: str = ""
    now: str = ""
    rank: int = 0  # among the columns that the list is sorted by, when there are more
    toggle: str = ""
    remove: str = ""


class AttendeeList(OwnList):
    """Reads plain rows: `result_list` holds `Line`s.

    What a search found is counted in the same query, which looks at few rows. Of a list that is not searched the
    database counts by an index, and then reads no more than the page.
    """

    def get_results(self, request: HttpRequest) -> None:
        """Raises IncorrectLookupParameters for a page that is not there."""
        size, start = self.list_per_page, (self.page_num - 1) * self.list_per_page
        if start < 0 or start > 10**9:
            raise IncorrectLookupParameters
        lines = self._lines(0, self.list_max_show_all) if self.show_all else self._lines(start, size)
        if not lines and start:
            raise IncorrectLookupParameters
        total = (lines[0].total if lines else 0) if self.query else self.queryset.count()
        self.can_show_all = total <= self.list_max_show_all
        if self.show_all and not self.can_show_all:
            lines = self._lines(start, size)
        self.result_count, self.full_result_count = total, total
        self.show_full_result_count = self.show_admin_actions = False
        self.multi_page = total > size
        self.result_list = lines
        self.paginator = Paginator(range(total), size)

    def _lines(self, start: int, size: int) -> list[Line]:
        came = CheckIn.objects.filter(registration=OuterRef("pk"), session=None, undone_at=None).order_by("at")
        values = ["pk", "name", "organisation", "state", "created_at", "came", "total"]
        rows = self.queryset.annotate(
            came=Subquery(came.values("at")[:1]), total=Window(Count("pk")) if self.query else Value(0)
        )
        if self.list_select_related:
            rows = rows.annotate(edition=F("event__name"))
            values.append("edition")
        return [Line(*row) for row in rows.values_list(*values)[start : start + size]]

    @cached_property
    def sheet(self) -> SafeString:
        """The search, the table, the pages below it and the filters, printed by Jinja2; all of it was read before."""
        pages, query = pagination(self), self.get_query_string()[1:]
        back = f"?{urlencode({'_changelist_filters': query})}" if query else ""
        context = {
            "cl": self,
            "icon": static("admin/img/search.svg"),
            "hidden": [(name, value) for name, value in self.params.items() if name != SEARCH_VAR],
            "heads": list(self._heads()),
            "ways": WAYS,
            "with_event": bool(self.list_select_related),
            "rows": [_cells(one, back) for one in self.result_list],
            "pages": [(number, self._page(number)) for number in pages["page_range"]],
            "last": self.paginator.num_pages,
            "all_of_them": pages["show_all_url"],
            "filters": filter_form(self),
        }
        return sheet("attendees", context)

    def _heads(self) -> Iterator[Head]:
        """One for each column, with the addresses of this list sorted otherwise, as Django's admin sorts."""
        order: dict[Any, Any] = self.get_ordering_field_columns()
        fields: Any = self.opts
        for number, name in enumerate(str(one) for one in self.list_display):
            shown: Any = getattr(self.model_admin, name, None)
            text = str(capfirst(fields.get_field(name).verbose_name if shown is None else shown.short_description))
            if shown is not None and not hasattr(shown, "admin_order_field"):
                yield Head(name, text)
                continue
            now, others = order.get(number, ""), {key: way for key, way in order.items() if key != number}
            other_way = "desc" if now == "asc" else "asc"
            first = self._sorted({number: other_way, **others})
            if not now:
                yield Head(name, text, first)
                continue
            rank = list(order).index(number) + 1 if others else 0
            toggle, remove = self._sorted({**order, number: other_way}), self._sorted(others)
            yield Head(name, text, first, now, rank, toggle, remove)

    def _sorted(self, order: dict[int, str]) -> str:
        return self._with(ORDER_VAR, ".".join(f"{'-' if way == 'desc' else ''}{key}" for key, way in order.items()))

    def _page(self, page: Any) -> str:
        """The address of another page; none of this one, nor of the dots between."""
        return "" if page in (self.page_num, self.paginator.ELLIPSIS) else self._with(PAGE_VAR, page)

    def _with(self, name: str, value: Any) -> str:
        """The address of this list with another value of `name`."""
        if name not in self._without:
            self._without[name] = self.get_query_string({name: None})
        start = self._without[name]
        return f"{start}{'' if start == '?' else '&'}{name}={value}"

    @cached_property
    def _without(self) -> dict[str, str]:
        """The address without the parameter that is the key: composing it is what costs."""
        return {}


def _cells(one: Line, back: str) -> tuple[str, ...]:
    """What stands in the line of a person, and the class of their state. `back`: the filters to come back to."""
    at = timezone.localtime(one.created_at)
    return (
        f"{one.pk}/change/{back}",
        one.name or "gewist",
        one.organisation or NOTHING,
        one.event,
        MARKS.get(one.state, "has-nothing"),
        STATES.get(one.state, one.state),
        dutch.time(timezone.localtime(one.came)) if one.came else NOTHING,
        f"{at.day} {dutch.MONTHS[at.month - 1][:3]} {at.year}, {dutch.time(at)}",
    )
