"""Fixtures for all tests."""

import fcntl
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings


@pytest.fixture(scope="session", autouse=True)
def _static_files() -> None:
    """The hashed names of static files, which every page needs; `make test` collected them, a bare pytest did not."""
    from django.conf import settings

    root = Path(settings.STATIC_ROOT)
    manifest = root / "staticfiles.json"
    sources = (path.stat().st_mtime for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*"))
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests may run in several processes
        if not manifest.exists() or manifest.stat().st_mtime < max(sources, default=0):
            call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _own_cache_and_uploads(settings: Settings, tmp_path: Path) -> None:
    """Every test starts with an empty cache and an empty folder of uploads of its own."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.MEDIA_ROOT = tmp_path / "media"
    private = {"BACKEND": "core.storage.WholeFileStorage", "OPTIONS": {"location": tmp_path / "uploads"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
