"""The addresses that letters lead to."""

from django.urls import path

from techniekpact.health import health
from techniekpact.urls import urlpatterns as site

urlpatterns = [
    *site,
    path("aanmelding/<str:token>/", health, name="registration-link"),
    path("aanmelding/<str:token>/agenda.ics", health, name="registration-calendar"),
    path("jaarconferentie/<slug:event>/aanmelden/", health, name="sign-up"),
]
