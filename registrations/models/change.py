"""Change: what happened to registrations and waiting lists, when, and by whom. No personal data."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.fields import LineField
from events.models import Event, Session
from registrations.models.registration import Registration


class Action(models.TextChoices):
    REGISTERED = "aangemeld", "Aangemeld met een plaats"
    QUEUED = "wachtlijst", "Op de wachtlijst gezet"
    OFFERED = "aangeboden", "Plaats aangeboden"
    ACCEPTED = "aanvaard", "Aanbod aanvaard"
    DECLINED = "afgewezen", "Aanbod afgewezen"
    LAPSED = "verlopen", "Aanbod verlopen"
    FORCED = "voorrang", "Plaats gegeven door de organisatie"
    MOVED = "verplaatst", "Verplaatst op de wachtlijst"
    DETAILS = "gegevens", "Gegevens gewijzigd"
    SEATS = "sessies", "Sessies gewijzigd"
    TRANSFERRED = "overgedragen", "Plaats overgedragen"
    TAKEN_OVER = "overgenomen", "Plaats overgenomen"
    CANCELLED = "geannuleerd", "Geannuleerd"
    COMING = "komt", "Antwoord op de herinnering"
    LINKS_REVOKED = "links", "Oude links ingetrokken"
    IMPORTED = "ingelezen", "Deelnemers ingelezen uit een bestand"
    EXPORTED = "uitvoer", "Gegevens van deelnemers uitgevoerd"
    PRINTED = "afgedrukt", "Badges of lijsten gemaakt"
    MAILED = "bericht", "Bericht aan deelnemers gestuurd"
    UNTOLD = "niet-verteld", "Wijziging van het programma niet verteld"
    ERASED = "gewist", "Persoonsgegevens gewist"
    REPAIRED = "hersteld", "Teller hersteld"


class Actor(models.TextChoices):
    ATTENDEE = "deelnemer", "Deelnemer"
    SENDER = "afzender", "Afzender van de delegatie"
    ORGANISER = "organisatie", "Organisatie"
    DESK = "balie", "Balie"
    SYSTEM = "systeem", "Vanzelf"


class Change(models.Model):
    """One line of the log. `details` holds keys of sessions and names of fields, never what was filled in."""

    Action = Action
    Actor = Actor

    event = models.ForeignKey(Event, models.CASCADE, related_name="+", verbose_name="editie")
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="changes", verbose_name="aanmelding"
    )
    session = models.ForeignKey(
        Session, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="sessie"
    )
    action = models.CharField("wat", max_length=20, choices=Action)
    actor = models.CharField("door", max_length=20, choices=Actor, default=Actor.ATTENDEE)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="medewerker"
    )
    reason = LineField("reden", max_length=500, blank=True)  # of organisers; purged with the personal data
    details = models.JSONField("bijzonderheden", default=dict, blank=True)
    at = models.DateTimeField("wanneer", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "logboek"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({self.pk})"
