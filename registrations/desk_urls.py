"""Addresses of the desk. No code of a person is one of these words: codes have no "i", "l" and "o"."""

from django.urls import path

from registrations.desk.views import check_in, home, person, walk_in

urlpatterns = [
    path("", home.home, name="desk"),
    path("instellen/", home.settings, name="desk-settings"),
    path("inloop/", walk_in.walk_in, name="desk-walk-in"),
    path("<slug:code>/", person.desk_code, name="desk-code"),
    path("<slug:code>/binnen/", check_in.let_in, name="desk-let-in"),
    path("<slug:code>/ongedaan/", check_in.undo, name="desk-undo"),
]
