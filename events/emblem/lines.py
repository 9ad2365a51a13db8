"""Breaks and cuts text so that it fits a width in pixels. Texts are `printable`."""

from events.emblem.lettering import Face, clusters


def wrapped(text: str, face: Face, width: float, *, whole_words: bool) -> list[str] | None:
    """Lines of at most `width` pixels. None when a word is too wide and must stay whole; else it is broken."""
    lines = [""]
    for word in text.split(" "):
        candidate = f"{lines[-1]} {word}".strip()
        if face.width(candidate) <= width:
            lines[-1] = candidate
            continue
        if face.width(word) > width and whole_words:
            return None
        rest = ""
        if lines[-1]:
            lines.append("")
        for cluster in clusters(word):
            if face.width(rest + cluster) > width:
                lines[-1:] = [rest, ""]
                rest = ""
            rest += cluster
        lines[-1] = rest
    return lines


def shortened(text: str, face: Face, width: float) -> str:
    """`text`, cut with an ellipsis where it is wider than `width` pixels."""
    return text if face.width(text) <= width else cut(text, face, width)


def cut(text: str, face: Face, width: float) -> str:
    """As much of `text` as fits in `width` pixels together with an ellipsis."""
    letters = clusters(text)
    while letters and face.width("".join(letters).rstrip() + "…") > width:
        letters.pop()
    return "".join(letters).rstrip() + "…"
