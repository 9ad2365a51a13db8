"""Loads all demo content in one transaction."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from events.models import Event
from techniekpact.demo.content import archive_keys, read
from techniekpact.demo.edition import write_edition
from techniekpact.demo.example import load_example
from techniekpact.demo.pages import load_pages, set_site
from techniekpact.demo.rows import Shared, find_event


@dataclass(frozen=True)
class Counts:
    """How many rows a run made, and what it did to editions that were there."""

    editions: int = 0
    sessions: int = 0
    speakers: int = 0
    themes: int = 0
    pages: int = 0
    kept: int = 0
    restored: int = 0
    moved: int = 0


@transaction.atomic
def load(*, today: dt.date, reset: bool = False) -> Counts:
    """Makes the demo editions, speakers, themes and pages that are not there yet, and sets the site's domain.

    An edition that exists is left alone with everything in it, so that nothing an editor changed or removed comes
    back; with `reset` its demo content is put back. An example edition whose day is before `today` moves ahead.
    """
    shared = Shared()
    pages = load_pages(set_site())
    editions = sessions = existing = 0
    for key in archive_keys():
        event = find_event(key)
        if event is None or reset:
            sessions += write_edition(event or Event(slug=key), read(f"editions/{key}"), key=key, shared=shared)
        if event is None:
            editions += 1
        else:
            existing += 1
    new_example, new_sessions, moved = load_example(today=today, reset=reset, shared=shared)
    existing += 1 - new_example - moved
    return Counts(
        editions=editions + new_example,
        sessions=sessions + new_sessions,
        speakers=shared.new_speakers,
        themes=shared.new_themes,
        pages=pages,
        kept=0 if reset else existing,
        restored=existing if reset else 0,
        moved=moved,
    )
