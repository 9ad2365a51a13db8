"""The text of a mailing as HTML: paragraphs, and addresses of pages as links. Nothing in it is markup."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from core import richtext

_PARAGRAPH = re.compile(r"\n[ \t]*\n+")
_PART = re.compile(r"(?<=[^/:]/)|(?=[?&])")
_LINK = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)\]])")  # what ends a sentence is no part of an address


def paragraphs(text: str) -> list[SafeString]:
    """What an organiser typed, in paragraphs. A link shows the address that it leads to."""
    return [
        format_html_join(SafeString("<br>\n"), "{}", ((_linked(line),) for line in part.split("\n")))
        for part in _PARAGRAPH.split(richtext.plain(text))
    ]


def _linked(line: str) -> SafeString:
    parts = enumerate(_LINK.split(line))  # every second part is an address
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<a href="{}">{}</a>', part, _breakable(part)) if number % 2 else part,)
            for number, part in parts
        ),
    )


def _breakable(address: str) -> SafeString:
    """A long one may go on on the next line of a phone."""
    return format_html_join(SafeString("<wbr>"), "{}", ((part,) for part in _PART.split(address)))
