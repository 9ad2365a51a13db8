"""`make bench`: requests per second of the main pages, each beside a bare Django view under the same gunicorn.

Before that what the renditions of a photo cost, beside other libraries (`make bench BENCH_ARGS=photos`: only this), and
what badges as PDF cost (`BENCH_ARGS=badges`).

The machine may be faster or slower from one minute to the next, so the pages take turns in several rounds, every
round begins and ends with the bare view, and the table gives medians. Compare the ratios, not the rates.
"""

import argparse
import gzip
import os
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli

from bench import badges, organisers, photos
from bench.load import CONNECTIONS, LoadError, Measurement, measure, median, warm_up
from bench.servers import free_port, gunicorn

BARE = "bare view"
COLUMNS = ("req/s", "p50 ms", "p99 ms", "of bare", "CPU ms", "raw", "gzip", "brotli")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seconds", type=int, default=5, help="per page and round (default 5)")
    parser.add_argument("--rounds", type=int, default=3, help="default 3")
    parser.add_argument("--photos", type=int, default=24, help="how many photos (default 24)")
    parser.add_argument("part", nargs="?", choices=("pages", "photos", "badges", "organisers"), help="only this part")
    choice = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "techniekpact.settings"
    if choice.part == "organisers":
        return _organisers(seconds=choice.seconds, rounds=choice.rounds)
    if choice.part in (None, "photos"):
        for line in photos.report(choice.photos, choice.rounds):
            print(line, flush=True)
    if choice.part in (None, "badges"):
        for line in badges.report():
            print(line, flush=True)
    return _pages(seconds=choice.seconds, rounds=choice.rounds) if choice.part in (None, "pages") else 0


def _organisers(*, seconds: int, rounds: int) -> int:
    """Measures what organisers see, which needs a database of its own; the exit status."""
    if not _has_wrk():
        return 1
    try:
        return organisers.report(seconds=seconds, rounds=rounds)
    except LoadError as error:
        print(error, file=sys.stderr)
        return 1


def _has_wrk() -> bool:
    if shutil.which("wrk") is None:
        print("wrk is missing. On Debian or Ubuntu: apt-get install wrk", file=sys.stderr)
        return False
    return True


def _pages(*, seconds: int, rounds: int) -> int:
    """Measures the pages; the exit status."""
    if not _has_wrk():
        return 1
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        port = free_port()
        os.environ.update(_environment(Path(folder), port))
        paths = _prepare(Path(folder))
        try:
            with _server(port) as server:
                _report(f"http://127.0.0.1:{port}", server, paths, seconds=seconds, rounds=rounds)
        except LoadError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_URL": "",
        "CACHE_URL": f"filecache://{folder}/cache",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "BIND": "127.0.0.1",
        "PORT": str(port),
        "DEBUG": "false",
        "LOG_LEVEL": "WARNING",
    }


def _prepare(folder: Path) -> dict[str, str]:
    """Fills the database, with photos in `folder`; the address of each page by its name in the table."""
    import django
    from django.conf import settings

    settings.MEDIA_ROOT = folder / "media"
    private = {"BACKEND": "core.storage.WholeFileStorage", "OPTIONS": {"location": folder / "uploads"}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    from django.db import connections
    from django.urls import reverse

    from bench.content import BUSY_DAY, WEEKEND, make_conference

    busy, weekend = make_conference(BUSY_DAY), make_conference(WEEKEND)
    connections.close_all()
    return {
        BARE: "/hallo/",
        "home": reverse("home"),
        "programme, 200 sessions": reverse("programme", args=[busy.slug]),
        "programme, 345 of 689": f"{reverse('programme', args=[weekend.slug])}?dag={weekend.ends_on.isoformat()}",
        "session": reverse("session", args=[busy.slug, "sessie-7"]),
        "speaker": reverse("speaker", args=[f"{busy.slug}-spreker-7"]),
    }


@contextmanager
def _server(port: int) -> Iterator[int]:
    """gunicorn with the settings of the site, but for its workers; gives its process id.

    Two of one thread each, since figures of other systems are measured so, and a bare view gains more from threads and
    kept connections than a page does. None is renewed on the way, which would cost a start.
    """
    with gunicorn(port, "--workers", "2", "--worker-class", "sync", "--threads", "1", "--max-requests", "0") as server:
        yield server


def _report(site: str, server: int, paths: dict[str, str], *, seconds: int, rounds: int) -> None:
    pages = {name: _get(site + path) for name, path in paths.items()}
    found: dict[str, list[Measurement]] = {name: [] for name in paths}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds} …", file=sys.stderr, flush=True)
        for name in (*paths, BARE):
            warm_up(site + paths[name])
            found[name].append(measure(site + paths[name], seconds, server))
    medians = {name: median(ones) for name, ones in found.items()}
    bare = medians[BARE]
    print(f"{CONNECTIONS} connections, medians of {rounds} rounds of {seconds} s, nothing cached, sizes in kB")
    print(f"{'page':<24}" + "".join(f"{title:>9}" for title in COLUMNS))
    for name, body in pages.items():
        one = medians[name]
        kilobytes = (len(data) / 1000 for data in (body, gzip.compress(body, 6), brotli.compress(body, quality=5)))
        rates = f"{one.rate:>9.1f}{one.p50:>9.1f}{one.p99:>9.1f}{one.rate / bare.rate:>9.4f}{one.cpu:>9.2f}"
        print(f"{name:<24}{rates}" + "".join(f"{size:>9.1f}" for size in kilobytes))
    for name, body in pages.items():
        if name.startswith("programme"):
            shown = body.count(b"<article")
            cpu = medians[name].cpu / bare.cpu / shown * 100
            times = bare.rate / medians[name].rate / shown * 100
            print(f"{name}: {shown} sessions shown; per 100, {times:.1f} times the bare view ({cpu:.1f} times its CPU)")


def _get(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            body: bytes = response.read()
    except urllib.error.HTTPError as error:
        raise LoadError(f"{url} answers {error.code}.") from error
    return body


if __name__ == "__main__":
    sys.exit(main())
