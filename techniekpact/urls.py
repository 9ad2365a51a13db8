"""All addresses of the site."""

from django.apps import apps
from django.contrib import admin
from django.urls import include, path

from techniekpact import views
from techniekpact.health import health
from techniekpact.media import media

urlpatterns = [
    path("", views.home, name="home"),
    path("jaarconferentie/<slug:event>/", views.event_detail, name="event"),
    path("jaarconferentie/<slug:event>/programma/<slug:session>/", views.session_detail, name="session"),
    path("themas/<slug:theme>/", views.theme_detail, name="theme"),
    path("", include("events.urls")),
    path("", include("news.urls")),
    *([path("", include("registrations.urls"))] if apps.is_installed("registrations") else []),
    path("beheer/", admin.site.urls),
    path("gezond/", health, name="health"),
    path("media/<path:path>", media, name="media"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("<slug:name>/", views.flatpage, name="flatpage"),
]
