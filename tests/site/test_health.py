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

from registrations.models import Letter
from techniekpact.health import WORKER_KEY, worker_beats
from techniekpact.jobs import STOP, Job, Schedule, stopping
from tests.builders import make_event

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
    assert response.json() == {"database": "ok", "worker": "ok", "mail": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_health_tells_that_the_worker_was_not_seen(client: Client) -> None:
    response = client.get("/gezond/")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "worker": "niet gezien", "mail": "ok"}


@pytest.mark.django_db
def test_health_costs_two_queries_and_no_cookie(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
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
    assert json.loads(body) == {"database": "niet bereikbaar", "worker": "niet gezien", "mail": "onbekend"}


def stuck_letters(minutes: int, count: int = 1, **fields: object) -> None:
    event = make_event()
    for _ in range(count):
        at = timezone.now() - dt.timedelta(minutes=minutes)
        times = {"created_at": at, "next_try_at": at}
        Letter.objects.create(kind="gewist", event=event, to="a@voorbeeld.nl", **{**times, **fields})


@pytest.mark.django_db
def test_health_tells_of_mail_that_hangs_for_ten_minutes(client: Client) -> None:
    stuck_letters(9)
    assert client.get("/gezond/").json()["mail"] == "ok"
    stuck_letters(11, 2, attempts=3, next_try_at=timezone.now() + dt.timedelta(minutes=15))
    since = timezone.localtime() - dt.timedelta(minutes=11)
    response = client.get("/gezond/")
    assert (response.status_code, response.json()["mail"].split(" sinds ")[0]) == (200, "vast: 2 berichten")
    assert since.strftime("%H.%M uur") in response.json()["mail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "state", "next_in"), [(600, "verzonden", -600), (600, "mislukt", -600), (60, "wacht", 60)]
)
def test_what_went_or_is_planned_does_not_hang(client: Client, minutes: int, state: str, next_in: int) -> None:
    stuck_letters(minutes, state=state, next_try_at=timezone.now() + dt.timedelta(minutes=next_in))
    assert client.get("/gezond/").json()["mail"] == "ok"


@pytest.mark.django_db
def test_the_front_page_of_the_admin_warns_of_mail_that_hangs(admin_client: Client) -> None:
    assert "E-mail blijft hangen" not in admin_client.get("/beheer/").content.decode()
    stuck_letters(60 * 24 * 3)
    page = admin_client.get("/beheer/").content.decode()
    assert "E-mail blijft hangen:</strong> 1 bericht sinds " in page


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


def test_a_slow_job_beats_and_hears_that_the_worker_must_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("techniekpact.jobs._beaten_at", 0.0)
    cache.delete(WORKER_KEY)
    assert not stopping()
    assert cache.get(WORKER_KEY) is True
    runs: list[str] = []
    STOP.set()
    try:
        assert stopping()
        Schedule([Job("next", dt.timedelta(days=1), lambda: runs.append("next"))]).run_due(NOON)
    finally:
        STOP.clear()
    assert runs == []
