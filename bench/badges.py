"""Badges of 1,500 people as PDF: `python -m bench.badges`, or `make bench BENCH_ARGS=badges`.

Each layout is made by a fresh process with the whole site loaded, as a web server has it, which has typst make the
PDF in processes of its own, one after the other. The peak is that of the site's process and of the largest of these
together; what such a process says of itself at its end counts that of the site too, as it came from it. The machine
may be busy with other work: then compare CPU seconds.
"""

import contextlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 1_500
MOST_SECONDS = 20.0
MOST_MEMORY = 200e6  # bytes
COLUMNS = ("wall s", "CPU s", "site MB", "typst MB", "both MB", "PDF MB", "pages")
_GIVEN = "Anna Bert Çelik Dirk-Jan Eva Floortje Mohammed Sarah Willemijn Ingeborg Zoë محمد Ελένη".split()
_FAMILY = "Jansen,de Vries,van der Berg,Öztürk,van den Heuvel-Bakker,Visser,de Groot,Wolfeschlegelsteinhausen".split(
    ","
)
_WORK = "ROC van Twente,Hogeschool Utrecht,Ministerie van Onderwijs, Cultuur en Wetenschap,Metaalunie".split(",")


def report(people: int = PEOPLE, layouts: Sequence[str] = ("a4-10", "a4-8", "los")) -> Iterator[str]:
    """Measures, and gives the table and the verdicts line by line."""
    with tempfile.TemporaryDirectory(prefix="bench-badges-") as folder:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "techniekpact.settings", "LOG_LEVEL": "WARNING"}
        environment |= {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "SITE_URL": "https://techniekpact.example"}
        _run(environment, "fill", str(people))
        found = {name: json.loads(_run(environment, name)) for name in layouts}
    yield f"badges of {people} people; peak memory of the site's process, and of the largest one of typst"
    yield from lines(found)


def _run(environment: dict[str, str], *what: str) -> str:
    command = [sys.executable, "-m", "bench.badges", *what]
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


def lines(found: dict[str, dict[str, float]]) -> Iterator[str]:
    yield f"{'badges':<12}" + "".join(f"{title:>10}" for title in COLUMNS)
    for name, one in found.items():
        sizes = "".join(f"{one[key] / 1e6:>10.1f}" for key in ("site", "typst", "both", "weight"))
        yield f"{name:<12}{one['seconds']:>10.1f}{one['cpu']:>10.1f}{sizes}{one['pages']:>10.0f}"
    seconds, both = (max(one[key] for one in found.values()) for key in ("seconds", "both"))
    yield f"Time: {seconds:.1f} s, {_verdict(seconds, MOST_SECONDS)} at most {MOST_SECONDS:.0f} s"
    yield f"Peak memory: {both / 1e6:.0f} MB, {_verdict(both, MOST_MEMORY)} at most {MOST_MEMORY / 1e6:.0f} MB"


def _verdict(value: float, most: float) -> str:
    return "as wanted:" if value <= most else "NOT as wanted:"


def _fill(people: int) -> None:
    """A database with an edition and its people."""
    import datetime as dt

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from events.models import Event
    from registrations.models import ClaimState, Registration

    day = dt.date(2097, 6, 18)
    event = Event.objects.create(slug="badges", name="Jaarconferentie Techniekpact 2097", starts_on=day, ends_on=day)
    rows = []
    for number in range(people):
        name = f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number % len(_FAMILY)]}"
        facts = {"organisation": _WORK[number % len(_WORK)], "function": "projectleider", "state": ClaimState.PLACE}
        row = Registration(event=event, name=name, email=f"a{number}@voorbeeld.nl", **facts)
        row.photo_consent = bool(number % 2)
        row.set_keys()
        rows.append(row)
    Registration.objects.bulk_create(rows)


def _measure(layout: str) -> dict[str, Any]:
    from django.urls import get_resolver

    assert get_resolver().url_patterns  # the whole site is loaded
    from events.models import Event
    from registrations.printing.badges import LAYOUTS, badges, in_order
    from registrations.selection import Selection

    event = Event.objects.get()
    start, spent = time.perf_counter(), _cpu()
    with Watch() as watch:
        people = in_order(Selection(event).rows(), "naam")
        with badges(event, people, LAYOUTS[layout]) as pdf:
            weight = sum(map(len, iter(lambda: pdf.read(4096), b"")))  # as an answer is sent
    seconds = time.perf_counter() - start
    site = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # Linux counts in kilobytes
    pages = -(-len(people) // LAYOUTS[layout].on_page)
    cpu = _cpu() - spent
    return {
        "seconds": seconds,
        "cpu": cpu,
        "site": site,
        "typst": watch.most,
        "both": site + watch.most,
        "weight": weight,
        "pages": pages,
    }


class Watch(threading.Thread):
    """Reads each few milliseconds the peak of the processes that this one started; `most` is the highest, in bytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.ended = 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.003):
            for task in Path("/proc/self/task").iterdir():
                with contextlib.suppress(OSError):  # that just ended
                    for key in Path(task, "children").read_text().split():
                        self.most = max(self.most, self._peak(key))

    @staticmethod
    def _peak(key: str) -> int:
        """Of one process, once it is no copy of this one any more."""
        if b"printing.child" not in Path(f"/proc/{key}/cmdline").read_bytes():
            return 0
        lines = Path(f"/proc/{key}/status").read_text().splitlines()
        return max((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), default=0)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.join()


def _cpu() -> float:
    """Seconds of this process and of those that it started."""
    return sum(os.times()[:4])


def main(*what: str) -> None:
    if not what:
        for line in report():
            print(line, flush=True)
        return
    import django

    django.setup()
    if what[0] == "fill":
        _fill(int(what[1]))
    else:
        print(json.dumps(_measure(what[0])))


if __name__ == "__main__":
    main(*sys.argv[1:])
