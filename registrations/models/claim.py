"""What a registration (a place at the event) and a seat (a place in a session) share: the claim on a place."""

import datetime as dt
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class ClaimState(models.TextChoices):
    PLACE = "plaats", "Heeft een plaats"
    WAITING = "wachtlijst", "Op de wachtlijst"
    OFFERED = "aangeboden", "Plaats aangeboden"
    WISH = "wens", "Gekozen voor als er een plaats komt"
    LAPSED = "verlopen", "Aanbod verlopen"
    CANCELLED = "geannuleerd", "Geannuleerd"
    TRANSFERRED = "overgedragen", "Overgedragen"


HOLDING = (ClaimState.PLACE, ClaimState.OFFERED)  # what counts as taken: an offered place is kept for one person
LIVE = (*HOLDING, ClaimState.WAITING)

Row = TypeVar("Row", bound=models.Model)


class ClaimQuerySet(models.QuerySet[Row]):
    def holding(self) -> Self:
        """Those whose place is counted as taken."""
        return self.filter(state__in=HOLDING)

    def live(self) -> Self:
        """Those who have a place, are offered one, or wait for one."""
        return self.filter(state__in=LIVE)

    def in_line(self) -> Self:
        """The waiting list, the first in line first."""
        return self.filter(state=ClaimState.WAITING).order_by("queued_at", "pk")

    def offers_over(self) -> Self:
        """Offers that nobody accepted in time."""
        return self.filter(state=ClaimState.OFFERED, offered_until__lte=timezone.now())


class Claim(models.Model):
    """A claim on one place. `queued_at` orders the waiting list; organisers may move it, with a reason, and then
    `first_queued_at` keeps since when someone waits.

    `sequence` rises with every change that a calendar must be told of (RFC 5545 §3.8.7.4), and never falls. What never
    was a place has 0, and was in no calendar.
    """

    State = ClaimState

    state = models.CharField("status", max_length=20, choices=ClaimState)
    queued_at = models.DateTimeField("volgorde op de wachtlijst", null=True, blank=True)
    first_queued_at = models.DateTimeField("wacht sinds, voor een verplaatsing", null=True, blank=True)
    offered_until = models.DateTimeField("aanbod geldt tot", null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField("aangemeld op", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("gewijzigd op", auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_offer_has_deadline",
                condition=Q(state=ClaimState.OFFERED, offered_until__isnull=False)
                | (~Q(state=ClaimState.OFFERED) & Q(offered_until=None)),
            ),
            models.CheckConstraint(
                name="%(class)s_waits_since",
                condition=Q(state=ClaimState.WAITING, queued_at__isnull=False) | ~Q(state=ClaimState.WAITING),
            ),
        ]

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_offered(self) -> bool:
        """Whether there is an offer to answer: not once its time is over, also before the worker lapses it."""
        return self.state == ClaimState.OFFERED and not self.is_offer_over

    @property
    def is_offer_over(self) -> bool:
        until = self.offered_until
        return self.state == ClaimState.OFFERED and until is not None and until <= timezone.now()

    @property
    def waits_since(self) -> dt.datetime | None:
        """When this person came in line, wherever organisers put them since."""
        return self.first_queued_at or self.queued_at

    @property
    def has_place(self) -> bool:
        return self.state == ClaimState.PLACE

    def move_to(self, state: ClaimState, **fields: Any) -> None:
        """Changes the state in this row only; the counters are for `registrations.places`."""
        if "queued_at" in fields:
            fields = {"first_queued_at": None, **fields}
        for name, value in {"offered_until": None, **fields}.items():
            setattr(self, name, value)
        if self.state in HOLDING or state in HOLDING:
            self.sequence = F("sequence") + 1
        self.state = state
        self.save(update_fields=["state", "sequence", "offered_until", "updated_at", *fields])
        self.refresh_from_db(fields=["sequence"])
