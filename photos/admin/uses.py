"""Where photos are used, as far as the editor who asks may know."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest

from photos.holders import relations
from photos.models import Photo, RemovalRequest
from photos.usage import Use, uses_of

MOST = 20  # photos whose uses are told one by one


def uses_for(request: HttpRequest, photo: Photo) -> list[Use]:
    return uses_of(photo, lambda model: _may_view(request, model))


def used(request: HttpRequest, photos: Iterable[Photo]) -> dict[str, Any]:
    """For a template: `used`, the first MOST photos that are used with their uses; `used_more`, how many more are."""
    found = list(photos)
    keys = _used_keys(found)
    there = [photo for photo in found if photo.pk in keys]
    return {"used": [(photo, uses_for(request, photo)) for photo in there[:MOST]], "used_more": len(there[MOST:])}


def _used_keys(photos: list[Photo]) -> set[int]:
    """The keys of those that some row shows. One query for each relation to photos."""
    keys: set[int] = set()
    for relation in relations(Photo):
        if relation.related_model is not RemovalRequest:
            name = relation.field.name
            rows = relation.related_model._default_manager.filter(**{f"{name}__in": photos})
            keys.update(rows.order_by().values_list(f"{name}__pk", flat=True))
    return keys & {photo.pk for photo in photos}


def _may_view(request: HttpRequest, model: type[models.Model]) -> bool:
    user, (app, name) = request.user, (model._meta.app_label, model._meta.model_name)
    return any(user.has_perm(f"{app}.{verb}_{name}") for verb in ("view", "change"))
