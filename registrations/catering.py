"""What a caterer needs to know: how many people come, and how many of them eat what. Sums only, but for the texts."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from core import richtext
from events.models import Event
from registrations import retention
from registrations.diets import Diet, is_nothing, recognise
from registrations.models import ClaimState, Registration, SpecialNeeds


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
    """Of who is expected: has a place, and did not say no. Two queries.

    `with_texts`: also what they wrote, grouped and without names, for who has `view_specialneeds`. Once needs are to
    be erased nothing is counted any more, whether the worker came by or not.
    """
    people = Registration.objects.filter(~Q(coming=False) | Q(coming=None), event=event, state=ClaimState.PLACE)
    expected = people.count()
    if timezone.localdate() >= retention.needs_erased_on(event):
        return Catering(expected, 0, (), 0, erased=True)
    rows = SpecialNeeds.objects.filter(registration__in=people).exclude(diet="").order_by()
    written = [richtext.line(text) for text in rows.values_list("diet", flat=True)]
    wishes = [text for text in written if not is_nothing(text)]
    found = {text: recognise(text) for text in wishes}
    counts = Counter(diet for text in wishes for diet in found[text])
    return Catering(
        expected=expected,
        wishes=len(wishes),
        diets=tuple((diet.value, counts[diet]) for diet in Diet),
        other=sum(not found[text] for text in wishes),
        erased=False,
        texts=_texts(wishes, found) if with_texts else (),
    )


def _texts(wishes: list[str], found: dict[str, frozenset[Diet]]) -> tuple[Text, ...]:
    """What most people wrote first, those of whom no diet is known before all others."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for text in wishes:
        alike[text.casefold()].append(text)
    texts = [
        Text(ones[0], len(ones), tuple(diet.value for diet in Diet if diet in found[ones[0]]))
        for ones in alike.values()
    ]
    return tuple(sorted(texts, key=lambda one: (bool(one.diets), -one.number, one.words.casefold())))
