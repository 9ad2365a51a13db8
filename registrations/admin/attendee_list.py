"""The list of registrations as Django's admin shows it, with what costs most per row done once."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.templatetags.admin_list import pagination, result_headers
from django.contrib.admin.views.main import PAGE_VAR, SEARCH_VAR, ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core import dutch
from registrations.admin.filter_form import FilterForm, filter_form
from registrations.admin.sheet import sheet
from registrations.models import CheckIn, ClaimState

SHOWN = ("name", "organisation", "state", "created_at")
NOTHING = "-"  # as Django's admin prints an empty cell
MARKS = {"plaats": "has-place", "wachtlijst": "has-no-place", "aangeboden": "has-no-place"}
STATES = {key: str(label) for key, label in ClaimState.choices}


class AttendeeList(ChangeList):
    filter_form: FilterForm
    back: str  # the filters to come back to, for the address of each row

    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """The columns that the list shows, and when the people of this page came in, in one query more."""
        arrivals = CheckIn.objects.filter(session=None, undone_at=None).only("registration", "at")
        event = ("event__name",) if self.list_select_related else ()
        rows: QuerySet[Any] = super().get_queryset(request, *args, **kwargs)
        return rows.only(*SHOWN, *event).prefetch_related(Prefetch("check_ins", arrivals, "arrivals"))

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        query = self.get_query_string()[1:]
        self.back = f"?{urlencode({'_changelist_filters': query})}" if query else ""
        self.filter_form = filter_form(request, self)

    @cached_property
    def sheet(self) -> SafeString:
        """The search, the table and the pages below it, printed by Jinja2; all of it was read before."""
        pages = pagination(self)
        context = {
            "cl": self,
            "icon": static("admin/img/search.svg"),
            "hidden": [(name, value) for name, value in self.params.items() if name != SEARCH_VAR],
            "heads": [{**head, "text": capfirst(str(head["text"]))} for head in result_headers(self)],
            "sorted": len(self.get_ordering_field_columns()),
            "with_event": "event" in self.list_display,
            "rows": [self._row(one) for one in self.result_list],
            "pages": [(number, self._address(number)) for number in pages["page_range"]],
            "last": self.paginator.num_pages,
            "all_of_them": pages["show_all_url"],
        }
        return sheet("attendees", context)

    def _row(self, one: Any) -> tuple[str, ...]:
        """What stands in the line of a person, and the class of their state. Django resolves an address for each."""
        at = timezone.localtime(one.created_at)
        return (
            f"{one.pk}/change/{self.back}",
            one.name or "gewist",
            one.organisation or NOTHING,
            str(one.event) if "event" in self.list_display else "",
            MARKS.get(one.state, "has-nothing"),
            STATES.get(one.state, one.state),
            dutch.time(timezone.localtime(one.arrivals[0].at)) if one.arrivals else NOTHING,
            f"{at.day} {dutch.MONTHS[at.month - 1][:3]} {at.year}, {dutch.time(at)}",
        )

    def _address(self, page: Any) -> str:
        """Of another page; none of this one, nor of the dots between."""
        if page in (self.page_num, self.paginator.ELLIPSIS):
            return ""
        return self.get_query_string({PAGE_VAR: page})
