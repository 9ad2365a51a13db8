"""The day card with its code."""

import io

import segno
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.seo import absolute
from registrations.models import Registration
from registrations.views import words
from registrations.views.personal import open_registration, personal_page


def desk_address(registration: Registration) -> str:
    return absolute(reverse("desk-code", args=[registration.code]))


def qr_svg(text: str) -> bytes:
    """Dark on white, whatever the page around it, with the quiet zone of ISO/IEC 18004: four modules."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", border=4, scale=4, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue()


@personal_page()
def registration_qr(request: HttpRequest) -> HttpResponse:
    visit = open_registration(request)
    return HttpResponse(qr_svg(desk_address(visit.registration)), content_type="image/svg+xml")


@personal_page()
def registration_card(request: HttpRequest) -> HttpResponse:
    """One's name, code and programme on A6, for who has a place."""
    visit = open_registration(request)
    row = visit.registration
    if not row.has_place:
        return visit.done("niet-meer")
    seats = [one for one in words.seat_lines(words.seats_with_position(row)) if one.seat.has_place and one.happens]
    venue = visit.event.venues.first()
    return visit.show("card", "Uw dagkaart", registration=row, seats=seats, venue=venue, address=desk_address(row))
