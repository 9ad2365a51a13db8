"""The settings take their choices from the environment, and refuse a bad value with a clear message."""

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.exceptions import ImproperlyConfigured

from techniekpact.environment import database, media_storages, secret_key, site_url


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `code` under the settings of `environment` alone."""
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        cwd=project.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "techniekpact.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "value", ["techniekpact.nl", "ftp://techniekpact.nl", "https:", "https://x.nl/pad", "https://x.nl?a=1", "//x.nl"]
)
def test_site_url_that_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured) as error:
        site_url("http://localhost:8000")
    assert str(error.value) == f"SITE_URL must look like https://example.nl, not {value!r}."


@pytest.mark.parametrize("value", ["https://techniekpact.nl", "https://techniekpact.nl/", "http://[::1]:8000"])
def test_site_url_loses_its_slash(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SITE_URL", value)
    assert site_url("http://localhost:8000") == value.rstrip("/")


def test_bad_site_url_stops_the_start_with_one_clear_line() -> None:
    result = python("pass", SITE_URL="techniekpact.nl")
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].endswith(
        "ImproperlyConfigured: SITE_URL must look like https://example.nl, not 'techniekpact.nl'."
    )


def test_secret_key_is_made_once_and_only_for_its_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "var" / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key, [path] * 32))
    assert keys == {path.read_text()}
    assert len(keys.pop()) == 86
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]


def test_secret_key_of_the_environment_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    assert secret_key(tmp_path / "secret_key") == "given"
    assert list(tmp_path.iterdir()) == []


def test_sqlite_runs_in_wal_mode_with_immediate_transactions_and_a_busy_timeout(tmp_path: Path) -> None:
    pragmas = ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
    code = (
        "from django.db import connection as c, transaction; cursor = c.cursor(); "
        f"values = [cursor.execute('PRAGMA ' + name).fetchone()[0] for name in {pragmas}]; statements = []; "
        "c.ensure_connection(); c.connection.set_trace_callback(statements.append); "
        "transaction.atomic().__enter__(); "
        "import json; print(json.dumps([values, statements]))"
    )
    result = python(code, DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")
    assert json.loads(result.stdout) == [["wal", 20_000, 1, 2], ["BEGIN IMMEDIATE"]], result.stderr


def test_postgresql_keeps_connections_and_checks_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://site:word@db.example:5432/site")
    config = database(tmp_path / "unused.sqlite3")
    assert (config["ENGINE"], config["NAME"]) == ("django.db.backends.postgresql", "site")
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (60, True)
    assert config["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 3}


def test_prepared_statements_can_be_switched_off_for_a_pooler(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://site:word@db.example/site?server_side_binding=0&sslmode=require")
    options = database(tmp_path / "unused.sqlite3")["OPTIONS"]
    assert options == {"server_side_binding": 0, "prepare_threshold": 3, "sslmode": "require"}


def test_uploads_go_to_a_bucket_when_media_url_names_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MEDIA_URL", "s3://uploads")
    monkeypatch.setenv("S3_ENDPOINT_URL", "https://objects.example")
    storage = media_storages(tmp_path)["default"]
    assert storage["BACKEND"] == "storages.backends.s3.S3Storage"
    options = storage["OPTIONS"]
    assert isinstance(options, dict)
    assert (options["bucket_name"], options["endpoint_url"]) == ("uploads", "https://objects.example")


def test_safe_defaults() -> None:
    code = (
        "from django.conf import settings as s; import json; print(json.dumps([s.DEBUG, s.SITE_URL, s.HTTPS, "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_AGE, s.ALLOWED_HOSTS]))"
    )
    result = python(code, PORT="9000")
    hosts = ["localhost", "127.0.0.1", "[::1]", "localhost"]
    assert json.loads(result.stdout) == [False, "http://localhost:9000", False, False, True, 8 * 60 * 60, hosts]


def test_https_makes_cookies_of_this_host_alone() -> None:
    code = (
        "from django.conf import settings as s; import json; print(json.dumps([s.SESSION_COOKIE_NAME, "
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, "
        "s.SECURE_HSTS_SECONDS]))"
    )
    result = python(code, SITE_URL="https://techniekpact.example")
    assert json.loads(result.stdout) == ["__Host-sessie", True, "__Host-csrf", True, True, 63_072_000]


def test_logs_are_json_lines_on_request() -> None:
    code = "import logging; logging.getLogger('events').warning('Zaal %s vol', 'A\\nB', extra={'session': 3})"
    result = python(code, LOG_FORMAT="json")
    (line,) = result.stderr.splitlines()
    entry = json.loads(line)
    assert (entry["levelname"], entry["name"], entry["message"], entry["session"]) == (
        "WARNING",
        "events",
        "Zaal A\nB vol",
        3,
    )


def test_logs_are_readable_lines_by_default() -> None:
    result = python("import logging; logging.getLogger('events').warning('vol')")
    assert result.stderr.rstrip().endswith(" WARNING events vol")
