"""The events app: editions, programme, speakers, venues."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Conferentie"
