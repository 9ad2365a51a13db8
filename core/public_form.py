"""What every form for visitors shares against programs that fill in forms: no riddle, no account, no other host."""

import time
from typing import Any

from django import forms
from django.core import signing

from core.form_renderer import PublicRenderer

_SALT = "public-form"
FASTEST = 2  # seconds; nobody reads and answers sooner
SLOWEST = 24 * 60 * 60  # seconds

TOO_SOON = "Dat ging heel snel. Kijk nog eens en verstuur het formulier opnieuw."
TOO_LATE = "Dit formulier stond lang open. Wat u invulde, staat er nog. Verstuur het nog een keer."
ELSEWHERE = (
    "Uw verbinding is veranderd sinds u dit formulier opende, of het kwam niet van deze site. Wat u invulde, staat er "
    "nog. Verstuur het nog een keer."
)


class PublicForm(forms.Form):
    """A form with a field that people do not see, and a signed note of when it was shown and to whom.

    `client` is what core.client.client_key says of the visitor. Another site cannot get a note for someone else's
    address, so it cannot send this form for a visitor either, and no cookie is needed. `fastest`: seconds in which
    nobody fills it in; 0 for a form that is one button, or that was filled in before.
    """

    default_renderer = PublicRenderer()  # one, which keeps its templates
    fastest = FASTEST

    website = forms.CharField(
        required=False,
        label="Laat dit veld leeg",
        widget=forms.TextInput({"tabindex": "-1", "class": "trap", "autocomplete": "off"}),
    )
    shown_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, client: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client = client
        self.initial["shown_at"] = stamp(client)

    @property
    def is_trap_sprung(self) -> bool:
        """Whether a program filled in what people do not see. It gets the answer that people get."""
        return bool(self.data.get(self.add_prefix("website")))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if fault := _fault(cleaned.get("shown_at", ""), self.client, self.fastest):
            data: Any = self.data  # a QueryDict, which cannot be written to
            self.data = data.copy()
            self.data[self.add_prefix("shown_at")] = stamp(self.client)  # type: ignore[index]
            self.add_error(None, fault)
        return cleaned


def stamp(client: str) -> str:
    """A note of this moment, signed for one visitor."""
    return signing.Signer(salt=f"{_SALT}:{client}").sign(str(int(time.time())))


def _fault(note: str, client: str, fastest: int) -> str:
    try:
        ago = time.time() - int(signing.Signer(salt=f"{_SALT}:{client}").unsign(note))
    except (signing.BadSignature, ValueError):  # signed for another address, or by somebody else
        return ELSEWHERE
    if ago > SLOWEST:
        return TOO_LATE
    return TOO_SOON if ago < fastest else ""
