"""`/gezond/` and the worker that it watches."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session as LoginSession
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from techniekpact.health import WORKER_KEY, worker_beats
from techniekpact.jobs import Job, Schedule

NOON = dt.datetime(2027, 6, 18, 12, 0, tzinfo=dt.UTC)


def manage(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=project.BASE_DIR,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db
def test_health_is_ok_when_the_worker_beats(client: Client) -> None:
    worker_beats()
    response = client.get("/gezond/")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "worker": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_health_tells_that_the_worker_was_not_seen(client: Client) -> None:
    response = client.get("/gezond/")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "worker": "niet gezien"}


@pytest.mark.django_db
def test_health_costs_one_query_and_no_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        response = client.get("/gezond/")
    assert not response.cookies


def test_health_is_503_without_database_and_without_cache(tmp_path: Path) -> None:
    script = (
        "from django.test import Client; r = Client(raise_request_exception=False).get('/gezond/', headers={'host': "
        "'localhost'}); print(r.status_code, r.content.decode())"
    )
    process = manage(
        "shell",
        "--no-imports",
        "-c",
        script,
        DATABASE_URL=f"sqlite:///{tmp_path}/absent/db.sqlite3",
        CACHE_URL="rediscache://127.0.0.1:1/0",  # nothing listens on port 1
        SITE_URL="http://localhost",
    )
    status, _, body = process.communicate(timeout=60)[0].partition(" ")
    assert status == "503"
    assert json.loads(body) == {"database": "niet bereikbaar", "worker": "niet gezien"}


@pytest.mark.django_db
def test_worker_runs_every_job_once(client: Client) -> None:
    login = SessionStore()
    login.set_expiry(timezone.now() - dt.timedelta(hours=1))
    login.save()
    call_command("work", once=True)
    assert client.get("/gezond/").json()["worker"] == "ok"
    assert LoginSession.objects.count() == 0


def test_worker_beats_and_stops_at_sigterm(tmp_path: Path, settings: Settings) -> None:
    worker = manage("work", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3", CACHE_URL=f"filecache://{tmp_path}/cache")
    deadline = time.monotonic() + 30
    while not list((tmp_path / "cache").glob("*.djcache")) and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    output, errors = worker.communicate(timeout=30)
    assert (worker.returncode, output) == (0, "The worker stopped.\n"), errors
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path / "cache"}
    }
    assert cache.get(WORKER_KEY) is True


def test_schedule_runs_a_job_at_the_start_and_after_each_interval() -> None:
    runs: list[str] = []
    schedule = Schedule([Job("daily", dt.timedelta(days=1), lambda: runs.append("daily"))])
    for hours in (0, 23, 24, 25, 48):
        schedule.run_due(NOON + dt.timedelta(hours=hours))
    assert runs == ["daily"] * 3
    assert schedule.next_at() == NOON + dt.timedelta(hours=72)


def test_schedule_logs_a_failure_goes_on_and_retries_sooner(caplog: pytest.LogCaptureFixture) -> None:
    runs: list[str] = []

    def fails() -> None:
        runs.append("fails")
        raise ValueError("broken")

    daily = dt.timedelta(days=1)
    schedule = Schedule([Job("fails", daily, fails), Job("works", daily, lambda: runs.append("works"))])
    schedule.run_due(NOON)
    schedule.run_due(NOON + dt.timedelta(minutes=4))
    schedule.run_due(NOON + dt.timedelta(minutes=5))
    assert runs == ["fails", "works", "fails"]
    assert [record.message for record in caplog.records] == ["The job 'fails' failed"] * 2
