"""The editor of the text: django-prose-editor with photos of the library, under the policy of /beheer/.

Its import map is an inline script, which the policy lets run by the hash of what is in it (CSP level 3 §2.3.1).
"""

import base64
import hashlib
from typing import Any

from django.forms.widgets import Media, Textarea
from django.http import HttpResponse
from django_prose_editor.widgets import AdminProseEditorWidget

from core.headers import admin_policy

EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "NoSpellCheck": False,
    "Menu": {
        "groups": [
            {"group": "headings"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "lists"},
            {"group": "quote"},
            {"group": "photo"},
            {"group": "table"},
            {"group": "history"},
        ]
    },
    "PhotoFigure": True,
    "SiteEditor": True,  # last: it puts the labels of all that come before in Dutch
}


class ArticleEditor(AdminProseEditorWidget):  # type: ignore[misc]  # without type information
    """A text area with HTML, which becomes the editor where there is JavaScript."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        config = {"extensions": EXTENSIONS}
        super().__init__(attrs={"rows": 20, "cols": 80, **(attrs or {})}, config=config, preset="configurable")

    @property
    def media(self) -> Any:
        own = Media(
            css={
                "all": [
                    "admin_site/photos/picker.css",
                    "admin_site/news/editor.css",
                    "admin_site/news/photo-figure.css",
                ]
            },
            js=["admin_site/news/editor-nl.js"],
        )
        return super().media + own


class IntroInput(Textarea):
    """A few sentences, kept as one line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 3, "cols": 80, "class": "vLargeTextField", **(attrs or {})})


def allow_import_map(response: HttpResponse, media: Any) -> None:
    """Lets the import map of `media` run in this one response. Without import map nothing changes."""
    render = getattr(media, "render_importmap", None)
    maps = render() if render is not None else []
    if maps:
        hashes = [f"'sha256-{_sha256(_content(script))}'" for script in maps]
        response.headers["Content-Security-Policy"] = admin_policy(*hashes)


def _content(script: str) -> str:
    return script.partition(">")[2].removesuffix("</script>")


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
