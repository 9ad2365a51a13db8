"""Addresses of the desk. No code of a person is one of these words: codes have ten characters, no "i", "l" and "o"."""

from django.urls import path

from registrations.desk import offline, sync
from registrations.desk.views import check_in, delegation, home, names, person, place, walk_in

urlpatterns = [
    path("", home.home, name="desk"),
    path("instellen/", home.settings, name="desk-settings"),
    path("deuren/", home.choose_door, name="desk-doors"),
    path("inloop/", walk_in.walk_in, name="desk-walk-in"),
    path("werker.js", offline.worker, name="desk-worker"),
    path("zonder-netwerk/", offline.shell, name="desk-offline"),
    path("lijst/", sync.send_roster, name="desk-roster"),
    path("stand/", sync.send_live, name="desk-live"),
    path("ontvang/", sync.receive_queue, name="desk-queue"),
    path("delegatie/<uuid:guid>/", delegation.delegation, name="desk-delegation"),
    path("<slug:code>/", person.desk_code, name="desk-code"),
    path("<slug:code>/binnen/", check_in.let_in, name="desk-let-in"),
    path("<slug:code>/ongedaan/", check_in.undo, name="desk-undo"),
    path("<slug:code>/plaats/", place.give, name="desk-place"),
    path("<slug:code>/naam/", names.name, name="desk-name"),
]
