"""Two editors at once: who saves second is told what happened in between, and loses nothing that was typed."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from core import dutch
from core.admin.typed import ModelAdmin, ModelForm


class StampedForm(ModelForm):
    """A form of a model with `updated_at`, which refuses to overwrite a newer row once; saving again is knowing."""

    this = "Deze"  # before the name of the model
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["stamp"] = self.instance.updated_at.isoformat()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and "stamp" in self.fields:
            self._compare_stamp()
        return cleaned

    def _compare_stamp(self) -> None:
        rows = type(self.instance)._default_manager.filter(pk=self.instance.pk).order_by("pk")  # no join to lock
        now = rows.select_for_update().values_list("updated_at", flat=True).first()  # held until this save commits
        if now is None or self.cleaned_data.get("stamp") == now.isoformat():
            return
        data: Any = self.data  # a QueryDict, which cannot be written to
        self.data = data.copy()
        self.data[self.add_prefix("stamp")] = now.isoformat()  # type: ignore[index]
        what, when = f"{self.this} {self.instance._meta.verbose_name}", timezone.localtime(now)
        self.add_error(
            None,
            f"{what} is intussen door iemand anders gewijzigd ({dutch.date(when)}, {dutch.time(when)} uur). "
            "Wat u hebt ingevuld, staat er nog. Kijk bij Geschiedenis wat er is veranderd. "
            "Klikt u nog eens op Opslaan, dan komt uw versie in de plaats van die van de ander.",
        )


class StampedAdmin(ModelAdmin):
    """Puts the stamp in the change form of an admin whose form is a StampedForm."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        (name, options), *others = fieldsets
        return [(name, {**options, "fields": [*options["fields"], "stamp"]}), *others]
