"""Loading the demo content: what a first run makes, what a second leaves alone, and what the example edition is."""

import datetime as dt
import io
import itertools
import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField, Model, TextField
from django.test.utils import CaptureQueriesContext

from events.models import Appearance, Document, Event, Room, Session, SessionPart, Speaker, Theme, Venue
from techniekpact.demo import Counts
from tests.builders import make_event, make_session, make_speaker
from tests.site.demo import load

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 22)
MODELS: list[type[Model]] = [Appearance, Document, Event, Room, Session, SessionPart, Speaker, Theme, Venue, FlatPage]


def dump() -> str:
    """Every row of the database, `updated_at` and primary keys included."""
    out = io.StringIO()
    call_command("dumpdata", stdout=out)
    return out.getvalue()


def example() -> Event:
    return Event.objects.get(label="Voorbeeldeditie")


def test_first_run_makes_everything() -> None:
    assert load(today=TODAY) == Counts(editions=8, sessions=67, speakers=62, themes=8, pages=4, articles=23)
    made = (Event, Session, Speaker, Theme, FlatPage)
    assert [model._default_manager.count() for model in made] == [8, 67, 62, 8, 4]


def test_second_run_writes_nothing() -> None:
    load(today=TODAY)
    before = dump()
    with CaptureQueriesContext(connection) as queries:
        assert load(today=TODAY) == Counts(kept=8)
    assert [q["sql"] for q in queries if re.match("INSERT|UPDATE|DELETE", q["sql"])] == []
    assert dump() == before


def test_second_run_leaves_what_editors_changed_added_moved_or_removed() -> None:
    load(today=TODAY)
    event = Event.objects.get(slug="2018")
    event.slug, event.intro = "lustrum", "Eigen tekst."
    event.save()
    event.sessions.get(slug="netwerkborrel").delete()
    make_session(event, slug="nieuw")
    theme = Theme.objects.get(slug="digitalisering")
    theme.slug, theme.name = "digitaal", "Digitaal"
    theme.save()
    FlatPage.objects.filter(url="/contact/").update(content="<p>Bel ons.</p>")
    before = dump()
    assert load(today=TODAY) == Counts(kept=8)
    assert dump() == before


def test_reset_restores_editions_but_no_address_count_or_row_of_others() -> None:
    load(today=TODAY)
    facts = facts_of("2018")
    event = Event.objects.get(slug="2018")
    event.host, event.capacity = "Iemand anders", 10
    event.save()
    opening = event.sessions.get(slug="plenaire-opening")
    opening.slug, opening.title, opening.start, opening.end = "begin", "Begin", None, None
    opening.save()
    opening.parts.all().delete()
    event.sessions.get(slug="netwerkborrel").delete()
    Session.objects.filter(event=example(), slug="zij-instroom").update(capacity=70, seats_taken=66)
    own = make_session(event, slug="van-de-redactie", title="Van de redactie")
    FlatPage.objects.filter(url="/contact/").update(content="<p>Bel ons.</p>")

    assert load(today=TODAY, reset=True) == Counts(sessions=1, restored=8)
    own.refresh_from_db()
    assert own.title == "Van de redactie"
    own.delete()
    assert Session.objects.get(pk=opening.pk).slug == "begin"
    Session.objects.filter(pk=opening.pk).update(slug="plenaire-opening")
    assert facts_of("2018") == facts
    full = Session.objects.get(event=example(), slug="zij-instroom")
    assert (full.capacity, full.seats_taken) == (66, 66)
    assert FlatPage.objects.get(url="/contact/").content == "<p>Bel ons.</p>"


def facts_of(slug: str) -> list[object]:
    """What visitors read of an edition: fields of the edition, its sessions in order, parts, and who appeared."""
    return [
        *Event.objects.filter(slug=slug).values_list("name", "host", "capacity", "intro", "body", "start_time"),
        *Session.objects.filter(event__slug=slug).in_order().values_list("slug", "guid", "title", "start", "end"),
        *SessionPart.objects.filter(session__event__slug=slug).values_list("session__slug", "position", "title"),
        *Appearance.objects.filter(session__event__slug=slug)
        .order_by("session__guid", "part__position", "position")
        .values_list("part__title", "speaker__guid", "unnamed", "role", "function"),
    ]


def test_guids_never_change() -> None:
    load(today=TODAY)
    assert str(Speaker.objects.get(slug="thea-koster").guid) == "e017f371-23cf-5e99-8b1a-252dc90edcdd"
    assert (
        str(Session.objects.get(event__slug="2018", slug="plenaire-opening").guid)
        == "0918bb31-ca2e-5983-b35b-21c954939349"
    )
    assert len(set(Session.objects.values_list("guid", flat=True))) == 67


