"""Letter: a mail to be sent, in the same transaction as what it tells. The outbox."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from events.models import Event
from registrations.models.delegation import Delegation
from registrations.models.invitation import Invitation
from registrations.models.mailing import Mailing
from registrations.models.registration import Registration


class LetterKind(models.TextChoices):
    CONFIRMATION = "bevestiging", "Bevestiging"
    QUEUED = "wachtlijst", "U staat op de wachtlijst"
    KNOWN = "bekend", "U was al aangemeld"
    COLLEAGUE = "collega", "Een collega meldde u aan"
    DELEGATION = "delegatie", "Bevestiging van een delegatie"
    INVITATION = "uitnodiging", "Uitnodiging"
    CHANGE = "wijziging", "Uw aanmelding is gewijzigd"
    CANCELLATION = "annulering", "Uw aanmelding is geannuleerd"
    OFFER = "aanbod", "Er is een plaats voor u"
    OFFER_OVER = "aanbod-verlopen", "Het aanbod is verlopen"
    TRANSFERRED = "overgedragen", "Uw plaats is overgedragen"
    TAKEN_OVER = "overgenomen", "U nam een plaats over"
    REMINDER = "herinnering", "Komt u nog?"
    THANKS = "bedankt", "Bedankt voor uw komst"
    LINK = "link", "Uw persoonlijke link"
    PROGRAMME = "programma", "Het programma is gewijzigd"
    MAILING = "bericht", "Bericht van de organisatie"
    ERASED = "gewist", "Uw gegevens zijn gewist"


class LetterState(models.TextChoices):
    QUEUED = "wacht", "Wacht op verzending"
    SENT = "verzonden", "Verzonden"
    FAILED = "mislukt", "Mislukt"
    DROPPED = "vervallen", "Niet meer nodig"


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self) -> Self:
        """What may be sent now, and is not in the hands of a worker that lives."""
        now = timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.filter(free, state=LetterState.QUEUED, next_try_at__lte=now).order_by("next_try_at", "pk")


class Letter(models.Model):
    """A kind of mail and whom it is about; words and secret links are made when it is sent, and kept nowhere.

    `key` makes a letter unique where it must be sent once (a reminder, say). `facts` holds what the templates cannot
    read from the rows any more, such as the titles of sessions that were dropped. `to` is emptied by the purge.
    """

    Kind = LetterKind
    State = LetterState

    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # of the Message-ID
    kind = models.CharField("soort", max_length=20, choices=LetterKind)
    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name="editie")
    to = models.EmailField("aan", blank=True)
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name="aanmelding"
    )
    delegation = models.ForeignKey(Delegation, models.SET_NULL, null=True, blank=True, related_name="letters")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, blank=True, related_name="letters")
    mailing = models.ForeignKey(
        Mailing, models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name="bericht aan deelnemers"
    )
    key = models.CharField(max_length=100, null=True, blank=True, unique=True, editable=False)
    facts = models.JSONField("bijzonderheden", default=dict, blank=True)
    state = models.CharField("status", max_length=20, choices=LetterState, default=LetterState.QUEUED)
    attempts = models.PositiveIntegerField("pogingen", default=0)
    next_try_at = models.DateTimeField("volgende poging", default=timezone.now)
    lease = models.UUIDField(null=True, blank=True, editable=False)  # of the worker that sends it now
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    error = models.CharField("fout", max_length=500, blank=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)
    sent_at = models.DateTimeField("verzonden op", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"])]
        constraints = [
            models.CheckConstraint(name="letter_kind_known", condition=Q(kind__in=LetterKind.values)),
            models.CheckConstraint(name="letter_state_known", condition=Q(state__in=LetterState.values)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"
