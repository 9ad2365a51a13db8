"""The buttons below the form of an article, by the state of the article."""

from typing import NamedTuple

from news.admin.article_form import DRAFT, PUBLISH, UNPUBLISH, ArticleForm


class Button(NamedTuple):
    """`kind` is a class of the stylesheet."""

    name: str
    label: str
    kind: str = ""


STAY = Button("_continue", "Opslaan en verder werken")


def buttons(form: ArticleForm) -> list[Button]:
    """The first is what the Enter key does, so it never publishes."""
    if form.draft is not None:
        found = [Button(DRAFT, "Bewaar concept", "default"), Button(PUBLISH, "Publiceer dit concept", "publish")]
    elif form.out:
        found = [Button(DRAFT, "Bewaar als concept", "default"), Button(PUBLISH, "Publiceer wijzigingen", "publish")]
    else:
        found = [Button("_save", "Opslaan", "default"), STAY, Button(PUBLISH, "Publiceer nu", "publish")]
    if form.out:
        found.append(Button(UNPUBLISH, "Haal offline"))
    elif form.moment is not None and form.draft is None:
        found.append(Button(UNPUBLISH, "Zet terug naar concept"))
    return found
