"""Rich text is safe, says what its writer meant, and does not change when it is saved again."""

import pytest
from django.core.exceptions import ValidationError
from lxml import etree

from core.fields import RichTextField
from core.richtext import clean, line, plain, text_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<p onclick='alert(1)' style='color:red'>tekst</p>",
    "<a href='javascript:alert(1)'>klik</a>",
    "<a href='java\tscript:alert(1)'>klik</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>klik</a>",
    "<svg><script>alert(1)</script></svg>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://elsewhere.example'></iframe>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<form action='https://elsewhere.example'><input name=wachtwoord></form>",
    "<style>*{display:none}</style>",
    "<base href='https://elsewhere.example'>",
    "<!-- x --><p>tekst</p>",
]
TEXTS = [
    *HOSTILE,
    "",
    "Eén regel",
    "Eerste alinea\nmet een tweede regel\n\nTweede alinea",
    "Kosten < baten & andersom: 1 < 2 > 0",
    "&lt;p&gt; is een tag &amp; geen tekst",
    "<p>Al <strong>HTML</strong></p>\n\n<ul><li>één</li></ul>",
    "<p>open <em>niet gesloten",
    "=1+1",
    "＝1",
    "naam\r\nBcc: x@x",
    "]]>",
    "a\x0bb\x00c",
    "{{ 7|add:7 }}{% now %}",
    "links\u202erechts",
    "é" * 300,
    "👩🏽‍🔧",
    "\ud800",
    "&#11;&#x202e;&#xD;",
    "<x>&",
    "<pre>\n\ncode",
    "<p><select><ul>",
    "<b><h2><table><h2>",
]


@pytest.mark.parametrize("text", TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_html_loses_what_it_could_do(text: str) -> None:
    cleaned = clean(text)
    document = etree.fromstring(f"<div>{cleaned.replace('<br>', '<br/>')}</div>")
    tags = {str(element.tag) for element in document.iter()}
    attributes = {(str(name), value) for element in document.iter() for name, value in element.attrib.items()}
    assert tags <= {"div", "p", "a", "table"}
    assert attributes <= {("rel", "noopener nofollow")}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Eén\n\nTwee\nregels", "<p>Eén</p><p>Twee<br>regels</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("<h1>Kop</h1><p>tekst</p>", "Kop<p>tekst</p>"),
        ('<p lang="en" class="x">Text</p>', '<p lang="en">Text</p>'),
        (
            '<a href="https://voorbeeld.nl" target="_blank">hier</a>',
            '<a href="https://voorbeeld.nl" rel="noopener nofollow">hier</a>',
        ),
        ("a\x0bb\ud800", "<p>ab</p>"),
        ("<p>a&#11;b&#8238;c</p>", "<p>abc</p>"),
        ("<font>R&D</font>", "<p>R&amp;D</p>"),
        ("<pre>\n\ncode</pre>", "<pre>code</pre>"),
        ("   \n\n ", ""),
    ],
)
def test_clean_keeps_what_was_meant(text: str, html: str) -> None:
    assert clean(text) == html


def test_deep_nesting_is_cleaned() -> None:
    assert text_of(clean("<b>" * 20_000 + "diep")) == "diep"


@pytest.mark.parametrize(("text", "length"), [("x" * 99_993, 100_000), (f"<p>{'x' * 99_993}</p>", 100_000)])
def test_field_takes_a_long_text(text: str, length: int) -> None:
    assert len(RichTextField(blank=True).clean(text, None)) == length


@pytest.mark.parametrize("text", ["x" * 100_001, "<pre>\n" * 40_000, "&" * 99_999, "a\n\n" * 33_000, "x" * 99_994])
def test_field_refuses_a_text_that_is_too_long_as_typed_or_as_kept(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        RichTextField(blank=True).clean(text, None)
    assert caught.value.messages == ["Deze tekst is te lang: gebruik ten hoogste 100.000 tekens."]


def test_field_gives_a_form_the_text_as_it_will_be_kept() -> None:
    assert RichTextField(blank=True).clean("Eén\n\ntwee<script>", None) == clean("Eén\n\ntwee<script>")
    assert RichTextField(blank=True).clean("", None) == ""


def test_plain_drops_what_xml_forbids_and_what_turns_the_reading_direction() -> None:
    assert plain(" a\r\nb\rc\x00\x0b\ufffe\u202ed\u2066 ") == "a\nb\ncd"


def test_line_is_one_line() -> None:
    assert line(" naam\r\nBcc:\t x@x  ") == "naam Bcc: x@x"


@pytest.mark.parametrize(
    ("html", "limit", "text"),
    [
        ("<p>Eén</p><p>twee &amp; drie</p>", 0, "Eén twee & drie"),
        ("<ul><li>a</li><li>b</li></ul>c<br>d", 0, "a b c d"),
        ("<p>Een lange zin, die stopt</p>", 17, "Een lange zin…"),
        ("<p>precies</p>", 7, "precies"),
    ],
)
def test_text_of_gives_the_words(html: str, limit: int, text: str) -> None:
    assert text_of(html, limit) == text
