"""Django's admin and form classes as base classes: they take type parameters in the stubs only."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.forms import models as model_forms

from core.admin.lists import OwnFilters

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
    StackedInline = admin.StackedInline[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    ModelChoiceField = forms.ModelChoiceField[Any]
    BaseInlineFormSet = model_forms.BaseInlineFormSet[Any, Any, Any]
else:
    _ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
    ModelForm = forms.ModelForm
    ModelChoiceField = forms.ModelChoiceField
    BaseInlineFormSet = model_forms.BaseInlineFormSet


class ModelAdmin(OwnFilters, _ModelAdmin):
    """What all our admins share."""


__all__ = ["BaseInlineFormSet", "ModelAdmin", "ModelChoiceField", "ModelForm", "StackedInline", "TabularInline"]
