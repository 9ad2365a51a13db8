"""Makes the mail of a letter: subject, plain text, HTML and the calendar file."""

import re
import textwrap
from email.mime.text import MIMEText
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, Engine

from core import richtext
from registrations.calendar import personal_calendar
from registrations.letters.content import context_of
from registrations.models import Letter, Registration

WITH_CALENDAR = (
    *(Letter.Kind.CONFIRMATION, Letter.Kind.CHANGE, Letter.Kind.CANCELLATION),
    *(Letter.Kind.TRANSFERRED, Letter.Kind.TAKEN_OVER, Letter.Kind.PROGRAMME),
)
WIDTH = 76


def make_message(letter: Letter, token: str) -> EmailMultiAlternatives:
    """The mail, with `token` in its links. The same letter keeps its Message-ID, however often it is tried."""
    context = context_of(letter, token)
    message = EmailMultiAlternatives(
        subject=richtext.line(_render(letter, "subject.txt", context)),
        body=set_text(_render(letter, "body.txt", context)),
        to=[letter.to],
        reply_to=[settings.REPLY_TO] if settings.REPLY_TO else None,
        headers={
            "Message-ID": f"<{letter.guid}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no answer of an absent person, please
            "X-Auto-Response-Suppress": "All",
        },
    )
    message.attach_alternative(_render(letter, "body.html", context), "text/html")
    if letter.kind in WITH_CALENDAR and letter.registration and not letter.facts.get("moved"):
        _attach_calendar(message, letter.registration)
    return message


def _render(letter: Letter, name: str, context: dict[str, object]) -> str:
    """HTML is escaped; plain text is not, and cannot break out of anything."""
    template = Engine.get_default().get_template(f"registrations/letters/{letter.kind}/{name}")
    return str(template.render(Context(context, autoescape=name.endswith(".html"))))


def set_text(text: str) -> str:
    """Lines of at most 76 characters (longer addresses stay whole), and one empty line between paragraphs."""
    lines = []
    for line in re.sub(r"\n\s*\n", "\n\n", text.strip()).split("\n"):
        indent = "  " if line.startswith("- ") else ""
        wrapped = textwrap.wrap(
            line.strip(), WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        lines += wrapped or [""]
    return "\n".join(lines) + "\n"


def _attach_calendar(message: EmailMultiAlternatives, registration: Registration) -> None:
    content = personal_calendar(registration, refresh=False)
    if b"BEGIN:VEVENT" not in content:
        return
    part = MIMEText(content.decode(), "calendar", "utf-8")
    part.set_param("method", "PUBLISH")
    part.add_header("Content-Disposition", "attachment", filename="jaarconferentie.ics")
    message.attach(part)
