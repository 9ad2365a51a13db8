"""Addresses below `/jaarconferentie/<event>/aanmelden/`."""

from django.urls import path

from registrations.views.delegation import sign_up_delegation
from registrations.views.sign_up import sign_up

urlpatterns = [
    path("", sign_up, name="sign-up"),
    path("delegatie/", sign_up_delegation, name="sign-up-delegation"),
]
