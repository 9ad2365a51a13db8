"""Theme: a subject that runs through all years."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse

from core.fields import LineField, RichTextField
from core.former_slugs import SluggedModel

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from events.models.session import Session


class ThemeQuerySet(models.QuerySet["Theme"]):
    def published(self) -> Self:
        """Themes with at least one session that visitors may see."""
        from events.models.session import Session

        return self.filter(Exists(Session.objects.public().filter(themes=OuterRef("pk"))))

    def of_sessions(self, sessions: "QuerySet[Session]") -> Self:
        """Themes of at least one of `sessions`."""
        return self.filter(sessions__in=sessions.order_by().values("pk")).distinct()


class Theme(SluggedModel):
    """A subject of sessions, the same one over the years."""

    slug = models.SlugField("adres", max_length=100, unique=True)
    name = LineField("naam", max_length=200, unique=True)
    description = RichTextField("omschrijving", blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = "thema"
        verbose_name_plural = "thema’s"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.slug])
