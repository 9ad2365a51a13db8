"""Addresses of signing up and of one's own registration."""

from django.urls import include, path

from registrations.views import card

urlpatterns = [
    path("jaarconferentie/<slug:event>/aanmelden/", include("registrations.sign_up_urls")),
    path("aanmelding/", include("registrations.manage_urls")),
    path("balie/<slug:code>/", card.desk_code, name="desk-code"),
]
