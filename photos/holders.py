"""Who holds a photo: found by the relations that lead to it, so that the library need not know who uses it."""

from collections.abc import Collection, Iterator
from typing import Any, Protocol

from django.db import models


class Holder(Protocol):
    """A model that keeps something it made of photos, such as text with pictures in it."""

    @classmethod
    def photos_changed(cls, pks: Collection[int], *, gone: bool) -> None:
        """Makes anew what was made of these photos; with `gone` they are about to be removed."""


def relations(photo_model: type[models.Model]) -> Iterator[Any]:
    """Every relation of another model to photos, many-to-many ones included."""
    yield from (one for one in photo_model._meta.related_objects if not one.hidden)


def tell_holders(photo_model: type[models.Model], pks: Collection[int], *, gone: bool = False) -> None:
    """Tells each model that relates to photos, and wants to know, that these changed."""
    models_ = dict.fromkeys(relation.related_model for relation in relations(photo_model))
    for model in models_:
        if (changed := getattr(model, "photos_changed", None)) is not None:
            changed(pks, gone=gone)
