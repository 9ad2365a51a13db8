"""Sends what is due in the outbox over one SMTP connection."""

import logging
import smtplib
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import OperationalError, close_old_connections

from registrations.letters import outbox
from registrations.letters.content import is_needless
from registrations.letters.message import make_message
from registrations.links import digest
from registrations.models import AccessLink, Letter

SECONDS = 20  # of one run; the worker has other things to do too
_MARK_TRIES = 5
_CLOSING = 421  # RFC 5321 §3.8: the server closes the connection

logger = logging.getLogger(__name__)


@dataclass
class Counts:
    """What became of the letters of one run."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0
    dropped: int = 0


class ServerTroubleError(Exception):
    """The server went away, or wants no mail of ours: it is not about this letter."""


def deliver_due(limit: int | None = None, *, stopping: Callable[[], bool] = lambda: False) -> Counts:
    """Sends what is due: at most `limit` letters, no new one after 20 seconds or when `stopping` says so.

    A letter that cannot be made or sent stops no other; a server that cannot be reached ends the run.
    """
    return _Run(stopping).run(limit)


class _Run:
    def __init__(self, stopping: Callable[[], bool]) -> None:
        self.stopping, self.counts = stopping, Counts()
        self.connection = get_connection()
        self.is_open, self.troubles = False, 0

    def run(self, limit: int | None) -> Counts:
        end = time.monotonic() + SECONDS
        tried = 0
        try:
            while (limit is None or tried < limit) and time.monotonic() < end and not self.stopping():
                found = outbox.claim()
                if found is None or not self._handle(*found):
                    break
                tried += 1
        finally:
            self._close()
        return self.counts

    def _handle(self, letter: Letter, token: str) -> bool:
        """Makes and sends one letter. False when the run must end."""
        if is_needless(letter):
            self.counts.dropped += outbox.dropped(letter)
            _withdraw(token)
            return True
        try:
            message = make_message(letter, token)
        except Exception as error:  # a mistake of ours in one letter, found in the log; the others must go
            logger.exception("Letter %s cannot be made", letter.pk)
            self._put_off(letter, token, f"{type(error).__name__}: het bericht kan niet worden gemaakt")
            return True
        if not self._open(letter, token):
            return False
        try:
            self._send(letter, token, message)
        except ServerTroubleError:
            self._close()
            self.troubles += 1
            return self.troubles < 2  # once: servers end a conversation after so many letters
        self.troubles = 0
        return True

    def _open(self, letter: Letter, token: str) -> bool:
        if self.is_open:
            return True
        try:
            self.connection.open()
        except (OSError, smtplib.SMTPException) as error:
            logger.warning("The mail server cannot be reached: %s", error)
            outbox.wait_for_server(letter, f"Mailserver niet bereikbaar: {error}")
            _withdraw(token)
            return False
        self.is_open = True
        return True

    def _send(self, letter: Letter, token: str, message: EmailMultiAlternatives) -> None:
        try:
            self.connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            self._refused(letter, token, code, words)
        except smtplib.SMTPSenderRefused as error:  # our own address: that is for whoever set up the site
            self._put_off(letter, token, f"Afzender geweigerd: {_said(error.smtp_code, error.smtp_error)}")
            raise ServerTroubleError from error
        except smtplib.SMTPResponseException as error:
            self._refused(letter, token, error.smtp_code, error.smtp_error)
        except (OSError, smtplib.SMTPException) as error:  # it may have been accepted, so the link stays
            self._put_off(letter, "", f"Geen antwoord van de mailserver: {error}")
            raise ServerTroubleError from error
        except Exception as error:  # an address or header that no mail can have
            logger.exception("Letter %s cannot be sent", letter.pk)
            self._put_off(letter, token, f"{type(error).__name__}: het bericht kan niet worden verzonden")
        else:
            self.counts.sent += _mark_sent(letter)

    def _refused(self, letter: Letter, token: str, code: int, words: bytes | str) -> None:
        if code >= 500:
            self.counts.failed += outbox.failed(letter, _said(code, words))
            _withdraw(token)
            return
        self._put_off(letter, token, _said(code, words))
        if code == _CLOSING:
            raise ServerTroubleError

    def _put_off(self, letter: Letter, token: str, error: str) -> None:
        outbox.put_off(letter, error)
        _withdraw(token)
        self.counts.put_off += 1

    def _close(self) -> None:
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException) as error:
            logger.info("The mail server hung up: %s", error)
        self.is_open = False


def _mark_sent(letter: Letter) -> bool:
    """Tries more than once: the server has accepted it, and what is not marked is sent again."""
    for number in range(_MARK_TRIES):
        try:
            if outbox.sent(letter):
                return True
            logger.warning("Letter %s was sent, and then no longer ours", letter.pk)
            return False
        except OperationalError:
            if number == _MARK_TRIES - 1:
                raise
            time.sleep(number + 1)
            close_old_connections()
    return False


def _withdraw(token: str) -> None:
    """Removes a link that nobody got."""
    if token:
        AccessLink.objects.filter(token_hash=digest(token)).delete()


def _said(code: int, words: bytes | str) -> str:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {text}"
