"""What a caterer needs to know: how many people come, and how many of them eat what. Sums only, but for the texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from core import richtext
from events.models import Event
from registrations import retention
from registrations.diets import Diet, is_nothing, recognise
from registrations.models import ClaimState, Registration


@dataclass(frozen=True)
class Text:
    """What some people wrote, alike but for capitals; `diets` is what it was recognised as."""

    words: str
    number: int
    diets: tuple[str, ...]


@dataclass(frozen=True)
class Catering:
    """`wishes`: people with a wish; one may count for several diets. `other`: those of whom no diet is known."""

    expected: int
    wishes: int
    diets: tuple[tuple[str, int], ...]
    other: int
    erased: bool
    texts: tuple[Text, ...] = ()


def of_event(event: Event, *, with_texts: bool = False) -> Catering:
    """Of who is expected: has a place, and did not say no. One query.

    `with_texts`: also what they wrote, grouped and without names, for who has `view_specialneeds`. Once needs are to
    be erased nothing is counted any more, whether the worker came by or not.
    """
    people = Registration.objects.filter(~Q(coming=False) | Q(coming=None), event=event, state=ClaimState.PLACE)
    if timezone.localdate() >= retention.needs_erased_on(event):
        return Catering(people.count(), 0, (), 0, erased=True)
    written = list(people.order_by().values_list("needs__diet").annotate(number=Count("pk")))
    wishes = _alike(written)
    found = {words: recognise(words) for words in wishes}
    return Catering(
        expected=sum(number for _, number in written),
        wishes=sum(wishes.values()),
        diets=tuple((diet.value, sum(wishes[words] for words in wishes if diet in found[words])) for diet in Diet),
        other=sum(number for words, number in wishes.items() if not found[words]),
        erased=False,
        texts=_texts(wishes, found) if with_texts else (),
    )


def _alike(written: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """How many people wrote what: as one what is alike but for capitals, without what says that there is no wish."""
    words: dict[str, str] = {}
    numbers = Counter[str]()
    for text, number in written:
        line = richtext.line(text or "")
        numbers[words.setdefault(line.casefold(), line)] += number
    return {line: number for line, number in numbers.items() if not is_nothing(line)}


def _texts(wishes: dict[str, int], found: dict[str, frozenset[Diet]]) -> tuple[Text, ...]:
    """What most people wrote first, those of whom no diet is known before all others."""
    texts = [
        Text(words, number, tuple(diet.value for diet in Diet if diet in found[words]))
        for words, number in wishes.items()
    ]
    return tuple(sorted(texts, key=lambda one: (bool(one.diets), -one.number, one.words.casefold())))
