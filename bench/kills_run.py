"""Signs people up, kills what serves them, and looks at what is left."""

import asyncio
import functools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as Conversation
from django.conf import settings
from django.db import connections

from bench import sign_up_content as content
from bench import sign_up_form as form
from bench.load import LoadError
from bench.servers import ROOT
from bench.sign_up_visitors import Prepared, ask_all
from events.models import Event
from registrations.models import Letter, Registration
from registrations.places import find_drift

AT_ONCE = 6
WEB = ("gunicorn", "bench.wsgi", "--config", "gunicorn.conf.py", "--log-level", "critical")
PATIENCE = 300  # seconds without any progress
NEAR = 3.0  # seconds between the server's acceptance and the kill that made a letter come twice


@dataclass
class Mailbox:
    """The mail server: when it accepted each letter, by Message-ID. It takes its time, so that kills fall within."""

    accepted: dict[str, list[float]] = field(default_factory=dict)

    async def handle_DATA(self, server: SMTP, conversation: Conversation, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(0.005)
        content = envelope.content
        key = message_from_bytes(content if isinstance(content, bytes) else b"")["Message-ID"]
        self.accepted.setdefault(str(key), []).append(time.monotonic())
        await asyncio.sleep(0.005)
        return "250 OK"

    def count(self) -> int:
        return len(self.accepted)


class Service:
    """A process with its children that can be killed at once, and is then started again."""

    def __init__(self, *arguments: str) -> None:
        self.arguments = arguments
        self.killed: list[float] = []
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *self.arguments], cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.killed.append(time.monotonic())
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Report:
    people: int
    web_kills: int
    worker_kills: int
    retried: int
    server_errors: int
    letters: int
    doubled: int
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.people} confirmed ({self.retried} requests sent again), {self.web_kills} kills of the web server, "
            f"{self.worker_kills} of the worker, {self.server_errors} answers of 500, {self.letters} letters came, "
            f"{self.doubled} of them twice"
        )


def run(*, people: int, kills: int, chance: random.Random, past_the_page: bool = False) -> Report:
    """All of it on the database, port and mail server of the settings."""
    port, mailbox = int(os.environ["PORT"]), Mailbox()
    event, sessions = content.make_edition("doden", places=people * 4 // 5, people=people)
    controller = Controller(mailbox, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT, ready_timeout=60)
    controller.start()
    web = Service("-m", *WEB)
    worker = None
    try:
        wait_until(lambda: _answers(port), 60)
        if past_the_page:
            requests = form.past_the_page(port, event, sessions, count=people).requests
        else:
            requests = form.up_to_the_last_button(port, event, sessions, count=people, at_once=AT_ONCE).requests
        worker = Service("manage.py", "work")
        visitors = Visitors(port, requests)
        killers = [
            threading.Thread(target=_kill, args=(web, visitors.count, people, kills, random.Random(chance.random()))),
            threading.Thread(target=_kill, args=(worker, mailbox.count, people, kills, random.Random(chance.random()))),
        ]
        for one in killers:
            one.start()
        visitors.all_sign_up()
        for one in killers:
            one.join()
        wait_until(lambda: not Letter.objects.filter(state=Letter.State.QUEUED).exists(), PATIENCE)
        return _judge(event, visitors, mailbox, web, worker)
    finally:
        for service in (web, worker):
            if service is not None:
                service.stop()
        controller.stop()
        connections.close_all()


class Visitors:
    """Each sends the same sign-up again until there is an answer: what a person does who sees no page."""

    def __init__(self, port: int, requests: list[Prepared]) -> None:
        self.port, self.requests = port, requests
        self.confirmed: set[str] = set()
        self.statuses: list[int] = []

    def count(self) -> int:
        return len(self.confirmed)

    def all_sign_up(self) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(self._sign_up, self.requests))

    def _sign_up(self, one: Prepared) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ((answer, _),) = ask_all(self.port, [one], at_once=1)
            self.statuses.append(answer.status)
            if answer.status in (200, 302, 303):
                self.confirmed.add(one.key)
                return
            time.sleep(0.1)


def _kill(service: Service, progress: Callable[[], int], people: int, kills: int, chance: random.Random) -> None:
    """Kills at seeded points of the progress, and a few milliseconds after, so that something is under way."""
    for point in sorted(chance.sample(range(1, people * 19 // 20), kills)):
        wait_until(functools.partial(_reached, progress, point), PATIENCE)
        time.sleep(chance.random() * 0.05)
        service.kill()
        service.start()


def _reached(progress: Callable[[], int], point: int) -> bool:
    return progress() >= point


def wait_until(found: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            raise LoadError("Nothing happens any more.")
        time.sleep(0.002)


def _answers(port: int) -> bool:
    time.sleep(0.1)
    request = Prepared("", f"GET /hallo/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    return ask_all(port, [request], at_once=1)[0][0].status == 200


def _judge(event: Event, visitors: Visitors, mailbox: Mailbox, web: Service, worker: Service) -> Report:
    people = list(Registration.objects.filter(event=event).values_list("email", flat=True))
    live = set(Registration.objects.live().filter(event=event).values_list("email", flat=True))
    letters = {f"<{one.guid}@127.0.0.1>": one for one in Letter.objects.filter(event=event)}
    faults = [f"{email} was confirmed and is not registered" for email in visitors.confirmed - live]
    faults += [f"{one.key} got no confirmation" for one in visitors.requests if one.key not in visitors.confirmed]
    if len(people) != len(set(people)):
        faults.append("someone is registered twice")
    if len(letters) != len(people):
        faults.append(f"{len(letters)} letters for {len(people)} people")
    faults += [f"letter {one.pk} is {one.state}: {one.error}" for one in letters.values() if one.state != "verzonden"]
    faults += [f"letter {one.pk} never came" for key, one in letters.items() if key not in mailbox.accepted]
    faults += [f"a counter stands at {one.stands}, counted {one.counted}" for one in find_drift()]
    doubled = {key: times for key, times in mailbox.accepted.items() if len(times) > 1}
    faults += [
        f"{key} came {len(times)} times without a kill"
        for key, times in doubled.items()
        if not all(any(abs(kill - at) < NEAR and kill < times[-1] for kill in worker.killed) for at in times[:-1])
    ]
    statuses = visitors.statuses
    return Report(
        people=len(visitors.confirmed),
        web_kills=len(web.killed),
        worker_kills=len(worker.killed),
        retried=len(statuses) - len(visitors.confirmed),
        server_errors=sum(one >= 500 for one in statuses),
        letters=len(mailbox.accepted),
        doubled=len(doubled),
        faults=faults,
    )
