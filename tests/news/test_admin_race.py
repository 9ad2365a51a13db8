"""Saves of one article at the very same moment: one wins, the others see it, and every text is kept."""

import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from news import versions
from tests.news.articles import make_article
from tests.news.editors import change, editor, opened

_ON_SQLITE = """
import django
django.setup()
from django.test.utils import setup_test_environment
setup_test_environment()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.news.test_admin_race import check_many_saves_at_once
check_many_saves_at_once()
"""
NAMES = ("anna", "jan", "mo", "sofie")


def check_many_saves_at_once() -> None:
    article = make_article(published_at=None, body="<p>Begin.</p>")
    clients = {name: editor(name) for name in NAMES}
    forms = {name: opened(client, change(article)) for name, client in clients.items()}
    together = threading.Barrier(len(NAMES))

    def send(name: str) -> Any:
        client: Client = clients[name]
        together.wait(timeout=30)
        try:
            return client.post(change(article), {**forms[name], "body": f"<p>Van {name}.</p>", "_save": "1"})
        finally:
            connection.close()

    with ThreadPoolExecutor(len(NAMES)) as pool:
        answers = dict(zip(NAMES, pool.map(send, NAMES), strict=True))
    assert sorted(answer.status_code for answer in answers.values()) == [200, 200, 200, 302]
    for name, answer in answers.items():
        again = answer
        while again.status_code == 200:  # looks at what the others wrote, and saves again
            page = again.content.decode()
            assert f"&lt;p&gt;Van {name}.&lt;/p&gt;" in page
            version = re.search(r'name="version" value="([0-9]+)"', page)
            assert version is not None
            mine = {**forms[name], "body": f"<p>Van {name}.</p>", "version": version[1]}
            again = clients[name].post(change(article), {**mine, "_save": "1"})
    kept = {row.body for row in versions.records(article)}
    assert kept == {"<p>Begin.</p>", *(f"<p>Van {name}.</p>" for name in NAMES)}
    assert versions.records(article).count() == 1 + len(NAMES)


@pytest.mark.django_db(transaction=True)
def test_many_saves_at_once_lose_no_word(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        check_many_saves_at_once()
        return
    # The database of tests is in memory, where SQLite does not wait for another connection as it does in a file.
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    environ["DJANGO_SETTINGS_MODULE"] = "techniekpact.settings"
    command = [sys.executable, "-c", _ON_SQLITE]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
