"""What changed in a text, as a reader sees it: words that went and came, not markup.

Everything that comes out is escaped HTML with `<del>` and `<ins>`, each of which says in words what it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

AROUND = 1  # unchanged blocks that are shown before and after a change
NEAR = 20  # blocks within which one like it is looked for
ALIKE = 0.4  # from here on two paragraphs are the same one, changed


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, row of a table or photo. `markup` tells formatting apart that words do not show."""

    kind: str
    text: str
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the result; `skipped` is the number of unchanged ones that it stands for."""

    kind: str
    html: SafeString
    note: str = ""
    skipped: int = 0


_KINDS = {
    **{"h2": "kop", "h3": "tussenkop", "h4": "tussenkop", "li": "punt", "blockquote": "citaat", "tr": "rij"},
    **{"figure": "foto", "pre": "code", "dt": "begrip", "dd": "uitleg"},
}
_TOKEN = re.compile(r"\[foto: [^\]]*\]|\S+")
_OUTER = ("figure", "tr", "li", "blockquote", "pre", "dt", "dd", "h2", "h3", "h4")


class _Blocks(HTMLParser):
    """Reads cleaned HTML."""

    def __init__(self, photos: Mapping[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.photos = photos
        self.found: list[Block] = []
        self.open: list[str] = []
        self.depth: Counter[str] = Counter()  # how often each tag is open
        self.words: list[str] = []
        self.markup: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _KINDS or tag == "p":
            if tag != "p" or not self._inside():
                self.flush()
            self.open.append(tag)
            self.depth[tag] += 1
        if tag == "figure":
            key = given.get("data-photo", "")
            name = self.photos.get(int(key)) if key.isascii() and key.isdigit() else None
            self.words.append(f"[foto: {name or f'nummer {key}'}] ")
        elif tag == "br":
            self.words.append(" ")
        elif tag in {"td", "th"} and "".join(self.words).strip():
            self.words.append(" | ")
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag in {"strong", "b", "em", "i", "u", "s", "sub", "sup", "code"}:
            self.markup.append(f"<{tag}:{len(''.join(self.words))}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            self.words.append(f" [→ {self.links.pop()}]")
        elif tag in {"strong", "b", "em", "i", "u", "s", "sub", "sup", "code"}:
            self.markup.append(f"</{tag}:{len(''.join(self.words))}>")
        elif self.depth[tag]:
            if tag != "p" or not self._inside():
                self.flush()
            else:
                self.words.append(" ")
            while self.depth[tag]:
                closed = self.open.pop()
                self.depth[closed] -= 1
                if closed == tag:
                    break

    def _inside(self) -> bool:
        """Whether this is within a block that is one line whatever paragraphs it has."""
        return bool(self.depth["tr"] or self.depth["figure"])

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def flush(self) -> None:
        text = " ".join("".join(self.words).split())
        if text:
            kind = next((_KINDS[tag] for tag in _OUTER if self.depth[tag]), "")
            self.found.append(Block(kind, text, "".join(self.markup)))
        self.words, self.markup = [], []


def blocks(html: str, photos: Mapping[int, str]) -> list[Block]:
    """`html` (cleaned) as blocks of text; `photos` are the names of photos by key."""
    parser = _Blocks(photos)
    parser.feed(html)
    parser.close()
    parser.flush()
    return parser.found


def _tokens(text: str) -> list[str]:
    """Words; the name of a photo is one."""
    return _TOKEN.findall(text)


def gone(text: str) -> SafeString:
    return format_html('<del><span class="visually-hidden">verwijderd: </span>{}</del>', text) if text else SafeString()


def come(text: str) -> SafeString:
    return format_html('<ins><span class="visually-hidden">toegevoegd: </span>{}</ins>', text) if text else SafeString()


def words(old: str, new: str) -> SafeString:
    """One text that shows both: what stayed, what went, what came."""
    before, after = _tokens(old), _tokens(new)
    parts: list[SafeString] = []
    for kind, start, end, from_, to in SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            parts.append(format_html("{}", " ".join(before[start:end])))
        else:
            parts += [gone(" ".join(before[start:end])), come(" ".join(after[from_:to]))]
    return mark_safe(" ".join(filter(None, parts)))  # noqa: S308 - each part was escaped


def body(old: Sequence[Block], new: Sequence[Block], *, whole: bool = False) -> list[Line]:
    """The blocks of both texts in order. Long stretches without change are one line, unless `whole`."""
    before, after = ([(block.kind, block.text) for block in blocks_] for blocks_ in (old, new))
    lines: list[Line] = []
    opcodes = SequenceMatcher(None, before, after).get_opcodes()
    for number, (kind, start, end, from_, to) in enumerate(opcodes):
        if kind != "equal":
            lines += _replaced(old[start:end], new[from_:to])
            continue
        same = [_same(one, other) for one, other in zip(old[start:end], new[from_:to], strict=True)]
        lines += same if whole else _shortened(same, first=number == 0, last=number == len(opcodes) - 1)
    return lines


def _same(old: Block, new: Block) -> Line:
    note = "" if old.markup == new.markup else "Alleen de opmaak is veranderd."
    return Line(new.kind, format_html("{}", new.text), note)


def _shortened(lines: list[Line], *, first: bool, last: bool) -> Iterator[Line]:
    """Unchanged lines, without those that are far from a change."""
    head, tail = 0 if first else AROUND, 0 if last else AROUND
    skipped = 0
    for number, line in enumerate(lines):
        if line.note or number < head or number >= len(lines) - tail:
            if skipped:
                yield Line("", SafeString(), skipped=skipped)
            skipped = 0
            yield line
        else:
            skipped += 1
    if skipped:
        yield Line("", SafeString(), skipped=skipped)


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Line]:
    """Pairs each new block with the first old one that is like it; what is left went or came whole."""
    at = 0
    for block in new:
        like = next((index for index in range(at, min(len(old), at + NEAR)) if _alike(old[index], block)), None)
        if like is None:
            yield Line(block.kind, come(block.text))
            continue
        yield from (Line(one.kind, gone(one.text)) for one in old[at:like])
        before = old[like]
        note = "" if before.kind == block.kind else f"Was: {before.kind or 'alinea'}. Is nu: {block.kind or 'alinea'}."
        yield Line(block.kind, words(before.text, block.text), note)
        at = like + 1
    yield from (Line(one.kind, gone(one.text)) for one in old[at:])


def _alike(old: Block, new: Block) -> bool:
    matcher = SequenceMatcher(None, _tokens(old.text), _tokens(new.text))
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
