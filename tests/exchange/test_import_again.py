"""A changed file brings the edition in line, and leaves what the formats do not carry."""

import copy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from events.models import Appearance, Document, Room, Session, Speaker
from tests.builders import make_appearance, make_part, make_session, make_speaker, make_theme, moment
from tests.exchange.files import dump, import_text, new_event, new_json

pytestmark = pytest.mark.django_db


def session(number: int = 1) -> Session:
    return Session.objects.get(guid=UUID(f"00000000-0000-4000-8000-{number:012}"))


def test_created_changed_unchanged_and_gone_are_counted(tmp_path: Path) -> None:
    import_text(tmp_path, dump(new_json(new_event(1), new_event(2), new_event(3))))
    lines = import_text(tmp_path, dump(new_json(new_event(1), new_event(2, title="Anders"), new_event(4))))
    assert lines[0] == "3 sessies: 1 nieuw, 1 gewijzigd, 1 ongewijzigd, 1 vervallen"
    assert [session(n).state for n in (1, 2, 3, 4)] == [
        *("gepubliceerd", "gepubliceerd", "geannuleerd", "gepubliceerd")
    ]
    again = import_text(tmp_path, dump(new_json(new_event(1), new_event(2, title="Anders"), new_event(4))))
    assert again[0] == "3 sessies: 0 nieuw, 0 gewijzigd, 3 ongewijzigd, 0 vervallen"


def test_a_session_that_came_back_is_published_again_and_a_draft_stays_a_draft(tmp_path: Path) -> None:
    both = dump(new_json(new_event(1), new_event(2)))
    import_text(tmp_path, both)
    import_text(tmp_path, dump(new_json(new_event(1))))
    draft = session(1)
    draft.state = Session.State.DRAFT
    draft.save()
    import_text(tmp_path, both)
    assert (session(1).state, session(2).state) == ("concept", "gepubliceerd")
    assert session(2).sequence == 2


@pytest.mark.parametrize(
    ("change", "sequence"),
    [
        ({"title": "Anders"}, 0),
        ({"date": "2018-06-18T10:30:00+02:00"}, 1),
        ({"duration": "01:00"}, 1),
        ({"room": "Zaal 2"}, 1),
    ],
)
def test_sequence_counts_changes_of_time_and_place_only(tmp_path: Path, change: dict[str, Any], sequence: int) -> None:
    import_text(tmp_path, dump(new_json()))
    before = session()
    import_text(tmp_path, dump(new_json(new_event(**change))))
    assert session().sequence == sequence
    assert session().updated_at > before.updated_at
    assert session().slug == before.slug


def test_what_the_formats_do_not_carry_survives(tmp_path: Path) -> None:
    text = dump(new_json(new_event(persons=[{"name": "Anna"}, {"name": "Bo"}])))
    import_text(tmp_path, text)
    row = session()
    row.capacity, row.provisional, row.recording = 40, True, "https://example.org/film"
    row.slug = "eigen-adres"
    row.save()
    Session.objects.filter(pk=row.pk).update(seats_taken=12)
    row.themes.add(make_theme(name="Extra"))
    anna = row.appearances.get(speaker__family_name="Anna")
    anna.part = make_part(row, title="Opening")
    anna.role, anna.function, anna.organisation, anna.position = Appearance.Role.CHAIR, "minister", "OCW", 7
    anna.save()
    make_appearance(row, unnamed="een docent", position=9)
    Document.objects.create(session=row, title="Verslag", file="documenten/verslag.pdf")
    make_session(row.event, title="Zonder tijd")
    before = [list(model._default_manager.values().order_by("pk")) for model in (Session, Appearance, Document)]
    assert import_text(tmp_path, text)[0] == "1 sessies: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen"
    assert [list(m._default_manager.values().order_by("pk")) for m in (Session, Appearance, Document)] == before


def test_people_come_and_go(tmp_path: Path) -> None:
    import_text(tmp_path, dump(new_json(new_event(persons=[{"name": "Anna"}, {"name": "Bo"}]))))
    kept = session().appearances.get(speaker__family_name="Bo")
    lines = import_text(tmp_path, dump(new_json(new_event(persons=[{"name": "Bo"}, {"name": "Cas van Dam"}]))))
    assert lines[0] == "1 sessies: 0 nieuw, 1 gewijzigd, 0 ongewijzigd, 0 vervallen"
    assert [a.name for a in session().appearances.all()] == ["Bo", "Cas van Dam"]
    assert Appearance.objects.filter(pk=kept.pk, updated_at=kept.updated_at).exists()
    assert Speaker.objects.filter(family_name="Anna").exists()


