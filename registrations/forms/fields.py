"""Fields of forms for visitors: text is cleaned before it is looked at, and every fault says what to do."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core import richtext

_TOO_LONG = "Gebruik ten hoogste %(limit_value)d tekens. Het zijn er nu %(show_value)d."
MOST_EMAIL = 254  # characters (RFC 5321 §4.5.3.1.3)
NO_NAME = "Vul een naam in zonder webadres of e-mailadres. Zet na een punt een spatie."
_TITLE = r"(?:dr|drs|ds|ing|ir|mr|prof|st)\b"
_ENDS = "nl|be|eu|io|nu|app|link|click|online|shop|site|store|top|xyz|ru|cn"  # of most spam
_HOST = re.compile(
    rf"(?<![\w-])(?!{_TITLE})(?:[\w-]{{1,63}}\.(?:(?:com|net|org|info|biz)\b|\w{{2,63}}/)"
    rf"|[\w-]{{2,63}}\.(?:{_ENDS})\b|[\w-]{{5,63}}\.de\b|[\w-]{{2,4}}\.de(?! \w))"  # "Chr.de Boer" is a name
)
MOST_NAME = 150  # characters
EMAIL_FAULT = "Vul een e-mailadres in zoals naam@voorbeeld.nl."


_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols by their class, that nobody sees


def is_visible(text: str) -> bool:
    """Whether there is anything to see in it: U+200B alone, or an accent on nothing, is no name."""
    return any(unicodedata.category(one)[0] in "LNPS" and one not in _BLANK for one in text)


class CleanField(forms.CharField):
    """Text that is shown again as it is looked at: what no page may hold does not come back in the form either."""

    clean_text = staticmethod(richtext.line)

    def to_python(self, value: Any) -> str:
        text = self.clean_text(super().to_python(value) or "")
        return text if is_visible(text) else ""

    def prepare_value(self, value: Any) -> Any:
        return self.clean_text(value) if isinstance(value, str) else value


class CleanText(CleanField):
    """The same for text of several lines."""

    clean_text = staticmethod(richtext.plain)


class LineField(CleanField):
    """One line, without control characters. `ask` is the message when it is empty."""

    def __init__(self, *, ask: str = "", autocomplete: str = "off", **kwargs: Any) -> None:
        messages = {"required": ask, "max_length": _TOO_LONG}
        widget = forms.TextInput({"autocomplete": autocomplete})
        super().__init__(required=bool(ask), error_messages=messages, widget=widget, **kwargs)
        self.widget.attrs.pop("maxlength", None)  # a browser would cut off what is pasted, and say nothing


def plain_name(text: str) -> None:
    """Refuses a name with an address in it: it is the subject of letters to people who did not ask for them.

    Mail programs make a link of "voorbeeld.nl" too. Initials and titles are none: "J.M.van Dam", "dr.ir. Bos". What is
    too long for a name is not looked at: its length is told.
    """
    if len(text) > MOST_NAME:
        return
    plain = unicodedata.normalize("NFKC", text).casefold()
    if any(part in plain for part in ("://", "www.", "@")) or _HOST.search(plain):
        raise ValidationError(NO_NAME)


def fits_key(email: str) -> None:
    """Refuses an address that is longer in small letters ("İ" is two) than its column."""
    if len(email.lower()) > MOST_EMAIL >= len(email):
        raise ValidationError(EMAIL_FAULT)


def has_domain(email: str) -> bool:
    """Whether mail can go there from here: not to a host of our own, nor to a number."""
    domain = email.rpartition("@")[2]
    return "." in domain and not domain.startswith("[")


def in_the_world(email: str) -> None:
    """Refuses "a@localhost", which Django lets through."""
    if "@" in email and not has_domain(email):
        raise ValidationError(EMAIL_FAULT)


class CleanName(CleanField):
    """Someone's name, as an organiser writes it."""

    default_validators = [plain_name]


class NameField(LineField):
    """Someone's name."""

    default_validators = [plain_name]


class CleanEmail(CleanField, forms.EmailField):
    """The same for an address."""

    default_validators = [*forms.EmailField.default_validators, fits_key, in_the_world]


class MailField(CleanEmail):
    """One e-mail address."""

    def __init__(self, *, ask: str = EMAIL_FAULT, autocomplete: str = "email", **kwargs: Any) -> None:
        messages = {"required": ask, "invalid": EMAIL_FAULT, "max_length": _TOO_LONG}
        super().__init__(max_length=MOST_EMAIL, error_messages=messages, **kwargs)
        self.widget.attrs.update({"autocomplete": autocomplete, "spellcheck": "false"})
        self.widget.attrs.pop("maxlength", None)


class TextField(CleanText):
    """Some lines that may be left empty."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea({"rows": 2, "autocomplete": "off"})
        super().__init__(required=False, error_messages={"max_length": _TOO_LONG}, widget=widget, **kwargs)
        self.widget.attrs.pop("maxlength", None)
