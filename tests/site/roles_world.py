"""A site with one row of each kind in an edition, and the address of every page, read from the URLs themselves."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.flatpages.models import FlatPage
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from events.models import Event
from news.models.preview_link import make_preview_link
from photos.models import RemovalRequest
from registrations import actions
from registrations.actions import Choice, Colleague, Needs
from registrations.actions.values import SYSTEM
from registrations.links import make_link
from registrations.models import AttendeeImport, Letter, Mailing, Registration
from tests.builders import make_appearance, make_room, make_theme
from tests.news.articles import make_article
from tests.photos.pictures import make_gallery, make_photo
from tests.registrations.people import details, make_open_event, make_workshop

NAME, NEED = "Zoë van der Verborgen", "zeldzaam dieet"  # of an attendee


@dataclass
class World:
    """One row of each model with an admin in `rows`, and for parts of addresses their values in `parts`."""

    event: Event
    registration: Registration
    rows: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Name and path of every page, but for the catch-alls of the admin."""
        for name, model, parts in _walk(get_resolver()):
            values = {part: self._value(name, model, part) for part in parts}
            yield name, reverse(name, kwargs=values)

    def _value(self, name: str, model: str, part: str) -> Any:
        if f"{name}:{part}" in self.parts:
            return self.parts[f"{name}:{part}"]
        if part in ("pk", "object_id", "id") and model:
            return self.rows[model].pk
        return self.parts[part]


def make_world() -> World:
    event = make_open_event(slug="onze")
    session = make_workshop(event, slug="lassen", room=make_room(event), themes=[make_theme(slug="mbo")])
    speaker = make_appearance(session).speaker
    assert speaker is not None
    person = actions.register(
        event=event, details=details(name=NAME), choice=Choice(seats=[session]), needs=Needs(diet=NEED)
    )
    sender = Colleague("Zender", "zender@voorbeeld.nl")
    delegation = actions.register_delegation(
        event=event, sender=sender, colleagues=[Colleague("Collega", "collega@voorbeeld.nl")]
    )
    arrival = actions.check_in(registration=person, by=SYSTEM).row
    photo = make_photo()
    gallery = make_gallery(photo, slug="markt", published_at=event.published_at)
    event.galleries.add(gallery)
    article = make_article(slug="verslag", event=event)
    link, token = make_preview_link(article=article, user=None)
    page = FlatPage.objects.get_or_create(url="/privacy/", defaults={"title": "Privacy"})[0]
    mailing = Mailing.objects.create(event=event, subject="Welkom", body="Tot dan.", selection={"state": "plaats"})
    cells = AttendeeImport.objects.create(event=event, file_name="deelnemers.csv", rows=[[2, NAME, *[""] * 5, []]])
    rows = [event, session, *session.themes.all(), speaker, *event.venues.all(), session.room, photo, gallery, article]
    rows += [
        RemovalRequest.objects.create(photo=photo),
        page,
        person,
        delegation,
        arrival,
        mailing,
        cells,
        person.needs,
    ]
    rows += [actions.invite(event=event, email="gast@voorbeeld.nl", by=SYSTEM), Letter.objects.filter(event=event)[0]]
    rows += [person.changes.all()[0], User.objects.create(username="ander"), Group.objects.get(name="Redactie")]
    world = World(event, person, {one._meta.label_lower: one for one in rows})
    assert set(world.rows) >= {model._meta.label_lower for model in admin.site._registry}
    world.parts = {
        **{"event": "onze", "session": "lassen", "theme": "mbo", "speaker": speaker.slug, "gallery": "markt"},
        **{"number": 1, "article": "verslag", "token": make_link(person), "rest": "a/b", "code": person.code},
        **{"article-preview:token": token, "link": link.pk, "version": article.history.all()[0].pk, "size": "klein"},
        **{"content_type_id": ContentType.objects.get_for_model(Event).pk, "admin:view_on_site:object_id": event.pk},
        **{"app_label": "registrations", "name": "privacy", "guid": delegation.guid},
        **{"path": default_storage.save("stuk.txt", ContentFile(b"tekst")), "key": uuid.uuid4()},
        **{"admin:registrations_line_event:pk": event.pk, "admin:registrations_line_session:pk": session.pk},
    }
    return world


def _walk(resolver: Any, space: str = "", before: tuple[str, ...] = ()) -> Iterator[tuple[str, str, list[str]]]:
    """The name of each address, the label of the model whose admin has it, and its parts."""
    for one in resolver.url_patterns:
        parts = (*before, *one.pattern.converters, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from _walk(one, f"{one.namespace}:" if one.namespace else space, parts)
        elif isinstance(one, URLPattern) and one.name:
            yield space + one.name, _model_of(one.name) if space else "", sorted(set(parts))


def _model_of(name: str) -> str:
    return next(
        (
            model._meta.label_lower
            for model in admin.site._registry
            if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_")
        ),
        "",
    )
