"""Writes rows from content, and finds the speakers and themes that editions share."""

from django.db.models import Model, Q

from events.models import Event, FormerSlug, Speaker, Theme
from techniekpact.demo.content import Row, guid, read


def fill(row: Model, **fields: object) -> None:
    """Saves `row` with `fields`; every other field that editors can change gets its default, but the slug stays.

    Raises ValueError for a name that is no field: a slip in a content file must not pass in silence.
    """
    if unknown := fields.keys() - {field.name for field in row._meta.concrete_fields}:
        raise ValueError(f"{type(row).__name__} has no field {', '.join(sorted(unknown))}.")
    for field in row._meta.concrete_fields:
        if field.name in fields:
            setattr(row, field.name, fields[field.name])
        elif field.editable and not field.primary_key and field.name != "slug":
            setattr(row, field.attname, field.get_default())
    row.save()


def keep_room(row: Model, counter: str, fields: Row) -> Row:
    """`fields` with a capacity that is never less than the places that are taken of a `row` that exists."""
    if row.pk is None or fields.get("capacity") is None:
        return fields
    return {**fields, "capacity": max(fields["capacity"], getattr(row, counter))}


def find_event(slug: str) -> Event | None:
    """The edition that has this slug, or had it before an editor changed it."""
    return Event.objects.filter(slug__in=(slug, FormerSlug.objects.current(Event, slug) or slug)).first()


class Shared:
    """Speakers and themes, each made when an edition first needs it. A row that exists is left alone."""

    def __init__(self) -> None:
        self._people, self._subjects = read("speakers"), read("themes")
        self._speakers: dict[str, Speaker] = {}
        self._themes: dict[str, Theme] = {}
        self.new_speakers = self.new_themes = 0

    def speaker(self, key: str) -> Speaker:
        if key not in self._speakers:
            ident = guid("speaker", key)
            found = Speaker.objects.filter(Q(guid=ident) | Q(slug=key)).order_by("pk").first()
            if found is None:
                found = Speaker(guid=ident)
                fill(found, slug=key, **self._people[key])
                self.new_speakers += 1
            self._speakers[key] = found
        return self._speakers[key]

    def theme(self, slug: str) -> Theme:
        if slug not in self._themes:
            content = self._subjects[slug]
            slugs = (slug, FormerSlug.objects.current(Theme, slug) or slug)
            found = Theme.objects.filter(Q(slug__in=slugs) | Q(name=content["name"])).order_by("pk").first()
            if found is None:
                found = Theme()
                fill(found, slug=slug, **content)
                self.new_themes += 1
            self._themes[slug] = found
        return self._themes[slug]
