"""Rows in an order that editors give by number: a new row that is left at 0 comes last."""

from typing import Any

from core.admin.typed import BaseInlineFormSet, ModelForm


class PositionedForm(ModelForm):
    """A row whose `position` may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"].required = False

    def clean_position(self) -> int:
        return self.cleaned_data.get("position") or 0


class PositionedFormSet(BaseInlineFormSet):
    """Rows of which the new ones get the next position when they have none."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if not form.instance.position:
            form.instance.position = 1 + max(one.instance.position or 0 for one in self.forms)
        return super().save_new(form, commit=commit)
