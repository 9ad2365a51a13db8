"""Addresses of the conference. They are permanent: an old edition's address never changes.

The pages of an edition, a session and a theme show news too: they are among the addresses of the composition root.
"""

from django.urls import path

from events.views import card, exchange, galleries, hide_photo, pages, people, places, schedule

EDITION = "jaarconferentie/<slug:event>/"

urlpatterns = [
    path("jaarconferenties/", pages.archive, name="archive"),
    path(f"{EDITION}programma/", schedule.programme, name="programme"),
    path(f"{EDITION}programma.ics", exchange.programme_ics, name="programme-ics"),
    path(f"{EDITION}programma/<slug:session>/sessie.ics", exchange.session_ics, name="session-ics"),
    path(f"{EDITION}schedule.json", exchange.schedule_json, name="schedule-json"),
    path(f"{EDITION}schedule.xml", exchange.schedule_xml, name="schedule-xml"),
    path(f"{EDITION}sprekers/", people.event_speakers, name="event-speakers"),
    path(f"{EDITION}kaart.png", card.social_card, name="social-card"),
    path(f"{EDITION}locatie/", places.venue, name="venue"),
    path(f"{EDITION}fotos/", galleries.event_galleries, name="event-galleries"),
    path("fotos/", galleries.galleries, name="galleries"),
    path("fotos/<slug:gallery>/", galleries.gallery, name="gallery"),
    path("fotos/<slug:gallery>/<int:number>/", galleries.gallery_photo, name="gallery-photo"),
    path("fotos/<slug:gallery>/<int:number>/verbergen/", hide_photo.hide_photo, name="hide-photo"),
    path("sprekers/<slug:speaker>/", people.speaker_detail, name="speaker"),
]
