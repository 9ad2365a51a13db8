"""A message of the organisers as it will be read, for who writes it."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from registrations.letters.message import make_message
from registrations.models import Letter, Mailing, Registration

_BODY = re.compile(r"<body>(.*)</body>", re.DOTALL)


@dataclass(frozen=True)
class Preview:
    subject: str
    text: str
    html: SafeString  # what stands in the body of the HTML part


def preview(mailing: Mailing, person: Registration) -> Preview:
    """The mail as this person will get it, without their secret link."""
    person.event = mailing.event
    letter = Letter(kind=Letter.Kind.MAILING, event=mailing.event, to=person.email, registration=person)
    letter.mailing = mailing
    message = make_message(letter, "")
    found = _BODY.search(str(message.alternatives[0][0]))
    assert found is not None  # every letter extends one template
    return Preview(str(message.subject), str(message.body), SafeString(found[1]))
