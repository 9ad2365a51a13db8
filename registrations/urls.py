"""Addresses of signing up and of one's own registration."""

from django.urls import include, path

urlpatterns = [
    path("jaarconferentie/<slug:event>/aanmelden/", include("registrations.sign_up_urls")),
    path("aanmelding/", include("registrations.manage_urls")),
]
