"""The menu of the admin, made once for each set of rights: what someone may reach follows from nothing else.

Kept in the memory of the process, so it is as old as the code at most. Two people with the same rights share a menu;
with other rights, in another language or below another address they do not.
"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 500  # things kept; then all are made anew

Key = tuple[Any, ...]
Apps = list[dict[str, Any]]

_kept: dict[Key, Any] = {}


def app_list(request: HttpRequest, label: str | None, make: Callable[[], Apps]) -> Apps:
    """What Django lists for this user, in the app `label` or in all; `make` asks it. Nobody changes what comes out."""
    found: Apps = _once(("apps", label, *_rights(request)), make)
    return list(found)


def sidebar(request: HttpRequest, apps: Apps) -> SafeString:
    """The menu beside a page. `apps`: all that this user may reach; the one that the page belongs to is marked."""
    return _printed("admin/nav_sidebar.html", request, apps, {"available_apps": apps})


def contents(request: HttpRequest, apps: Apps) -> SafeString:
    """The tables of the front page, with a link to change or to view."""
    return _printed("admin/app_list.html", request, apps, {"app_list": apps, "show_changelinks": True})


def _printed(template: str, request: HttpRequest, apps: Apps, values: dict[str, Any]) -> SafeString:
    """The template, which depends on the page by nothing but the addresses that its own begins with or contains."""
    path = quote(request.path)
    here = tuple(url for url in _addresses(apps) if url in path)
    page = SimpleNamespace(path=request.path)
    made: SafeString = _once(
        (template, here, *_rights(request)), lambda: render_to_string(template, {**values, "request": page})
    )
    return made


def _addresses(apps: Apps) -> list[str]:
    models = [model["admin_url"] for app in apps for model in app["models"] if model["admin_url"]]
    return [*(app["app_url"] for app in apps), *models]


def _rights(request: HttpRequest) -> Key:
    """An administrator has all rights, and whose account is off has none."""
    user: Any = request.user
    held = user.get_all_permissions() if user.is_active and not user.is_superuser else ()
    return (user.is_active, user.is_superuser, frozenset(held), get_language(), get_script_prefix())


def _once(key: Key, make: Callable[[], Any]) -> Any:
    if (found := _kept.get(key)) is None:
        found = make()
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[key] = found
    return found
