"""RemovalRequest: someone who is in a photo asked to hide it. Allowance: how often one may ask."""

import datetime as dt

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from core.fields import LineField
from photos.models.photo import Photo


class RemovalRequest(models.Model):
    """A request to hide a photo. `decided_at` is empty while an editor has not looked at it."""

    class Decision(models.TextChoices):
        OPEN = "open", "nog niet bekeken"
        KEPT_HIDDEN = "verborgen", "blijft verborgen"
        RESTORED = "teruggezet", "teruggezet"

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="removal_requests", verbose_name="foto")
    reason = models.TextField("toelichting", max_length=1000, blank=True)
    hid = models.BooleanField("meteen verborgen", default=True)
    decision = models.CharField("besluit", max_length=20, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField("besloten op", null=True, blank=True)
    created_at = models.DateTimeField("gevraagd op", auto_now_add=True)

    class Meta:
        verbose_name = "verzoek om te verbergen"
        verbose_name_plural = "verzoeken om te verbergen"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Verzoek bij {self.photo}"


class Allowance(models.Model):
    """How often something was done under `key` in the window that began at `since`: an atomic counter."""

    key = LineField(max_length=100)  # never an address: an HMAC of it
    since = models.DateTimeField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "teller"
        verbose_name_plural = "tellers"
        constraints = [models.UniqueConstraint(fields=["key", "since"], name="allowance_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.used}"

    @classmethod
    def claim(cls, key: str, *, limit: int, window: dt.timedelta, now: dt.datetime | None = None) -> int:
        """Uses one of `limit` turns in this window. Returns 0, or the seconds to wait when none is left.

        One conditional UPDATE: of any number of requests at once no more than `limit` succeed.
        """
        moment = now or timezone.now()
        seconds = int(window.total_seconds())
        since = dt.datetime.fromtimestamp(int(moment.timestamp()) // seconds * seconds, dt.UTC)
        rows = cls.objects.filter(key=key, since=since)
        if rows.filter(used__lt=limit).update(used=F("used") + 1):
            return 0
        if not rows.exists() and limit > 0:
            try:
                with transaction.atomic():
                    cls.objects.create(key=key, since=since, used=1)
            except IntegrityError:  # another request made it first
                return cls.claim(key, limit=limit, window=window, now=moment)
            return 0
        return max(1, int((since + window - moment).total_seconds()))

    @classmethod
    def forget(cls, before: dt.datetime) -> int:
        """Removes counters of windows that began before this moment."""
        return cls.objects.filter(Q(since__lt=before)).delete()[0]
