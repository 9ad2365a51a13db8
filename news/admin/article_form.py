"""The form of an article: where what was typed goes, whether it may be published, and who else saved meanwhile."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import model_to_dict
from django.utils import timezone

from core import richtext
from core.admin.pages import SluggedForm, name_parts, sensible_year
from news import checks, drafts, versions
from news.admin.meanwhile import Meanwhile
from news.models import Article

PUBLISH, DRAFT, UNPUBLISH = "_publish", "_draft", "_unpublish"  # names of buttons
_ROOM = re.compile(r"(?:<p></p>)+\Z")
TYPED = ("title", "intro", "body", "lead_photo", "gallery", "event", "byline")
FIXED = "Dit moment blijft zo als u het concept publiceert."
OVER = "Dit moment is al voorbij. Maak het leeg, of kies een later moment."
TOO_SOON = "Het artikel verdwijnt voordat het verschijnt. Kies een later moment."
GONE = (
    "Dit artikel is intussen verwijderd. Wat u hebt ingevuld, staat hieronder. Sla het op als nieuw artikel. "
    "Het is dan een concept, ook als het online stond."
)
NOT_IN_DRAFT = "Een concept bewaart dit moment niet. Zet het terug, of publiceer de wijziging."


class ArticleForm(Meanwhile, SluggedForm):
    """Shows the newer draft of an article when there is one. `instance` is always the article itself."""

    slug_fallback = "artikel"
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance: Article | None = kwargs.get("instance")
        self.draft = None if instance is None else drafts.draft_of(instance)
        if self.draft is not None:
            kept = model_to_dict(self.draft, fields=[*drafts.KEPT, *versions.MANY])
            kwargs["initial"] = {**kept, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.out = bool(self.instance.pk) and self.instance.is_published  # readers see it now
        self.moment: dt.datetime | None = self.instance.published_at
        self.typed: Article | None = None  # what was typed, to look for what it lacks
        self.was_saved = bool(self.instance.pk)
        self.notes: list[str] = []
        if self.instance.pk and "version" in self.fields:
            head = versions.head(self.draft or self.instance)
            self.initial["version"] = str(head.pk) if head else ""
        for name in versions.MOMENTS:
            if name in self.fields:
                self.fields[name].validators.append(sensible_year)
                name_parts(self.fields[name])
        self.close_moment(self.draft is not None or self._came_from_draft())

    def _came_from_draft(self) -> bool:
        """Whether a browser posts the form of a draft, without moment, that meanwhile went."""
        if not self.is_bound or not self.instance.pk:
            return False
        base = versions.find(self.instance, self.data.get(self.add_prefix("version")))
        return base is not None and base.draft_of_id is not None

    def close_moment(self, closed: bool) -> None:
        """A draft leaves the moment of publishing as it is."""
        if "published_at" in self.fields:
            field = self.fields["published_at"]
            field.disabled = closed
            field.help_text = FIXED if closed else str(Article._meta.get_field("published_at").help_text)

    def slug_title(self) -> str:
        return self.cleaned_data.get("title") or ""

    def same_scope(self) -> QuerySet[Any]:
        return Article.objects.live()

    @property
    def goes_live(self) -> bool:
        """Whether a save goes to the article itself. What is online changes only when an editor asks for it."""
        if PUBLISH in self.data or UNPUBLISH in self.data:
            return True
        return self.draft is None and not self.out

    def content(self) -> drafts.Content:
        """What to save, of a valid form."""
        names = (*drafts.KEPT, "published_at")
        fields = {name: getattr(self.instance, name) for name in names if name in self.fields}
        return drafts.Content(fields, self.cleaned_data.get("sessions", ()), self.cleaned_data.get("themes", ()))

    def clean_title(self) -> str:
        title = richtext.line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError("Vul een titel in.")
        return title

    def clean_intro(self) -> str:
        return richtext.line(self.cleaned_data["intro"])

    def clean_byline(self) -> str:
        return richtext.line(self.cleaned_data["byline"])

    def clean_body(self) -> str:
        """As it will be saved, so that it compares with versions; a text that is too long is left to its field.

        Without what the editor leaves behind: room below the text, and empty titles of links.
        """
        text = str(self.cleaned_data["body"])
        if len(text) > richtext.MAX_LENGTH:
            return text
        return _ROOM.sub("", richtext.clean(text, figures=True).replace(' title=""', ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        typed = dict(cleaned)
        must_look = bool(self.instance.pk) and self.compare(cleaned)
        typed |= cleaned  # with what was taken over, and still with what both changed
        self.typed = Article(**{name: typed[name] for name in TYPED if typed.get(name) is not None})
        if not self.instance.pk and self.data.get(self.add_prefix("version")):  # only forms of articles have one
            self.add_error(None, GONE)
            return cleaned
        if must_look:
            return cleaned
        self._decide(cleaned)
        if not self.errors.keys() & {"published_at", "expires_at"}:
            self._check(cleaned)
        return cleaned

    def _decide(self, cleaned: dict[str, Any]) -> None:
        """Puts the moment of publishing that the button asks for in `cleaned`."""
        now = timezone.now().replace(microsecond=0)
        moment, until = cleaned.get("published_at"), cleaned.get("expires_at")
        if UNPUBLISH in self.data:
            moment = None
        elif PUBLISH in self.data:
            moment = moment if moment is not None and moment <= now else now
        elif not self.goes_live and _whole(moment) != _whole(self.moment) and "published_at" in cleaned:
            self.add_error("published_at", NOT_IN_DRAFT)
        cleaned["published_at"] = moment
        if PUBLISH in self.data and until is not None and until <= now:
            self.add_error("expires_at", OVER)
        elif moment is not None and until is not None and until <= moment:
            self.add_error("expires_at", TOO_SOON)

    def _check(self, cleaned: dict[str, Any]) -> None:
        """Refuses to show a photo to readers that nobody described; as a concept it may be kept."""
        assert self.typed is not None
        moment, until = cleaned["published_at"], cleaned.get("expires_at")
        if not self.goes_live or moment is None or (until is not None and until <= timezone.now()):
            return
        for notice in checks.review(self.typed):
            if notice.blocks:
                self.add_error(notice.field, notice.text)


def _whole(moment: dt.datetime | None) -> dt.datetime | None:
    return None if moment is None else moment.replace(microsecond=0)
