"""Addresses of signing up, of one's own registration, and of the desk."""

from django.urls import include, path

urlpatterns = [
    path("jaarconferentie/<slug:event>/aanmelden/", include("registrations.sign_up_urls")),
    path("aanmelding/", include("registrations.manage_urls")),
    path("balie/", include("registrations.desk_urls")),
]
