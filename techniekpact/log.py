"""Keeps secret links out of the logs of Django and gunicorn, whatever a mail program made of them.

In the words that are printed, so also in a traceback and in the request that Django hangs on a record.
"""

import logging
import re

from pythonjsonlogger.json import JsonFormatter

_PERSONAL = re.compile(r"/aanmelding/[^\s?\"'\\]*", re.IGNORECASE)
_LONG = re.compile(r"[^/]{16,}")  # no fixed part of an address is that long


def blank(text: str) -> str:
    """`text` without the tokens in its addresses."""
    return _PERSONAL.sub(lambda found: _LONG.sub("...", found[0]), text)


class TextFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return blank(super().format(record))


class JSONFormatter(JsonFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return blank(super().format(record))