def test_a_speaker_or_edition_of_editors_is_used_and_not_doubled() -> None:
    koster = make_speaker(slug="thea-koster", given_name="Thea", family_name="Koster")
    own = make_event(slug="2023", name="Eigen editie", day=dt.date(2023, 11, 20))
    assert load(today=TODAY) == Counts(editions=7, sessions=54, speakers=56, themes=8, pages=4, articles=23, kept=1)
    assert Appearance.objects.filter(speaker=koster).count() == 3
    assert (Event.objects.get(slug="2023").name, own.sessions.count()) == ("Eigen editie", 0)


def test_nothing_is_written_when_loading_fails() -> None:
    make_session(make_event(slug="los"), slug="los")
    before = dump()
    with pytest.raises(OverflowError):
        load(today=dt.date.max)  # the example edition, loaded last, has no day ahead
    assert dump() == before


def test_no_room_and_no_speaker_is_in_two_places_at_once() -> None:
    load(today=TODAY)
    busy: dict[tuple[str, int], list[Session]] = defaultdict(list)
    for session in Session.objects.exclude(start=None).prefetch_related("appearances"):
        if session.room_id:
            busy["room", session.room_id].append(session)
        for speaker_id in {a.speaker_id for a in session.appearances.all() if a.speaker_id}:
            busy["speaker", speaker_id].append(session)
    pairs = [pair for sessions in busy.values() for pair in itertools.combinations(sessions, 2)]
    assert [(a.slug, b.slug) for a, b in pairs if overlap(a, b)] == []
    assert len(pairs) > 50


def overlap(one: Session, other: Session) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        raise ValueError("Every session that has a start has an end in the demo content.")
    return one.start < other.end and other.start < one.end


def test_every_row_is_valid_for_the_admin() -> None:
    load(today=TODAY)
    for model in MODELS:
        for row in model._default_manager.all():
            row.full_clean()


def test_texts_are_dutch_and_hold_no_names_of_fields() -> None:
    load(today=TODAY)
    field_names = "summary facts title speakers? role host venue body intro end programme unnamed slug year"
    stray = re.compile(rf"\b({'|'.join(field_names.split())})\b|_|\{{|\}}")
    found = []
    for model in MODELS:
        for field in model._meta.concrete_fields:
            if not isinstance(field, TextField | CharField) or field.choices or "url" in field.name:
                continue
            texts = model._default_manager.values_list(field.attname, flat=True)
            found += [text for text in texts if stray.search(text)]
    assert found == []


def test_pages_and_site_are_set() -> None:
    load(today=TODAY)
    site = Site.objects.get(pk=settings.SITE_ID)
    assert (site.domain, site.name) == (urlsplit(settings.SITE_URL).netloc, "Jaarconferentie Techniekpact")
    pages = FlatPage.objects.filter(sites=site).order_by("url")
    assert [(page.url, page.title) for page in pages] == [
        ("/contact/", "Contact"),
        ("/cookies/", "Cookies"),
        ("/privacy/", "Privacy"),
        ("/toegankelijkheid/", "Toegankelijkheid"),
    ]
    unfinished = [page.url for page in pages if "Nog in te vullen door de redactie" in page.content]
    assert unfinished == ["/contact/", "/privacy/"]


def test_a_name_that_editors_gave_the_site_stays() -> None:
    Site.objects.filter(pk=settings.SITE_ID).update(name="Techniekdag", domain="oud.nl")
    load(today=TODAY)
    site = Site.objects.get(pk=settings.SITE_ID)
    assert (site.domain, site.name) == (urlsplit(settings.SITE_URL).netloc, "Techniekdag")


def test_command_prints_one_line_of_counts() -> None:
    lines = []
    for options in ([], [], ["--reset"]):
        out = io.StringIO()
        call_command("load_demo", "--picture-width", "0", *options, stdout=out)
        lines.append(out.getvalue())
    none = "Nieuw: 0 edities, 0 sessies, 0 sprekers, 0 thema's, 0 pagina's, 0 artikelen, 0 foto's."
    assert lines == [
        "Nieuw: 8 edities, 67 sessies, 62 sprekers, 8 thema's, 4 pagina's, 23 artikelen, 0 foto's. "
        "Edities: 0 ongewijzigd, 0 teruggezet, 0 verschoven.\n",
        f"{none} Edities: 8 ongewijzigd, 0 teruggezet, 0 verschoven.\n",
        f"{none} Edities: 0 ongewijzigd, 8 teruggezet, 0 verschoven.\n",
    ]
