"""Addresses below `/jaarconferentie/<event>/aanmelden/`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
