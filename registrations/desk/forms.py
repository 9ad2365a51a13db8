"""The forms of the desk. Staff send them with the token of their session, so they need no note of who sees them."""

from django import forms

from core.form_renderer import PublicRenderer
from registrations.forms.fields import LineField

ASK_REASON = "Vul in waarom deze persoon een plaats krijgt."
ASK_DESK = "Vul in hoe deze balie heet."


class DeskForm(forms.Form):
    """A form whose fields look as those of visitors."""

    default_renderer = PublicRenderer()  # one, which keeps its templates


class ButtonForm(DeskForm):
    """What goes with a button. `sleutel` makes pressing twice one check-in, `deur` is empty at the entrance."""

    sleutel = forms.UUIDField(required=False)
    deur = forms.CharField(required=False)
    binnenkomst = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    naar = forms.CharField(required=False)
    q = forms.CharField(required=False)


class SettingsForm(DeskForm):
    """What this desk is called."""

    name = LineField(
        label="Hoe heet deze balie?",
        max_length=60,
        ask=ASK_DESK,
        help_text="Bijvoorbeeld “Balie 2”. Dit staat bij iedereen die u binnenlaat.",
    )
