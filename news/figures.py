"""Photos in the text of an article: `<figure data-photo="12">` becomes the picture with its caption."""

import re
from collections.abc import Mapping

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from photos.models import Photo
from photos.picture import picture_html

_FIGURE = re.compile(r'<figure data-photo="(\d{1,18})">((?:(?!<figure\b).)*?)</figure>', re.DOTALL)
_STRAY = re.compile(r"</?fig(?:ure|caption)\b[^>]*>")
_CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
_INTERNAL = re.compile(r'(<a href="/(?!/)[^"]*"(?: title="[^"]*")?) rel="noopener nofollow"')
_MARK = "\x00"  # cleaned text never holds it


def figure_keys(body: str) -> list[int]:
    """The keys of the photos in `body` (cleaned HTML), in order, each once."""
    return list(dict.fromkeys(int(match[1]) for match in _FIGURE.finditer(body)))


def expand(body: str, photos: Mapping[int, Photo]) -> str:
    """`body` (cleaned HTML) as readers see it: photos in their places. One that may not be shown takes no place."""
    figures: list[SafeString] = []

    def put(match: re.Match[str]) -> str:
        photo = photos.get(int(match[1]))
        if photo is None or not photo.is_shown:
            return ""
        own = _CAPTION.search(match[2])
        figures.append(figure_html(photo, mark_safe(own[1]) if own else None))  # noqa: S308 - cleaned
        return _MARK

    text = _STRAY.sub("", _FIGURE.sub(put, body))
    text = _INTERNAL.sub(r"\1", text)
    parts = text.split(_MARK)
    return "".join(part + figure for part, figure in zip(parts, [*figures, ""], strict=True))


def figure_html(photo: Photo, caption: SafeString | None = None) -> SafeString:
    """A photo as a figure. `caption`: HTML that replaces the photo's own."""
    words = conditional_escape(caption or photo.caption)
    credit = format_html('<span class="credit">{}</span>', photo.credit) if photo.credit else ""
    gap = " " if words and credit else ""
    note = format_html("<figcaption>{}{}{}</figcaption>", words, gap, credit) if words or credit else ""
    return format_html("<figure>{}{}</figure>", picture_html(photo, "figure"), note)
