"""Addresses below `/jaarconferentie/<event>/aanmelden/`."""

from django.urls import path

from registrations.views.sign_up import sign_up

urlpatterns = [
    path("", sign_up, name="sign-up"),
]
