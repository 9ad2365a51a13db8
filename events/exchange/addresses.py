"""The addresses of documents in files that leave the house."""

from urllib.parse import urljoin

from core.seo import absolute
from events.exchange.links import link_url
from events.models import Document


def document_url(document: Document) -> str:
    """The absolute address of a file or link as exchange files print it; "" when they cannot."""
    return link_url(urljoin(absolute("/"), document.href))
