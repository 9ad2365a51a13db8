"""Seat: a registration's place, or wait, in one session."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from events.models import Session
from registrations.models.claim import LIVE, Claim, ClaimQuerySet, ClaimState
from registrations.models.registration import Registration


class SeatQuerySet(ClaimQuerySet["Seat"]):
    def chosen(self) -> Self:
        """What a registration has, waits for or wishes: not what was cancelled."""
        return self.filter(state__in=(*LIVE, ClaimState.WISH))

    def with_session(self) -> Self:
        """With the session and its room, by time."""
        rows = self.select_related("session__room__venue", "session__event")
        return rows.order_by(F("session__start").asc(nulls_last=True), "session__title", "pk")


class Seat(Claim):
    """One row per registration and session; choosing a session again brings the row back, with a higher sequence."""

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="seats", verbose_name="aanmelding")
    session = models.ForeignKey(Session, models.PROTECT, related_name="seats", verbose_name="sessie")

    objects = SeatQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = "plaats in een sessie"
        verbose_name_plural = "plaatsen in sessies"
        ordering = ["pk"]
        indexes = [models.Index(fields=["session", "state", "queued_at"])]
        constraints = [
            *Claim.Meta.constraints,
            models.UniqueConstraint(fields=["registration", "session"], name="seat_once_per_session"),
            models.CheckConstraint(name="seat_state_known", condition=Q(state__in=ClaimState.values)),
        ]

    def __str__(self) -> str:
        return f"Plaats {self.pk}"
