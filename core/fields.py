"""Model fields that clean their text when it is saved, and counters that saving leaves alone."""

from typing import TYPE_CHECKING, Any

from django.core.validators import MaxLengthValidator
from django.db import models

from core import richtext

if TYPE_CHECKING:  # Django's fields take type parameters in the stubs only
    TextField = models.TextField[str, str]
    CharField = models.CharField[str, str]
    PositiveIntegerField = models.PositiveIntegerField[int, int]
else:
    TextField = models.TextField
    CharField = models.CharField
    PositiveIntegerField = models.PositiveIntegerField


class RichTextField(TextField):
    """HTML that was cleaned by `core.richtext.clean` at save, so that templates may print it as it is.

    With `figures` it may hold places for photos, which whoever prints it fills in.
    """

    default_validators = [
        MaxLengthValidator(richtext.MAX_LENGTH, "Deze tekst is te lang: gebruik ten hoogste 100.000 tekens.")
    ]

    def __init__(self, *args: Any, figures: bool = False, **kwargs: Any) -> None:
        self.figures = figures
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> str:
        """The cleaned text. It must fit too, so that what a form saves once it can save again."""
        text = richtext.clean(super().clean(value, model_instance) or "", figures=self.figures)
        self.run_validators(text)
        return text

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = richtext.clean(super().pre_save(model_instance, add) or "", figures=self.figures)
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        if self.figures:
            kwargs["figures"] = True
        return name, "core.fields.RichTextField", args, kwargs


class LineField(CharField):
    """One line of text without control characters, whatever form or file it came from."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = richtext.line(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        return name, "core.fields.LineField", args, kwargs


class CounterField(PositiveIntegerField):
    """A number that only `update()` changes: `save()` of a row that was read a while ago never puts an old one back."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        return super().pre_save(model_instance, add) if add else models.F(self.attname)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveIntegerField", args, kwargs  # the same column
