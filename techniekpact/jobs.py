"""What the worker does, and how often. A job is small and idempotent: after a restart it simply runs again."""

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from news.models import PreviewLink
from photos.models import Allowance, RemovalRequest
from techniekpact.health import worker_beats

STOP = threading.Event()  # the worker was asked to stop: a job that takes long ends early
BEAT = 30  # seconds
RETRY = dt.timedelta(minutes=5)  # after a failure, when that is sooner than the interval

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something to do again each `interval`. `run` must end well within two minutes, or the worker looks dead."""

    name: str
    interval: dt.timedelta
    run: Callable[[], object]


def clear_expired_sessions() -> None:
    """Removes sessions of staff that have ended."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_limits() -> None:
    """Removes counters of limits that have ended, links that nobody can use, and why a photo had to be hidden."""
    now = timezone.now()
    Allowance.forget(now - dt.timedelta(days=60))
    PreviewLink.objects.filter(expires_at__lt=now - dt.timedelta(days=30)).delete()
    RemovalRequest.objects.filter(decided_at__lt=now - dt.timedelta(days=180)).exclude(reason="").update(reason="")


def stopping() -> bool:
    """Asked by a job after each of its steps: whether to end. Beats too, so that a slow job does not look dead."""
    global _beaten_at  # noqa: PLW0603 - one worker is one process
    if time.monotonic() - _beaten_at > BEAT:
        worker_beats()
        _beaten_at = time.monotonic()
    return STOP.is_set()


_beaten_at = 0.0


def registration_jobs() -> tuple[Job, ...]:
    """What registration asks of the worker; nothing where the site runs without it."""
    if not apps.is_installed("registrations"):
        return ()
    from registrations import jobs
    from registrations.purge import purge
    from registrations.told import tell_changes

    quarter = dt.timedelta(minutes=15)
    return (
        Job("send letters", dt.timedelta(seconds=2), lambda: jobs.send_letters(stopping)),
        Job("pass on places", dt.timedelta(seconds=10), jobs.pass_on_places),
        Job("tell what changed", dt.timedelta(minutes=1), tell_changes),
        Job("write reminders", quarter, jobs.write_reminders),
        Job("write thanks", quarter, jobs.write_thanks),
        Job("forget files", quarter, jobs.forget_files),
        Job("purge personal data", dt.timedelta(days=1), purge),
    )


JOBS = (
    Job("heartbeat", dt.timedelta(seconds=BEAT), worker_beats),
    Job("clear expired sessions", dt.timedelta(days=1), clear_expired_sessions),
    Job("forget limits and links", dt.timedelta(days=1), forget_limits),
    *registration_jobs(),
)


@dataclass
class Schedule:
    """When each job is due. Every job is due at the start."""

    jobs: Iterable[Job]
    due_at: dict[str, dt.datetime] = field(default_factory=dict)

    def run_due(self, now: dt.datetime) -> None:
        """Runs what is due at `now`. A job that fails is logged, stops no other, and is tried again sooner."""
        for job in self.jobs:
            if STOP.is_set():
                return
            if self.due_at.get(job.name, now) > now:
                continue
            try:
                job.run()
            except Exception:
                logger.exception("The job %r failed", job.name)
                self.due_at[job.name] = now + min(job.interval, RETRY)
            else:
                self.due_at[job.name] = now + job.interval

    def next_at(self) -> dt.datetime:
        """The first moment at which a job is due."""
        return min(self.due_at.values())
