"""What organisers and the desk see of 1,500 attendees and 40 sessions: queries and time, beside the bare view.

`make bench BENCH_ARGS=organisers`. The pages ask for a login, so requests carry a cookie. Each may cost at most 12
queries and 25 times the bare view.
"""

import os
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

from bench.load import Measurement, measure, median, warm_up
from bench.servers import environment, gunicorn

MOST_QUERIES, MOST_TIMES = 12, 25
BARE = "bare view"
FRAME = "admin, start"  # what the frame of Django's admin costs without any of our pages in it


def report(*, seconds: int, rounds: int) -> int:
    """Prints the table; the exit status is 1 when a page is over a limit. Raises LoadError."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        os.environ.update(environment(Path(name), f"sqlite:///{name}/db.sqlite3"))
        paths, cookie, queries = _prepare()
        site = os.environ["SITE_URL"]
        found: dict[str, list[Measurement]] = {one: [] for one in paths}
        options = ("--workers", "2", "--worker-class", "sync", "--threads", "1", "--max-requests", "0")
        with gunicorn(int(os.environ["PORT"]), *options) as server:
            with urllib.request.urlopen(site + paths[BARE], timeout=60):  # once it answers, its workers are there
                pass
            for number in range(rounds):
                print(f"round {number + 1} of {rounds} …", file=sys.stderr, flush=True)
                for one in (*paths, BARE):
                    warm_up(site + paths[one], cookie)
                    found[one].append(measure(site + paths[one], seconds, server, cookie))
    return _print({one: median(ones) for one, ones in found.items()}, queries)


def _prepare() -> tuple[dict[str, str], str, dict[str, int]]:
    """Fills the database; gives the address of each page, the cookie of an organiser, and the queries of each page."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import Group, User
    from django.core.management import call_command
    from django.db import connections
    from django.test import Client
    from django.urls import reverse

    from bench.organisers_content import make_edition
    from events.models import Assignment

    call_command("migrate", verbosity=0)
    event = make_edition()
    user = User.objects.create_user("organisator", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=("Organisatie", "Balie")))
    Assignment.objects.create(user=user, event=event)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    attendees = reverse("admin:registrations_registration_changelist")
    paths = {
        BARE: "/hallo/",
        FRAME: reverse("admin:index"),
        "list": f"{attendees}?event__id__exact={event.pk}",
        "list, search": f"{attendees}?event__id__exact={event.pk}&q=vd+berg",
        "dashboard": f"{reverse('admin:registrations_registration_figures')}?editie={event.slug}",
        "caterer": f"{reverse('admin:registrations_registration_catering')}?editie={event.slug}",
        "desk, search": f"{reverse('desk')}?q=vd+berg",
    }
    queries = {one: _queries(client, path) for one, path in paths.items() if one != BARE}
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    connections.close_all()
    return paths, cookie, queries


def _queries(client: Any, path: str) -> int:
    """How many queries the page asks, once the caches are warm."""
    from django.db import connection

    count = 0

    def counted(execute: Any, *statement: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*statement)

    client.get(path)
    with connection.execute_wrapper(counted):
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}.")
    return count


def _print(found: dict[str, Measurement], queries: dict[str, int]) -> int:
    bare, bad = found[BARE], 0
    print(f"{'page':<16}{'queries':>9}{'req/s':>9}{'p50 ms':>9}{'CPU ms':>9}{'times bare':>12}{'its CPU':>9}")
    for name, one in found.items():
        times = bare.rate / one.rate
        line = f"{name:<16}{queries.get(name, 0):>9}{one.rate:>9.1f}{one.p50:>9.1f}{one.cpu:>9.2f}"
        over = name != FRAME and (queries.get(name, 0) > MOST_QUERIES or times > MOST_TIMES)
        bad += over
        print(f"{line}{times:>12.1f}{one.cpu / bare.cpu:>9.1f}{'  over the limit' if over else ''}", flush=True)
    return 1 if bad else 0
