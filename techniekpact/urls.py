"""All addresses of the site."""

from django.contrib import admin
from django.urls import path

from techniekpact.health import health

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
]
