"""The personal calendar: making its secret address, and the feed."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.seo import absolute
from registrations.calendar import personal_calendar
from registrations.forms.manage import ButtonForm
from registrations.links import find_link, make_link
from registrations.models.access_link import Purpose
from registrations.views.personal import NoAccess, open_registration, personal_page


@personal_page("POST")
def registration_calendar_link(request: HttpRequest) -> HttpResponse:
    """Makes an address that only reads the calendar, and shows it once: we keep its hash alone."""
    visit = open_registration(request)
    if not visit.may_change:
        return visit.done("niet-meer")
    form = ButtonForm(visit.data, visit=visit)
    tokens: list[str] = []
    if visit.data is not None and form.carries_out(
        lambda: tokens.append(make_link(visit.registration, purpose=Purpose.CALENDAR))
    ):
        https = absolute(reverse("registration-calendar", args=tokens))
        webcal = urlsplit(https)._replace(scheme="webcal").geturl()
        return visit.show("calendar", "Uw agenda", form=form, https=https, webcal=webcal)
    return visit.show("calendar", "Uw agenda", form=form)


@personal_page()
def registration_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The feed. Programs ask for it for years, without a cookie."""
    link = find_link(token)
    if link is None or link.purpose != Purpose.CALENDAR or link.registration is None:
        raise NoAccess
    response = HttpResponse(personal_calendar(link.registration), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
