"""Registration: who comes, in which sessions, who waits, and the mail about it."""

from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = "Aanmeldingen"
