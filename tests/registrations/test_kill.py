"""SIGKILL at any moment loses no sign-up and no letter. `make kills` does it 30 times in 500 sign-ups."""

import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from bench.kills import environment


@pytest.fixture
def database(tmp_path: Path, django_db_setup: None) -> Iterator[str]:
    """The address of an empty database on the server that the tests use."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path}/db.sqlite3"
        return
    import psycopg

    server, name = connection.settings_dict, f"kills_{secrets.token_hex(4)}"
    user, password = quote(str(server["USER"])), quote(str(server["PASSWORD"]))
    base = f"postgres://{user}:{password}@{server['HOST']}:{server['PORT']}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{base}/{name}"
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_killing_server_and_worker_loses_nothing(tmp_path: Path, database: str) -> None:
    command = [sys.executable, "-m", "bench.kills", "--here", "--people", "40", "--kills", "3", "--seed", "4"]
    result = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment(tmp_path, database),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith("40 confirmed (")
    assert "3 kills of the web server, 3 of the worker, 0 answers of 500, 40 letters came" in result.stdout
