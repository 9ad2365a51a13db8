"""The list of registrations as Django's admin shows it, with what costs most per row done once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from registrations.admin.filter_form import FilterForm, filter_form
from registrations.models import CheckIn

SHOWN = ("name", "organisation", "state", "created_at")


class AttendeeList(ChangeList):
    def get_queryset(self, request: HttpRequest, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """The columns that the list shows, and when the people of this page came in, in one query more."""
        arrivals = CheckIn.objects.filter(session=None, undone_at=None).only("registration", "at")
        event = ("event__name",) if self.list_select_related else ()
        rows: QuerySet[Any] = super().get_queryset(request, *args, **kwargs)
        return rows.only(*SHOWN, *event).prefetch_related(Prefetch("check_ins", arrivals, "arrivals"))

    filter_form: FilterForm

    def get_results(self, request: HttpRequest) -> None:
        """Gives each row the address of its page, with the filters to come back to. Django resolves it for each."""
        super().get_results(request)
        query = self.get_query_string()[1:]
        back = f"?{urlencode({'_changelist_filters': query})}" if query else ""
        for row in self.result_list:
            row.address = f"{row.pk}/change/{back}"
        self.filter_form = filter_form(request, self)
