"""Two versions of an article side by side, in words that an editor reads: names for keys, dates in words."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html_join

from core import dutch
from events.models import Session
from news import textdiff, versions
from news.figures import figure_keys
from news.models import Article
from news.textdiff import Line
from news.versions import Values
from photos.models import Photo


@dataclass(frozen=True, slots=True)
class Change:
    """One field: `lines` of the text, or `html` of anything else, with `<del>` and `<ins>`."""

    name: str
    label: str
    html: str = ""  # safe
    lines: list[Line] = field(default_factory=list)


class Names:
    """What keys point to, by field. One query for each kind that these versions hold, whatever their number."""

    def __init__(self, found: Iterable[Values]) -> None:
        keys: dict[type[Any], set[int]] = {}
        for values in found:
            for name in ("lead_photo", "gallery", "event", *versions.MANY):
                value = values.get(name)
                wanted: Iterable[int] = value if isinstance(value, Collection) else [] if value is None else [value]
                keys.setdefault(_model(name), set()).update(wanted)
            keys[Photo].update(figure_keys(values.get("body") or ""))
        self.rows = {model: self._load(model, pks) for model, pks in keys.items() if pks}

    @staticmethod
    def _load(model: type[Any], pks: Collection[int]) -> dict[int, str]:
        if model is Session:
            sessions = Session.objects.select_related("event").in_bulk(pks)
            return {pk: f"{one.title} ({one.event.title})" for pk, one in sessions.items()}
        return {pk: str(row) for pk, row in model._default_manager.in_bulk(pks).items()}

    @property
    def photos(self) -> dict[int, str]:
        return self.rows.get(Photo, {})

    def of(self, name: str, key: int) -> str:
        return self.rows.get(_model(name), {}).get(key) or f"nummer {key}, intussen verwijderd"

    def text(self, name: str, value: Any) -> str:
        """A value of any field but the text in words; empty when there is none."""
        if value is None or value == "":
            return ""
        if isinstance(value, Collection) and not isinstance(value, str):
            return dutch.listing(sorted(self.of(name, key) for key in value))
        if isinstance(value, dt.datetime):
            return dutch.moment(value)
        if name == "kind":
            return str(dict(Article.Kind.choices).get(value, value))
        return self.of(name, value) if isinstance(value, int) else str(value)


def changes(old: Values, new: Values, names: Iterable[str] = versions.FIELDS, *, whole: bool = False) -> list[Change]:
    """The fields in which two versions differ. Six queries at most. `whole`: the text without leaving anything out."""
    different = versions.changed(old, new, names)
    known = Names([old, new])
    return [_change(name, old, new, known, whole=whole) for name in different]


def _change(name: str, old: Values, new: Values, known: Names, *, whole: bool) -> Change:
    label = versions.label(name)
    before, after = old.get(name), new.get(name)
    if name == "body":
        blocks = [textdiff.blocks(text or "", known.photos) for text in (before, after)]
        return Change(name, label, lines=textdiff.body(*blocks, whole=whole))
    if name in versions.MANY:
        went = sorted(known.of(name, key) for key in (before or frozenset()) - (after or frozenset()))
        came = sorted(known.of(name, key) for key in (after or frozenset()) - (before or frozenset()))
        parts = [*map(textdiff.gone, went), *map(textdiff.come, came)]
    elif name in {"title", "intro", "byline"}:
        parts = [textdiff.words(before or "", after or "")]
    else:
        parts = [textdiff.gone(known.text(name, before)), textdiff.come(known.text(name, after))]
    return Change(name, label, html=format_html_join(" ", "{}", ((part,) for part in parts if part)))


def _model(name: str) -> type[Any]:
    model: type[Any] = Article._meta.get_field(name).related_model  # type: ignore[assignment]
    return model
