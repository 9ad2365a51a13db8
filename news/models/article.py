"""Article: news, an interview, a column, or the report of a session."""

import datetime as dt
from collections.abc import Collection
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Min, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from core import dutch, richtext
from core.fields import LineField, RichTextField
from core.former_slugs import SluggedModel
from events.models import Event, Session, Theme
from news.figures import expand, figure_keys
from photos.models import Gallery, Photo

RECORDS = HistoricalRecords(excluded_fields=["body_html", "updated_at"], m2m_fields=["sessions", "themes"])


class ArticleKind(models.TextChoices):
    NEWS = "nieuws", "Nieuws"
    INTERVIEW = "interview", "Interview"
    COLUMN = "column", "Column"
    REPORT = "sessieverslag", "Sessieverslag"


class ArticleQuerySet(models.QuerySet["Article"]):
    def live(self) -> Self:
        """Articles themselves, without the newer drafts of some."""
        return self.filter(draft_of=None)

    def published(self) -> Self:
        """What visitors may read now: its time has come, and has not passed."""
        return self.live().filter(Q(expires_at=None) | Q(expires_at__gt=Now()), published_at__lte=Now())

    def for_list(self) -> Self:
        """What a list shows, newest first, in one query."""
        rows = self.select_related("lead_photo", "event").defer("body", "body_html")
        return rows.order_by("-published_at", "-pk")

    def for_detail(self) -> Self:
        return self.select_related("lead_photo", "event", "gallery")

    def next_moment(self) -> dt.datetime | None:
        """When the next article appears or goes: no page that lists articles may be kept longer. One query."""
        now = Now()
        moments = self.live().aggregate(
            appears=Min("published_at", filter=Q(published_at__gt=now)),
            goes=Min("expires_at", filter=Q(expires_at__gt=now, published_at__isnull=False)),
        )
        return min((moment for moment in moments.values() if moment), default=None)


class Article(SluggedModel):
    """A text with pictures (schema.org NewsArticle). What is public and newer than it is a row of its own, `draft`."""

    Kind = ArticleKind

    kind = models.CharField("soort", max_length=20, choices=ArticleKind, default=ArticleKind.NEWS)
    title = LineField("titel", max_length=200)
    slug = models.SlugField(
        "adres", max_length=100, help_text="Het laatste deel van het webadres. Een oud adres verwijst door."
    )
    intro = LineField("inleiding", max_length=500, blank=True, help_text="Eén tot drie zinnen, ook voor overzichten.")
    body = RichTextField("tekst", blank=True, figures=True)
    body_html = models.TextField(editable=False, default="")  # `body` with its photos, as readers see it
    lead_photo = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, related_name="lead_of_articles", verbose_name="foto bovenaan"
    )
    gallery = models.ForeignKey(
        Gallery, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name="galerij"
    )
    figures = models.ManyToManyField(Photo, related_name="figure_of_articles", editable=False)
    event = models.ForeignKey(
        Event, models.SET_NULL, null=True, blank=True, related_name="articles", verbose_name="editie"
    )
    sessions = models.ManyToManyField(Session, blank=True, related_name="articles", verbose_name="sessies")
    themes = models.ManyToManyField(Theme, blank=True, related_name="articles", verbose_name="thema’s")
    byline = LineField("auteur", max_length=200, blank=True)
    published_at = models.DateTimeField(
        "gepubliceerd vanaf", null=True, blank=True, help_text="Leeg: een concept. Een later moment mag."
    )
    expires_at = models.DateTimeField("zichtbaar tot", null=True, blank=True, help_text="Leeg: het blijft staan.")
    draft_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="draft", editable=False, verbose_name="concept van"
    )
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    updated_at = models.DateTimeField("gewijzigd op", auto_now=True)

    objects = ArticleQuerySet.as_manager()
    history = RECORDS

    class Meta:
        verbose_name = "artikel"
        verbose_name_plural = "artikelen"
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["-published_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(draft_of=None),
                name="article_slug_once",
                violation_error_message="Er is al een artikel met dit adres. Kies een ander adres.",
            ),
            models.CheckConstraint(name="article_kind_known", condition=Q(kind__in=ArticleKind.values)),
            models.CheckConstraint(
                name="article_expires_after_it_appears",
                condition=Q(expires_at=None) | Q(published_at=None) | Q(expires_at__gt=F("published_at")),
                violation_error_message="Het artikel verdwijnt voordat het verschijnt. Kies een later moment.",
            ),
            models.CheckConstraint(
                name="article_draft_is_not_public",
                condition=Q(draft_of=None) | Q(published_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Puts the photos in the text. Readers get that text as it is."""
        self.body = richtext.clean(self.body, figures=True)
        photos = Photo.objects.in_bulk(figure_keys(self.body))
        self.body_html = expand(self.body, photos)
        if (fields := kwargs.get("update_fields")) is not None and "body" in fields:
            kwargs["update_fields"] = {*fields, "body_html"}
        super().save(*args, **kwargs)
        self.figures.set(photos.values())

    @classmethod
    @transaction.atomic
    def photos_changed(cls, pks: Collection[int], *, gone: bool) -> None:
        """Puts changed photos anew in the texts that hold them (photos.holders)."""
        holders = cls.objects.filter(pk__in=cls.figures.through.objects.filter(photo__in=pks).values("article"))
        for article in holders.select_for_update().only("body").order_by("pk"):  # a save meanwhile waits, or is seen
            photos = Photo.objects.in_bulk(figure_keys(article.body))
            shown = {pk: photo for pk, photo in photos.items() if not (gone and pk in pks)}
            cls.objects.filter(pk=article.pk).update(body_html=expand(article.body, shown))

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.slug])

    @property
    def has_address(self) -> bool:
        return self.draft_of_id is None

    @property
    def is_published(self) -> bool:
        now = timezone.now()
        appeared = self.published_at is not None and self.published_at <= now
        return self.draft_of_id is None and appeared and (self.expires_at is None or self.expires_at > now)

    @property
    def lead(self) -> Photo | None:
        """The photo above the text, when it may be shown."""
        return self.lead_photo if self.lead_photo is not None and self.lead_photo.is_shown else None

    @property
    def day(self) -> str:
        """The day on which it appeared, in words; nothing while it has none."""
        if self.published_at is None:
            return ""
        return dutch.date(timezone.localtime(self.published_at), weekday=False)