def test_new_rooms_and_people_come_last_even_when_the_last_position_is_taken(tmp_path: Path) -> None:
    anna, bo, cas = ({"name": name} for name in ("Anna", "Bo", "Cas"))
    import_text(tmp_path, dump(new_json(new_event(persons=[anna]))))
    Room.objects.update(position=32_766)
    Appearance.objects.update(position=32_766)
    rooms = [{"name": name} for name in ("Zaal 2", "Zaal 3")]
    import_text(tmp_path, dump(new_json(new_event(persons=[anna, bo, cas]), rooms=rooms)))
    assert list(Room.objects.values_list("name", "position")) == [
        ("Zaal 1", 32_766),
        ("Zaal 2", 32_767),
        ("Zaal 3", 32_767),
    ]
    assert [(a.name, a.position) for a in session().appearances.all()] == [
        ("Anna", 32_766),
        ("Bo", 32_767),
        ("Cas", 32_767),
    ]


def test_a_name_that_an_editor_split_stays_split(tmp_path: Path) -> None:
    text = dump(new_json(new_event(persons=[{"id": 5, "public_name": "Jan Peter Balk"}])))
    import_text(tmp_path, text)
    speaker = Speaker.objects.get()
    speaker.given_name, speaker.family_name = "Jan", "Peter Balk"
    speaker.save()
    import_text(tmp_path, text)
    speaker.refresh_from_db()
    assert (speaker.given_name, speaker.family_name) == ("Jan", "Peter Balk")
    renamed = dump(new_json(new_event(persons=[{"id": 5, "public_name": "Jan Peter van Balk"}])))
    assert import_text(tmp_path, renamed)[1] == "1 sprekers: 0 nieuw, 1 gewijzigd, 0 ongewijzigd, 0 vervallen"
    speaker.refresh_from_db()
    assert (speaker.given_name, speaker.infix, speaker.family_name) == ("Jan Peter", "van", "Balk")
    assert speaker.sort_name == "balk, jan peter, van"


def test_a_person_with_a_guid_is_the_speaker_that_we_have(tmp_path: Path) -> None:
    speaker = make_speaker(given_name="Ingrid", infix="van", family_name="Engelshoven", biography="<p>Minister</p>")
    person = {"name": "Ingrid van Engelshoven", "guid": str(speaker.guid), "biography": ""}
    assert import_text(tmp_path, dump(new_json(new_event(persons=[person]))))[2] == (
        "1 sprekers: 0 nieuw, 0 gewijzigd, 1 ongewijzigd, 0 vervallen"
    )
    assert session().appearances.get().speaker == speaker
    speaker.refresh_from_db()
    assert speaker.biography == "<p>Minister</p>"


def test_track_becomes_theme_whatever_its_capitals(tmp_path: Path) -> None:
    theme = make_theme(name="techniek")
    import_text(tmp_path, dump(new_json(new_event(1), new_event(2, track="TECHNIEK"), new_event(3, track=None))))
    assert [list(session(n).themes.all()) for n in (1, 2, 3)] == [[theme], [theme], []]
    import_text(tmp_path, dump(new_json(new_event(1, track="Zorg"), new_event(2), new_event(3))))
    assert [t.name for t in session(1).themes.all()] == ["Zorg"]


def test_links_follow_the_file_and_moved_times_are_seen(tmp_path: Path) -> None:
    one, two = {"url": "https://example.org/a", "title": "A"}, {"url": "https://example.org/b", "title": "B"}
    import_text(tmp_path, dump(new_json(new_event(links=[one, two]))))
    kept = Document.objects.get(title="B").pk
    import_text(tmp_path, dump(new_json(new_event(links=[{**two, "title": "Bé"}], start="09:00"))))
    assert [(d.pk, d.title) for d in session().documents.all()] == [(kept, "Bé")]
    assert session().start == moment("2018-06-18 10:00")


def test_a_file_without_sessions_does_not_cancel_a_whole_edition(tmp_path: Path) -> None:
    import_text(tmp_path, dump(new_json()))
    empty = copy.deepcopy(new_json())
    empty["schedule"]["conference"]["days"][0]["rooms"] = {}
    with pytest.raises(Exception, match="er staan geen sessies in"):
        import_text(tmp_path, dump(empty))
    assert session().state == "gepubliceerd"


def test_what_editors_made_or_cancelled_is_not_touched_by_a_file_without_or_with_it(tmp_path: Path) -> None:
    both = dump(new_json(new_event(1), new_event(2)))
    import_text(tmp_path, both)
    own = make_session(session().event, start="09:00", end="10:00")
    cancelled = session(2)
    cancelled.state = Session.State.CANCELLED
    cancelled.save()
    lines = import_text(tmp_path, both)
    assert lines[0] == "2 sessies: 0 nieuw, 0 gewijzigd, 2 ongewijzigd, 0 vervallen"
    own.refresh_from_db()
    assert (own.state, session(2).state) == ("gepubliceerd", "geannuleerd")
