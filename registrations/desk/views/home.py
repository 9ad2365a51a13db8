"""The main page: search, who came last, and how many are in; and the choice of a door and of a name for the desk."""

from typing import Any

from django.core.validators import slug_re
from django.http import HttpResponse, HttpResponseBase

from core import dutch, richtext
from registrations.desk import doors, live, outcome, people, words
from registrations.desk.access import NO_EDITION, Desk, Unknown, desk_page
from registrations.desk.forms import SettingsForm
from registrations.desk.listing import found_html
from registrations.desk.views.check_in import let_in_scanned
from registrations.models import CheckIn, Registration


@desk_page("GET", "POST")
def home(desk: Desk) -> HttpResponseBase:
    """Empty until something is typed: nobody reads a list of names over someone's shoulder.

    What is sent with the form is what a scanner typed: it lets in at once, or it is a search as that of the address.
    """
    text = richtext.line((desk.data or desk.request.GET).get("q", ""))[:300]
    if desk.data is not None:
        code = people.code_in(text, desk.rows()) if text else ""
        return let_in_scanned(desk, code) if code else desk.go("desk", q=text)
    if code := people.code_in(text, desk.rows()) if text else "":
        return desk.go("desk-code", code)
    return _results(desk, text) if text else _quiet(desk)


def _results(desk: Desk, text: str) -> HttpResponse:
    found, more = people.search(Registration.objects.filter(event=desk.event, erased_at=None), text, desk.door)
    total = dutch.count(len(found) + more, "persoon", "mensen") if found else "Niemand"
    title = f"{total} gevonden voor “{text}”"
    lines = found_html(desk, found, text) if found else ""
    context: dict[str, Any] = {
        "found": lines,
        "more": more,
        "told": _told(desk),
        "empty": not found and _was_scanned(text),
    }
    return desk.show("results", title, search_first=True, says="aantal", q=text, **context)


def _was_scanned(text: str) -> bool:
    """Whether this is long for a part of a name: a scanner types the next code behind what the field holds."""
    return len(text) >= 8 and " " not in text


def _quiet(desk: Desk) -> HttpResponse:
    now = live.now(desk.event, desk.door)
    arrivals = [(one, words.came_words(one)) for one in now.latest]
    return desk.show("home", "Wie komt er binnen?", search_first=True, told=_told(desk), now=now, arrivals=arrivals)


def _told(desk: Desk) -> outcome.Outcome | None:
    what, key = outcome.asked(desk.request)
    if what == outcome.SETTLED:
        return outcome.Outcome("done", "Bewaard", f"deze balie heet {desk.label}")
    rows = CheckIn.objects.select_related("registration", "by", "session")
    rows = rows.filter(registration__event__in=[one.pk for one in desk.events])  # also of a page of another edition
    row = rows.filter(pk=key).first() if what else None
    if row is None:
        return None
    here = rows.filter(registration=row.registration, session=row.session, undone_at=None)
    return outcome.told(row, what, row if row.undone_at is None else here.first(), desk.door)


@desk_page()
def choose_door(desk: Desk) -> HttpResponseBase:
    return desk.show("doors", "Aan welke deur staat u?", doors=doors.of_today(desk.event))


@desk_page("GET", "POST", chooses=True)
def settings(desk: Desk) -> HttpResponseBase:
    """What this desk is called, and the choice of an edition and a door: `naam`, `editie`, `deur`, if they are sent."""
    asked = desk.request.POST
    form = SettingsForm(desk.data if "naam" in asked or not asked.keys() & {"editie", "deur"} else None)
    form.initial = {"naam": desk.name}
    if desk.data is None or (form.is_bound and not form.is_valid()):
        return desk.show("settings", "Deze balie", form=form)
    _choose(desk)
    if form.is_bound:
        desk.remember(name=form.cleaned_data["naam"])
        return desk.go("desk", gedaan=outcome.SETTLED)
    return desk.go("desk-code", code) if slug_re.match(code := asked.get("naar", "")) else desk.go("desk")


def _choose(desk: Desk) -> None:
    """The edition with this slug, and the door with this key of a session, or "ingang". Raises Unknown."""
    asked = desk.request.POST
    if "editie" in asked:
        found = next((one for one in desk.events if one.slug == asked["editie"]), None)
        if found is None:
            raise Unknown(NO_EDITION)
        if found != desk.event:  # which has other doors
            desk.event = found
            desk.stand_at("")
    if "deur" in asked:
        desk.stand_at("" if asked["deur"] == "ingang" else asked["deur"] or "0")
        desk.session()
    desk.remember(event=desk.event.pk, door=desk.at or None)
