"""What stands in a mail that arrived."""

import re
from email.message import EmailMessage
from typing import Any


def text(mail: EmailMessage, kind: str = "plain") -> str:
    body: Any = mail.get_body((kind,))
    return str(body.get_content())


def links(mail: EmailMessage) -> list[str]:
    """All addresses in the mail, from both its parts, each once."""
    found = re.findall(r"(?:https?|webcal)://[^\s\"<>]+", text(mail) + " " + text(mail, "html"))
    return list(dict.fromkeys(one.replace("&amp;", "&").rstrip(".,)") for one in found))
