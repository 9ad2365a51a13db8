"""Two editors at once: what the other saved since a form was loaded is compared three ways, and nobody loses a word."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from core import dutch
from core.admin.pages import SluggedForm
from news import compare, drafts, versions
from news.compare import Change
from news.models import Article
from news.versions import Values

if TYPE_CHECKING:
    Base = SluggedForm
else:
    Base = object


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed: who the other is, the other's text, and the change from that text to one's own."""

    name: str
    theirs: SafeString
    change: Change


class Meanwhile(Base):
    """Mixed into a form of articles. Calls for the attributes below of that form."""

    data: Any
    draft: Article | None
    out: bool
    moment: dt.datetime | None
    notes: list[str]

    def close_moment(self, closed: bool) -> None: ...

    def compare(self, cleaned: dict[str, Any]) -> bool:
        """Takes over what only the other changed. What both changed becomes an error, once: saving again is knowing.

        Whether the editor must look first. Locks the row until the save has been committed.
        """
        live = Article.objects.select_for_update().filter(pk=self.instance.pk).order_by("pk").first()
        if live is None:
            return False
        self.out, self.moment = live.is_published, live.published_at
        self.draft = drafts.draft_of(live)
        current = self.draft or live
        head = versions.head(current)
        if head is None or cleaned.get("version") == str(head.pk):
            return False
        base = versions.find(live, cleaned.get("version"))
        theirs = {**versions.values(current), "published_at": versions.whole(live.published_at)}
        mine = {name: _key(cleaned[name]) for name in versions.FIELDS if name in cleaned}
        merge = versions.merge(_base(base, theirs), theirs, mine)
        discarded = _was_discarded(live, base, self.draft)
        if discarded:
            merge = versions.Merge((), ())
        switched = base is not None and (base.draft_of_id is None) != (self.draft is None)
        other = _who(head)
        withdrawn = "published_at" in merge.taken and theirs["published_at"] is None
        if merge.conflicts or switched or (withdrawn and "_publish" in self.data):
            self._show(merge, theirs, mine, current, head)
            self.add_error(None, _summary(other, head, merge, switched=switched, discarded=discarded, draft=self.draft))
            return True
        if merge.taken:
            for name in merge.taken:
                cleaned[name] = list(getattr(current, name).all()) if name in versions.MANY else getattr(current, name)
            words = dutch.listing([versions.label(name) for name in merge.taken])
            self.notes.append(f"{other} heeft intussen ook iets gewijzigd: {words}. Dat is overgenomen.")
        return False

    def _show(self, merge: versions.Merge, theirs: Values, mine: Values, current: Article, head: Any) -> None:
        """Puts the version to compare with next in the form, with all that it holds but what is one's own."""
        data = self.data.copy()
        data[self.add_prefix("version")] = str(head.pk)
        for name in merge.taken:
            _put(data, self.add_prefix(name), name, theirs[name])
        if (moment := self.fields.get("published_at")) is not None and moment.disabled:  # it was not posted
            _put(data, self.add_prefix("published_at"), "published_at", theirs["published_at"])
        self.data = data
        self.close_moment(self.draft is not None)
        other = _who(head)
        known = compare.Names([theirs])
        for change in compare.changes(theirs, {**theirs, **mine}, merge.conflicts, whole=True):
            text = theirs[change.name]
            shown = mark_safe(text) if change.name == "body" else known.text(change.name, text)  # noqa: S308 - cleaned
            field: Any = self.fields[change.name]
            field.conflict = Conflict(other, SafeString(shown) if change.name == "body" else shown, change)  # type: ignore[arg-type]
            self.add_error(
                change.name,
                f"{other} heeft dit intussen ook gewijzigd. Hier staat wat u schreef. Het verschil staat eronder.",
            )


def _summary(
    other: str, head: Any, merge: versions.Merge, *, switched: bool, discarded: bool, draft: Article | None
) -> str:
    when = timezone.localtime(head.history_date)
    parts = []
    if discarded:
        parts.append("Het concept waarin u werkte, is intussen weggegooid. Wat u schreef, staat hieronder.")
    else:
        what = "een nieuwer concept bewaard" if draft is not None else "dit artikel opgeslagen"
        parts.append(f"{other} heeft intussen {what} ({dutch.date(when)}, {dutch.time(when)} uur).")
    if merge.taken:
        words = dutch.listing([versions.label(name) for name in merge.taken])
        parts.append(f"Overgenomen, want u had dit niet gewijzigd: {words}.")
    if merge.conflicts:
        parts.append("Bij de velden die u allebei hebt gewijzigd, staat het verschil.")
    if switched and draft is None and not discarded:
        parts.append("Wat u nu ziet, staat online zodra u publiceert.")
    parts.append("Er is nog niets opgeslagen. Slaat u nog eens op, dan geldt wat in dit formulier staat.")
    return " ".join(parts)


def _base(record: Any, theirs: Values) -> Values | None:
    """What the form was loaded from. A draft knows no moment of publishing, so that never differs."""
    if record is None:
        return None
    found = versions.values(record)
    return {**found, "published_at": theirs["published_at"]} if record.draft_of_id is not None else found


def _was_discarded(live: Article, base: Any, draft: Article | None) -> bool:
    if base is None or base.draft_of_id is None or draft is not None:
        return False
    newest = versions.records(live).first()
    return newest is not None and newest.history_change_reason == versions.DISCARDED


def _who(record: Any) -> str:
    user = record.history_user
    return (user.get_full_name() or user.get_username()) if user is not None else "Iemand anders"


def _key(value: Any) -> Any:
    """A cleaned value in the form in which versions keep it."""
    if hasattr(value, "pk"):
        return value.pk
    if isinstance(value, list) or hasattr(value, "values_list"):
        return frozenset(one.pk for one in value)
    return versions.whole(value)


def _put(data: QueryDict, key: str, name: str, value: Any) -> None:
    """A value as the browser would post it."""
    if name in versions.MANY:
        data.setlist(key, [str(one) for one in sorted(value)])
    elif name in versions.MOMENTS:
        local = None if value is None else timezone.localtime(value)
        data[f"{key}_0"] = "" if local is None else f"{local:%d-%m-%Y}"
        data[f"{key}_1"] = "" if local is None else f"{local:%H:%M:%S}"
    else:
        data[key] = "" if value is None else str(value)
