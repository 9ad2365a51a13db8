"""Fixtures for all tests."""

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _fresh_cache(settings: Settings) -> None:
    """Every test starts with an empty cache of its own."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
