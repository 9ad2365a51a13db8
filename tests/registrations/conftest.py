"""Fixtures for tests of registration."""

from collections.abc import Iterator

import pytest

from registrations import places


@pytest.fixture
def true_counters(db: None) -> Iterator[None]:
    """After the test every counter is what the rows say."""
    yield
    assert places.find_drift() == []
