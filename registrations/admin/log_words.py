"""What a line of the log says beside its action, in Dutch. Keys of sessions become titles."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from core import dutch, richtext
from events.models import Session
from registrations.models import Change, ClaimState
from registrations.models.registration import Sector
from registrations.selection import COMING, PHOTO, STATES

FIELDS = {
    **{"name": "naam", "email": "e-mailadres", "organisation": "organisatie", "function": "functie"},
    **{"sector": "sector", "photo_consent": "foto", "needs": "wensen", "sender_name": "naam van de afzender"},
    **{"sender_email": "e-mailadres van de afzender"},
}
FORMATS = {"csv": "CSV-bestand", "xlsx": "Excel-bestand"}
NUMBERS = {  # of a file that was read in
    "registered": ("aangemeld", "aangemeld"),
    "waiting_people": ("op de wachtlijst", "op de wachtlijst"),
    "known": ("al bekend", "al bekend"),
    "left_out": ("regel overgeslagen", "regels overgeslagen"),
}
LINES = {"presentielijst": ("regel", "regels")}  # of seats: someone in three sessions stands on three lines
GONE = "een sessie die er niet meer is"
Titles = Mapping[int, str]


def titles_of(changes: Iterable[Change]) -> dict[int, str]:
    """The titles of all sessions that these lines name. One query."""
    keys = {key for one in changes for key in _keys(one.details)}
    return {pk: richtext.line(title) for pk, title in Session.objects.filter(pk__in=keys).values_list("pk", "title")}


def words(change: Change, titles: Titles) -> str:
    """One line; empty where the action says it all. Details of an unknown shape are left out, never an error."""
    details = change.details if isinstance(change.details, dict) else {}
    return "; ".join(part for write in _PARTS for part in write(details, titles) if part)


def _keys(details: Any) -> set[int]:
    if not isinstance(details, dict):
        return set()
    found = [key for name in ("seats", "waiting", "added", "dropped", "sessions") for key in _list(details.get(name))]
    raised = details.get("raised")
    found += [details.get("session"), *(raised if isinstance(raised, dict) else ())]
    return {int(key) for key in found if str(key).isascii() and str(key).isdigit() and len(str(key)) <= 18}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _titles(keys: Any, titles: Titles) -> str:
    return dutch.listing([f"“{titles.get(key, GONE)}”" for key in _list(keys)])


def _made(details: Any, titles: Titles) -> Iterable[str]:
    """What left the system, of whom, and how many they were."""
    yield FORMATS.get(details.get("format", ""), "") or str(details.get("what") or "")
    if isinstance(number := details.get("number", details.get("recipients")), int):
        yield dutch.count(number, *LINES.get(str(details.get("what")), ("mens", "mensen")))


def _group(details: Any, titles: Titles) -> Iterable[str]:
    """How the group was chosen, as `registrations.selection` has it."""
    if (key := details.get("session")) is not None:
        yield f"“{titles.get(key, GONE)}”"
    yield _titles(details.get("sessions"), titles)
    tables: dict[str, Mapping[Any, Any]] = {
        "sector": dict(Sector.choices),
        "state": STATES,
        "coming": COMING,
        "photo": PHOTO,
    }
    for name, table in tables.items():
        value = details.get(name)
        if isinstance(value, str):
            yield str(table.get(ClaimState(value) if value in ClaimState.values else value, "")).lower()
    if isinstance(came := details.get("came"), bool):
        yield "is binnen" if came else "is niet binnen"


def _sessions(details: Any, titles: Titles) -> Iterable[str]:
    names = {"seats": "sessies", "waiting": "wacht op", "added": "erbij", "dropped": "eraf"}
    for name, word in names.items():
        if found := _titles(details.get(name), titles):
            yield f"{word}: {found}"


def _capacity(details: Any, titles: Titles) -> Iterable[str]:
    if isinstance(capacity := details.get("capacity"), int):
        yield f"aantal plaatsen van {capacity - 1} naar {capacity}"
    raised = details.get("raised")
    for key, number in (raised if isinstance(raised, dict) else {}).items():
        of = "de editie" if key == "event" else f"“{titles.get(int(key), GONE) if str(key).isdigit() else GONE}”"
        yield f"aantal plaatsen van {of} naar {number}"


def _rest(details: Any, titles: Titles) -> Iterable[str]:
    for name, (one, more) in NUMBERS.items():
        if isinstance(number := details.get(name), int) and number:
            yield dutch.count(number, one, more)
    if isinstance(position := details.get("position"), int):
        yield f"naar plaats {position}"
    if isinstance(coming := details.get("coming"), bool):
        yield "komt" if coming else "komt niet"
    if fields := _list(details.get("fields")):
        yield dutch.listing([FIELDS.get(str(one), str(one)) for one in fields])


_PARTS: tuple[Callable[[Any, Titles], Iterable[str]], ...] = (_made, _group, _sessions, _capacity, _rest)
