"""Rich text: what editors type and importers bring becomes safe HTML once, at save."""

import html
import re

import nh3
from django.utils.html import strip_tags

ALLOWED_TAGS = {
    *("p", "br", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "b", "em", "i", "u", "s", "sub", "sup"),
    *("blockquote", "code", "pre", "hr", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "abbr", "span"),
}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "span": {"lang"},
    "p": {"lang"},
    "blockquote": {"lang"},
}
FIGURE_TAGS = {"figure", "figcaption"}
FIGURE_ATTRIBUTES = {"figure": {"data-photo"}}  # the key of a photo, which whoever prints it puts in its place
MAX_LENGTH = 100_000  # characters; a parser needs seconds for some longer texts of tags in tags
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# XML 1.0 §2.2: characters that no XML document may hold; feeds and exports would break on them.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PRE_START = re.compile(r"<pre>\n+")  # a parser drops a line break there, so it would not last
_PASSES = 8  # a tag that is taken out may leave others nested as no parser nests them; the next pass settles that
_PARAGRAPH = re.compile(r"\n[ \t]*\n+")


def plain(text: str) -> str:
    """`text` without the control characters that XML forbids and without characters that turn the reading direction."""
    return _BIDI.sub("", _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))).strip()


def line(text: str) -> str:
    """`text` as one line: `plain`, with every run of white space as one space."""
    return " ".join(plain(text).split())


def clean(text: str, *, figures: bool = False) -> str:
    """Safe HTML from plain text (an empty line starts a paragraph) or from HTML; cleaning twice changes nothing.

    With `figures` it may hold `<figure data-photo="12">` with a caption in it.
    """
    text = plain(text)
    for _ in range(_PASSES):
        before = text
        if text and not _TAG.search(text):
            text = _paragraphs(text)
        safe = nh3.clean(
            text,
            tags=ALLOWED_TAGS | FIGURE_TAGS if figures else ALLOWED_TAGS,
            attributes=ALLOWED_ATTRIBUTES | FIGURE_ATTRIBUTES if figures else ALLOWED_ATTRIBUTES,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel="noopener nofollow",
        )
        text = _PRE_START.sub("<pre>", plain(safe))  # character references (&#11;) brought back what `plain` takes out
        if text == before:
            break
    return text


def _paragraphs(text: str) -> str:
    paragraphs = (html.escape(html.unescape(part), quote=False) for part in _PARAGRAPH.split(text))
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in paragraphs)


def text_of(html_text: str, limit: int = 0) -> str:
    """The words of `html_text` as one line, cut at a word to at most `limit` characters when that is given."""
    spaced = re.sub(r"</(p|li|h\d|div|tr)>|<br>", " ", html_text)
    words = line(html.unescape(strip_tags(spaced)))
    if not limit or len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(".,;: ") + "…"
