"""`manage.py purge_personal_data`: erases what is due, and reports what was erased and what is left."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from registrations.purge import purge


class Command(BaseCommand):
    help = "Wist persoonsgegevens waarvan de bewaartermijn voorbij is, en meldt wat er nog is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Wist niets, en meldt wat er gewist zou worden.")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            report = purge()
            transaction.set_rollback(options["dry_run"])
        if options["dry_run"]:
            self.stdout.write("Er is niets gewist: dit is een proef.")
        for line in report.lines():
            self.stdout.write(line)
