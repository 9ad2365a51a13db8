"""Editors of the news, and what their browsers post."""

from importlib import import_module
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from news.models import Article

PASSWORD = "een lang wachtwoord"
ADD = "/beheer/news/article/add/"
LIST = "/beheer/news/article/"


def redactie() -> Group:
    """The group of the migration, which tests that empty the database must make anew."""
    migration = import_module("news.migrations.0002_redactie")
    migration.make_group(apps, _Editor)
    return Group.objects.get(name=migration.NAME)


class _Editor:
    """As much of a schema editor as the migration asks for."""

    connection = connection


def make_editor(name: str = "anna", **fields: Any) -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
    user.groups.add(redactie())
    return user


def editor(name: str = "anna", **fields: Any) -> Client:
    client = Client()
    client.force_login(make_editor(name, **fields))
    return client


def change(article: Article) -> str:
    return reverse("admin:news_article_change", args=[article.pk])


def page(article: Article, name: str, *args: Any) -> str:
    return reverse(f"admin:news_article_{name}", args=[article.pk, *args])


def opened(client: Client, url: str) -> dict[str, Any]:
    """What the form at `url` would post when nothing was changed and no button has a name."""
    return posted(client.get(url))


def posted(response: Any) -> dict[str, Any]:
    """What the form on this page would post."""
    assert response.status_code == 200
    form = response.context["adminform"].form
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if bound.field.disabled:
            continue
        if hasattr(bound.field.widget, "widgets"):
            parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
            for number, part in enumerate(parts):
                shown = bound.field.widget.widgets[number].format_value(part)
                data[f"{bound.html_name}_{number}"] = shown or ""
        elif isinstance(bound.field, forms.ModelMultipleChoiceField):
            data[bound.html_name] = [getattr(one, "pk", one) for one in value or []]
        else:
            data[bound.html_name] = "" if value is None else value
    return data


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200, response.headers
    return {name: list(map(str, found)) for name, found in response.context["adminform"].form.errors.items()}


def save(client: Client, url: str, button: str = "_save", /, **fields: Any) -> Any:
    """Opens the form, changes these fields and clicks `button`."""
    return client.post(url, {**opened(client, url), button: "1", **fields})


def moment_fields(name: str, text: str) -> dict[str, str]:
    """`"18-06-2018 09:00"` as the two fields of a moment."""
    day, _, time = text.partition(" ")
    return {f"{name}_0": day, f"{name}_1": time}
