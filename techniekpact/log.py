"""Keeps secret links out of the logs of Django and gunicorn, whatever a mail program made of them.

In the words that are printed, so also in a traceback and in the request that Django hangs on a record.
"""

import logging
import re
from copy import copy
from http import HTTPStatus

from pythonjsonlogger.json import JsonFormatter

_PERSONAL = re.compile(r"/aanmelding/[^\s?\"'\\]*", re.IGNORECASE)
_LONG = re.compile(r"[^/]{16,}")  # no fixed part of an address is that long


def blank(text: str) -> str:
    """`text` without the tokens in its addresses."""
    return _PERSONAL.sub(lambda found: _LONG.sub("...", found[0]), text)


def brief(record: logging.LogRecord) -> logging.LogRecord:
    """`record` without the traceback of a page that was refused (403): that is an answer, and no fault of ours."""
    if getattr(record, "status_code", None) != HTTPStatus.FORBIDDEN:
        return record
    record = copy(record)
    record.exc_info = record.exc_text = None
    return record


class TextFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return blank(super().format(brief(record)))


class JSONFormatter(JsonFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return blank(super().format(brief(record)))
