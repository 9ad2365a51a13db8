"""Which articles a list shows: by kind, theme and edition, from the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from events.models import Event, Theme
from news.models import Article
from news.models.article import ArticleKind, ArticleQuerySet


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and the address of the list with it (or, when it is chosen, without it)."""

    value: str
    label: str
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Active:
    """A filter that is on, and the address of the list without it."""

    label: str
    value: str
    url: str


class NewsFilter:
    """`soort`, `thema` and `editie` of the address; a value that no article has is left out. Three queries."""

    NAMES = (("soort", "Soort"), ("editie", "Editie"), ("thema", "Thema"))

    def __init__(self, query: QueryDict, path: str) -> None:
        self.path = path
        rows = Article.objects.published()
        kinds = set(rows.order_by().values_list("kind", flat=True).distinct())
        self.options: dict[str, dict[str, str]] = {
            "soort": {value: str(label) for value, label in ArticleKind.choices if value in kinds},
            "editie": {
                event.slug: event.title
                for event in Event.objects.published().filter(articles__in=rows).distinct().defer("body", "intro")
            },
            "thema": dict(Theme.objects.filter(articles__in=rows).distinct().values_list("slug", "name")),
        }
        given = {name: query.get(name, "") for name, _ in self.NAMES}
        self.chosen = {name: value for name, value in given.items() if value in self.options[name]}

    def select(self, articles: ArticleQuerySet) -> ArticleQuerySet:
        fields = {"soort": "kind", "editie": "event__slug", "thema": "themes__slug"}
        return articles.filter(**{fields[name]: value for name, value in self.chosen.items()})

    def choices(self) -> list[tuple[str, list[Choice]]]:
        """Every filter that tells articles apart, with its values as links."""
        return [
            (label, [self._choice(name, value, text) for value, text in self.options[name].items()])
            for name, label in self.NAMES
            if len(self.options[name]) > 1
        ]

    def _choice(self, name: str, value: str, label: str) -> Choice:
        chosen = self.chosen.get(name) == value
        return Choice(value, label, self.url(**{name: "" if chosen else value}), chosen)

    @property
    def active(self) -> list[Active]:
        return [
            Active(label, self.options[name][self.chosen[name]], self.url(**{name: ""}))
            for name, label in self.NAMES
            if name in self.chosen
        ]

    def url(self, **changes: str) -> str:
        """The list with other filters; always with its first page, unless `pagina` is given."""
        wanted = {**self.chosen, **changes}
        query = urlencode({name: value for name, value in wanted.items() if value})
        return f"{self.path}?{query}" if query else self.path
