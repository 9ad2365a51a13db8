"""The difference of two texts: words, not markup."""

import pytest

from news import textdiff
from news.textdiff import Block


def plain(old: str, new: str, *, whole: bool = False) -> list[str]:
    """The lines of the difference with `-[…]` for what went and `+[…]` for what came."""
    lines = textdiff.body(textdiff.blocks(old, {1: "Een brug"}), textdiff.blocks(new, {1: "Een brug"}), whole=whole)
    found = []
    for line in lines:
        text = str(line.html)
        for tag, mark, words in (("del", "-[", "verwijderd"), ("ins", "+[", "toegevoegd")):
            text = text.replace(f'<{tag}><span class="visually-hidden">{words}: </span>', mark)
            text = text.replace(f"</{tag}>", "]")
        note = f" ({line.note})" if line.note else ""
        found.append(f"…{line.skipped}" if line.skipped else f"{line.kind}: {text}{note}".removeprefix(": "))
    return found


def test_blocks_are_what_a_reader_sees() -> None:
    html = (
        "<h2>Kop</h2><p>Een <strong>vette</strong> <a href='/x/'>link</a></p><ul><li><p>Punt</p><ul><li>Onder</li></ul>"
        "</li></ul><blockquote><p>A &amp; b</p></blockquote><table><tbody><tr><th><p>Jaar</p></th><td>2018</td></tr>"
        '</tbody></table><figure data-photo="1"><figcaption>Zo</figcaption></figure><figure data-photo="9"></figure>'
    )
    assert [(one.kind, one.text) for one in textdiff.blocks(html, {1: "Een brug"})] == [
        ("kop", "Kop"),
        ("", "Een vette link [→ /x/]"),
        ("punt", "Punt"),
        ("punt", "Onder"),
        ("citaat", "A & b"),
        ("rij", "Jaar | 2018"),
        ("foto", "[foto: Een brug] Zo"),
        ("foto", "[foto: nummer 9]"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("<p>Een twee drie</p>", "<p>Een vier drie</p>", ["Een -[twee] +[vier] drie"]),
        ("<p>a b</p>", "<p>a b</p><p>c</p>", ["a b", "+[c]"]),
        ("<p>a b</p><p>c</p>", "<p>c</p>", ["-[a b]", "c"]),
        ("", "<p>a</p>", ["+[a]"]),
        ("<p>a b c</p>", "<h2>a b c</h2>", ["kop: a b c (Was: alinea. Is nu: kop.)"]),
        ("<p>a <em>b</em></p>", "<p>a b</p>", ["a b (Alleen de opmaak is veranderd.)"]),
        ("<p>&lt;b&gt; x</p>", "<p>&lt;b&gt; y</p>", ["&lt;b&gt; -[x] +[y]"]),
        ("<p><a href='/a/'>x</a></p>", "<p><a href='/b/'>x</a></p>", ["x [→ -[/a/]] +[/b/]]"]),
        ('<figure data-photo="1"></figure>', '<figure data-photo="2"></figure>',
         ["foto: +[[foto: nummer 2]]", "foto: -[[foto: Een brug]]"]),
    ],
)  # fmt: skip
def test_what_went_and_what_came(old: str, new: str, lines: list[str]) -> None:
    assert plain(old, new) == lines


def test_long_stretches_without_change_are_left_out() -> None:
    old = "".join(f"<p>Alinea {number}</p>" for number in range(9))
    new = old.replace("<p>Alinea 4</p>", "<p>Alinea vier</p>")
    assert plain(old, new) == ["…3", "Alinea 3", "Alinea -[4] +[vier]", "Alinea 5", "…3"]
    assert len(plain(old, new, whole=True)) == 9


def test_nothing_of_either_text_is_lost() -> None:
    old, new = "<p>a b c</p><p>d e</p><ul><li>f</li></ul>", "<h2>x</h2><p>a c</p><p>g</p><p>d e h</p>"
    text = " ".join(plain(old, new, whole=True))
    assert all(word in text for word in "abcdefghx")


@pytest.mark.parametrize("piece", ["<p>a</p>", "<p>a b </p>", "a ", "<li>x", "<table><tr><td>y"])
def test_hostile_texts_of_the_greatest_length_take_no_minutes(piece: str) -> None:
    old = piece * (100_000 // len(piece))
    new = piece.replace("a", "b") + old[: 100_000 - len(piece)]
    assert textdiff.body(textdiff.blocks(old, {}), textdiff.blocks(new, {}))


def test_words_are_escaped() -> None:
    assert "<script>" not in textdiff.words("<script>", "<script>alert</script>")
    assert "<b>" not in str(textdiff.body([Block("", "<b>")], [Block("", "<i>")]))
