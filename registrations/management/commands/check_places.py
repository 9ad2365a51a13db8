"""`manage.py check_places`: whether every counter is what the rows say."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from registrations.places import Drift, find_drift, repair_drift


class Command(BaseCommand):
    help = "Vergelijkt de tellers van plaatsen met de aanmeldingen. Eindigt met 1 als er een niet klopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair",
            action="store_true",
            help="Zet tellers goed en schrijft dat in het logboek. Aanmelden wacht even.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = repair_drift() if options["repair"] else find_drift()
        for drift in found:
            self.stdout.write(line(drift, repaired=options["repair"] and drift.fits))
        left = [drift for drift in found if not (options["repair"] and drift.fits)]
        if left:
            raise CommandError(f"{len(left)} van de tellers klopt niet.")
        self.stdout.write("Alle tellers kloppen.")


def line(drift: Drift, *, repaired: bool) -> str:
    """One line: which counter, what it says, what the rows say, and what was done."""
    kind = drift.subject._meta.verbose_name
    text = f"{kind} {drift.subject.pk} “{drift.subject}”: teller {drift.stands}, aanmeldingen {drift.counted}"
    if repaired:
        return f"{text}: hersteld."
    return (
        f"{text}."
        if drift.fits
        else f"{text}, plaatsen {drift.subject.capacity}: vol geraakt, kijk welke te veel zijn."
    )
