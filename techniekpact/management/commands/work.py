"""`manage.py work`: the worker, one process beside the web server."""

import signal
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from techniekpact.jobs import JOBS, STOP, Schedule


class Command(BaseCommand):
    help = "Voert de taken van techniekpact/jobs.py uit als het tijd is, tot SIGTERM of Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Run every job once and stop.")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        schedule = Schedule(JOBS)
        STOP.clear()
        if once:
            schedule.run_due(timezone.now())
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: STOP.set())
        while not STOP.is_set():
            close_old_connections()  # no request ends here, so nothing else drops one that the server closed
            schedule.run_due(timezone.now())
            STOP.wait(max((schedule.next_at() - timezone.now()).total_seconds(), 0))
        self.stdout.write("The worker stopped.")
