"""Addresses of the conference. They are permanent: an old edition's address never changes."""

from django.urls import path

from events.views import pages, people, places

EDITION = "jaarconferentie/<slug:event>/"

urlpatterns = [
    path("jaarconferenties/", pages.archive, name="archive"),
    path(EDITION, pages.event_detail, name="event"),
    path(f"{EDITION}programma/", pages.programme, name="programme"),
    path(f"{EDITION}programma/<slug:session>/", pages.session_detail, name="session"),
    path(f"{EDITION}sprekers/", people.event_speakers, name="event-speakers"),
    path(f"{EDITION}locatie/", places.venue, name="venue"),
    path("sprekers/<slug:speaker>/", people.speaker_detail, name="speaker"),
    path("themas/<slug:theme>/", places.theme, name="theme"),
]
