"""Sessions to choose from: the label tells the edition, since editions have sessions of the same name."""

from typing import TYPE_CHECKING, Any

from django import forms

from events.models import Session

if TYPE_CHECKING:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Session]
else:
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField


class SessionsField(ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.event.title})"
