"""Addresses below `/aanmelding/`. The fixed ones stand before the token, which is never one of these words."""

from django.urls import path

from registrations.views import (
    calendar,
    cancel,
    card,
    data,
    delegation_manage,
    delegation_own,
    details,
    forget,
    link,
    manage,
    offer,
    seats,
)

urlpatterns = [
    path("", manage.registration, name="registration"),
    path("klaar/", manage.registration_done, name="registration-done"),
    path("link/", link.registration_link_request, name="registration-link-request"),
    path("gegevens/", details.registration_details, name="registration-details"),
    path("sessies/", seats.registration_seats, name="registration-seats"),
    path("aanbod/", offer.registration_offer, name="registration-offer"),
    path("komt-u/", offer.registration_coming, name="registration-coming"),
    path("opnieuw/", offer.registration_rejoin, name="registration-rejoin"),
    path("overdragen/", cancel.registration_transfer, name="registration-transfer"),
    path("annuleren/", cancel.registration_cancel, name="registration-cancel"),
    path("links/", cancel.registration_links, name="registration-links"),
    path("vergeten/", forget.registration_forget, name="registration-forget"),
    path("wissen/", cancel.registration_erase, name="registration-erase"),
    path("gegevens.json", data.registration_data, name="registration-data"),
    path("delegatie/", delegation_manage.registration_delegation, name="registration-delegation"),
    path("delegatie/wissen/", delegation_manage.registration_delegation_erase, name="registration-delegation-erase"),
    path("delegatie/gegevens/", delegation_own.registration_delegation_details, name="registration-delegation-details"),
    path("delegatie/gegevens.json", delegation_own.registration_delegation_data, name="registration-delegation-data"),
    path("delegatie/links/", delegation_own.registration_delegation_links, name="registration-delegation-links"),
    path("agenda/", calendar.registration_calendar_link, name="registration-calendar-link"),
    path("qr.svg", card.registration_qr, name="registration-qr"),
    path("dagkaart/", card.registration_card, name="registration-card"),
    path("<slug:token>/", link.registration_link, name="registration-link"),
    path("<slug:token>/agenda.ics", calendar.registration_calendar, name="registration-calendar"),
    path("<path:rest>", link.registration_link_mangled, name="registration-link-mangled"),
]
