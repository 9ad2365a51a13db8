"""Speakers and themes: rows that all editions share."""

from uuid import UUID

from django.utils import timezone

from core.slugs import slug_from
from events.exchange.document import Person, Schedule
from events.exchange.identity import person_guid
from events.exchange.store.report import Tally
from events.models import FormerSlug, Speaker, Theme
from events.names import Name, split_name

_GIVEN, _INFIX = 100, 40  # characters, as the columns of Speaker


def speakers_for(edition: UUID, schedule: Schedule) -> tuple[dict[UUID, Speaker], Tally]:
    """The speakers of the file by guid. Where the file names someone twice, the first name and biography count.

    A speaker that exists gets another name only when the file prints it otherwise, so that a name which an editor
    split by hand stays split; and another biography only when the file has one.
    """
    people: dict[UUID, Person] = {}
    biographies: dict[UUID, str] = {}
    for talk in schedule.talks:
        for person in talk.persons:
            guid = person_guid(edition, person)
            people.setdefault(guid, person)
            if person.biography:
                biographies.setdefault(guid, person.biography)
    speakers = Speaker.objects.in_bulk(list(people), field_name="guid")
    changed = []
    for guid, speaker in speakers.items():
        biography = biographies.get(guid, speaker.biography)
        if (speaker.name, speaker.biography) != (people[guid].name, biography):
            if speaker.name != people[guid].name:
                _set_name(speaker, people[guid].name)
            speaker.biography = biography
            speaker.updated_at = timezone.now()
            changed.append(speaker)
    Speaker.objects.bulk_update(
        changed, ["given_name", "infix", "family_name", "sort_name", "biography", "updated_at"], batch_size=200
    )
    missing = {guid: person for guid, person in people.items() if guid not in speakers}
    speakers |= _make_speakers(missing, biographies)
    tally = Tally(new=len(missing), changed=len(changed), unchanged=len(people) - len(missing) - len(changed))
    return speakers, tally


def _make_speakers(people: dict[UUID, Person], biographies: dict[UUID, str]) -> dict[UUID, Speaker]:
    if not people:
        return {}
    taken = {*Speaker.objects.values_list("slug", flat=True), *_former("speaker")}
    made = {}
    for guid, person in people.items():
        slug = slug_from(person.name, taken, fallback="spreker")
        taken.add(slug)
        made[guid] = Speaker(guid=guid, slug=slug, biography=biographies.get(guid, ""))
        _set_name(made[guid], person.name)
    Speaker.objects.bulk_create(made.values())
    return made


def _set_name(speaker: Speaker, full: str) -> None:
    name = split_name(full)
    if len(name.given) > _GIVEN or len(name.infix) > _INFIX:
        name = Name("", "", full)
    speaker.given_name, speaker.infix, speaker.family_name = name
    speaker.set_sort_name()


def themes_for(schedule: Schedule) -> dict[str, Theme]:
    """The theme of each track of the file by its name in lower case; made where there is none."""
    themes = {theme.name.casefold(): theme for theme in Theme.objects.all()}
    missing: dict[str, str] = {}
    for talk in schedule.talks:
        if talk.track and talk.track.casefold() not in themes:
            missing.setdefault(talk.track.casefold(), talk.track)
    if not missing:
        return themes
    taken = {*(theme.slug for theme in themes.values()), *_former("theme")}
    made = {}
    for key, name in missing.items():
        slug = slug_from(name, taken, fallback="thema")
        taken.add(slug)
        made[key] = Theme(name=name, slug=slug)
    Theme.objects.bulk_create(made.values())
    return themes | made


def _former(kind: str) -> set[str]:
    """Slugs that must keep leading where they lead."""
    return set(FormerSlug.objects.filter(kind=kind).values_list("slug", flat=True))
