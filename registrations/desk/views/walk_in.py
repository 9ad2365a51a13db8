"""Someone who did not sign up."""

from django.http import HttpResponseBase

from registrations.desk.access import Desk, desk_page


@desk_page("GET", "POST")
def walk_in(desk: Desk) -> HttpResponseBase:
    return desk.show("walk_in", "Schrijf iemand in")
