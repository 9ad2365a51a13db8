"""All addresses of the site."""

from django.contrib import admin
from django.urls import include, path

from techniekpact import views
from techniekpact.health import health

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("events.urls")),
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
    path("<slug:name>/", views.flatpage, name="flatpage"),
]
