"""The kinds of session of other systems in our own words."""

from events.models.session import SessionKind as Kind

_WORDS: dict[Kind, str] = {
    Kind.TALK: "talk lecture devroom lightningtalk maintrack presentation vortrag presentatie",
    Kind.PLENARY: "plenary opening closing",
    Kind.KEYNOTE: "keynotes",
    Kind.PANEL: "podium discussion podiumdiscussion podiumdiscussie debate debat paneldiscussion",
    Kind.WORKSHOP: "workshops handson tutorial training certification",
    Kind.BREAKOUT: "breakout breakoutsession parallel",
    Kind.WORKING_SESSION: "bof meeting meetup keysigning werkgroep",
    Kind.MARKET: "market fair expo exhibition infomarkt",
    Kind.VISIT: "visit excursion excursie tour",
    Kind.BREAK: "break lunch coffee koffie coffeebreak lunchbreak",
    Kind.RECEPTION: "party social reception drinks netwerkborrel dinner diner performance",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in [kind.value, *words.split()]}


def kind_of(word: str) -> Kind:
    """The kind that `word` (the `type` of an exchange file) means; a lezing when it is not known."""
    letters = "".join(char for char in word.casefold() if char.isalnum())
    return _KINDS.get(letters, Kind.TALK)
