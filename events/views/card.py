"""The social card of an edition: drawn once for each set of facts, then kept in the cache."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from core import dutch
from core.pages import public_page
from events.emblem.card import CardFacts, card, fingerprint
from events.lookup import published_event
from events.models import Event

KEPT = 30 * 24 * 60 * 60  # seconds


def card_facts(event: Event) -> CardFacts:
    return CardFacts(
        slug=event.slug,
        label=event.title,
        eyebrow=" · ".join(filter(None, (event.label, event.region))),
        name=event.name,
        date=dutch.date_range(event.starts_on, event.ends_on),
        place=event.city,
    )


@public_page
def social_card(request: HttpRequest, event: str) -> HttpResponseBase:
    """1200 by 630 pixels, PNG. Other sites may show it; one query, and no drawing unless a fact changed."""
    facts = card_facts(published_event(event))
    name = fingerprint(facts)
    etag = f'"{name}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        picture = cache.get_or_set(f"social-card:{name}", lambda: card(facts), KEPT)
        response = HttpResponse(picture, content_type="image/png")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=86400"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # social media embed it
    return response
