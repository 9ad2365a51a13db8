"""A real SMTP server on loopback, which takes, refuses, delays or forgets as a test asks."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Box:
    """The handler of the server, and what it accepted: (address, mail), in order."""

    def __init__(self, *, slow: float = 0, refused: str = "", code: int = 550, at_data: str = "") -> None:
        self.slow, self.refused, self.code, self.at_data = slow, refused, code, at_data
        self.mails: list[tuple[str, EmailMessage]] = []
        self.hang_up_after = 0  # letters of one conversation
        self.conversations = 0
        self.lock = threading.Lock()

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.mails]

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.conversations += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refused and address.startswith(self.refused):
            return f"{self.code} <{address}>: no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.slow:
            await asyncio.sleep(self.slow)
        if self.at_data:
            return self.at_data
        mail: Any = message_from_bytes(envelope.content or b"", policy=policy.default)  # type: ignore[arg-type]
        with self.lock:
            self.mails += [(address, mail) for address in envelope.rcpt_tos]
        if self.hang_up_after and len(self.mails) % self.hang_up_after == 0:
            return "421 enough for one conversation"
        return "250 OK"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(box: Box, settings: Any) -> Iterator[Box]:
    """The server, in a thread, with the settings pointing to it."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), ready_timeout=30)
    controller.start()
    use(settings, controller.port)
    try:
        yield box
    finally:
        controller.stop()


def use(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
