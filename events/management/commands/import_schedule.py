"""`manage.py import_schedule FILE --event SLUG`: brings an edition in line with a schedule.xml or schedule.json."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from events.exchange.document import ScheduleError
from events.exchange.read import read_file
from events.exchange.store.apply import apply


class Command(BaseCommand):
    help = "Leest een schedule.xml of schedule.json in een editie. Een tweede keer verandert er niets."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="schedule.xml of schedule.json")
        parser.add_argument(
            "--event", required=True, metavar="SLUG", help="adres van de editie; bestaat die niet, dan komt hij er"
        )

    def handle(self, *args: Any, file: Path, event: str, **options: Any) -> None:
        try:
            with tqdm(total=7, disable=None, leave=False, file=sys.stderr) as bar:

                def step(label: str) -> None:
                    bar.set_description(label)
                    bar.update()

                step("lezen")
                report = apply(schedule=read_file(file), event_slug=event, step=step)
        except ScheduleError as error:
            raise CommandError(f"{file.name or file}: {error}") from None
        if report.event_is_new:
            self.stdout.write(f"Nieuwe editie: {event}")
        for line in report.lines():
            self.stdout.write(line)
