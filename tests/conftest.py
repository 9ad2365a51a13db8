"""Fixtures for all tests."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import override_settings
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


def _folders(root: Path) -> dict[str, object]:
    """Settings that keep uploads and renditions below `root`."""
    private = {"BACKEND": "core.storage.WholeFileStorage", "OPTIONS": {"location": root / "uploads"}}
    return {"MEDIA_ROOT": root / "media", "STORAGES": {**django_settings.STORAGES, "private": private}}


@pytest.fixture(scope="session", autouse=True)
def _uploads_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What fixtures of whole modules upload never lands in the folders of the site."""
    with override_settings(**_folders(tmp_path_factory.mktemp("files"))):
        yield


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Iterator[None]:
    """Argon2 is slow on purpose: a tenth of a second for each user that a test makes."""
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    with override_settings(PASSWORD_HASHERS=[quick, *django_settings.PASSWORD_HASHERS]):
        yield


@pytest.fixture(autouse=True)
def _own_cache_and_uploads(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> None:
    """Every test starts with an empty cache, and with an empty folder of uploads unless it looks at a whole site."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    if request.node.get_closest_marker("browser") is None:
        settings.WHITENOISE_AUTOREFRESH = True  # else each test client begins with a walk over all static files
    if not {"site", "pages"} & set(request.fixturenames):
        for name, value in _folders(tmp_path).items():
            setattr(settings, name, value)
