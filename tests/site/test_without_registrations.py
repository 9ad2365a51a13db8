"""The app for sign-up can be left out: the site starts, migrates and serves all its other pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
VISIT = """
from django.test import Client
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from tests.builders import make_event, make_session

assert "registrations" not in settings.INSTALLED_APPS
event = make_event(capacity=10)
session = make_session(event, capacity=5)
FlatPage.objects.create(url="/privacy/", title="Privacy").sites.add(settings.SITE_ID)
client = Client(HTTP_HOST="localhost")
edition = event.get_absolute_url()
for path in ("/", edition, f"{edition}programma/", session.get_absolute_url(), "/gezond/", "/sitemap.xml",
             "/robots.txt", "/privacy/", f"{edition}aanmelden/", "/aanmelding/"):
    response = client.get(path)
    print(path.removeprefix(edition) or "edition", response.status_code, "aanmelden/" in response.text)
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("without")
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.site.settings_without_registrations",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "CACHE_URL": f"filecache://{folder}/cache",
        "SITE_URL": "http://localhost:8000",
    }


def run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_site_works_without_sign_up(environment: dict[str, str]) -> None:
    assert "no issues" in run(environment, "check", "--fail-level", "WARNING")
    run(environment, "migrate", "--verbosity", "0")
    assert "No changes" in run(environment, "makemigrations", "--check", "--dry-run")
    lines = [
        line.rsplit(maxsplit=2) for line in run(environment, "shell", "--verbosity", "0", "-c", VISIT).splitlines()
    ]
    statuses = {path: status for path, status, _ in lines}
    missing = {"aanmelden/": "404", "/aanmelding/": "404"}
    assert {path: status for path, status in statuses.items() if status != "200"} == missing
    assert len(statuses) == 10
    assert [path for path, _, links in lines if links == "True" and path not in missing] == []
