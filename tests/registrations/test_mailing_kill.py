"""SIGKILL in the middle of a mailing: the next worker sends the rest, and nobody gets two."""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings

from bench.kills import environment
from bench.kills_run import Service
from tests.registrations.smtp import Box
from tests.registrations.test_kill import database

__all__ = ["database"]

PEOPLE, KILLED_AT = 37, 15


class Slow(Box):
    """Holds one letter back, so that the worker is killed while it waits for an answer."""

    held = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if len(self.mails) == KILLED_AT and not self.held:
            self.held = True
            await asyncio.sleep(30)  # seconds; by then nobody hears it
            return "451 too late"
        return await super().handle_DATA(server, session, envelope)


def test_each_of_37_gets_one_mail_though_the_worker_is_killed(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(tmp_path, database).items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "tests.registrations.mailing_world", str(PEOPLE)]
    written = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=120, check=True)
    assert written.stdout.strip() == str(PEOPLE)
    box = Slow()
    port = int(os.environ["EMAIL_URL"].rpartition(":")[2])
    controller = Controller(box, hostname="127.0.0.1", port=port, ready_timeout=30)
    controller.start()
    worker = Service("manage.py", "work")
    try:
        _wait(lambda: box.held)
        assert len(box.mails) == KILLED_AT
        worker.kill()
        worker.start()
        _wait(lambda: len(box.mails) >= PEOPLE)
        time.sleep(1)  # for one too many
    finally:
        worker.stop()
        controller.stop()
    assert set(Counter(box.addresses).values()) == {1}
    assert len(box.addresses) == PEOPLE


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
