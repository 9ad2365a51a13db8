"""Where a photo is used, found by the relations that lead to it: the library does not know who they are."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import ManyToManyRel, Model
from django.urls import NoReverseMatch, reverse

from photos.holders import relations
from photos.models import Photo, RemovalRequest

LIMIT = 50  # of each kind


@dataclass(frozen=True, slots=True)
class Use:
    """A row that shows a photo. `label` is its name, or only its kind to those who may not see the row."""

    kind: str
    label: str
    change_url: str
    public_url: str


def uses_of(photo: Photo, may_view: Callable[[type[Model]], bool]) -> list[Use]:
    """Who shows `photo`, kind by kind, at most LIMIT of each; two queries a kind at most.

    `may_view` tells whether the reader may see rows of a model that are not public.
    """
    found = list(relations(Photo))
    through = {relation.through for relation in found if isinstance(relation, ManyToManyRel)}
    uses: dict[tuple[type[Model], Any], Use] = {}
    for relation in found:
        model = relation.related_model
        if model in through or model is RemovalRequest:
            continue
        condition = {relation.field.name: photo}
        public = _public_keys(model, condition)
        for row in model._default_manager.filter(**condition).order_by("-pk")[:LIMIT]:
            uses[model, row.pk] = _use(row, is_public=row.pk in public, may_view=may_view(model))
    return list(uses.values())


def _public_keys(model: type[Model], condition: dict[str, Photo]) -> set[Any]:
    """The keys of the rows that visitors see: those that the model's own queryset calls `public` or `published`."""
    for name in ("public", "published"):
        narrow = getattr(model._default_manager, name, None)
        if narrow is not None and hasattr(model, "get_absolute_url"):
            return set(narrow().filter(**condition).values_list("pk", flat=True))
    return set()


def _use(row: Any, *, is_public: bool, may_view: bool) -> Use:
    kind = str(row._meta.verbose_name)
    return Use(
        kind=kind,
        label=str(row) if may_view or is_public else "",
        change_url=_change_url(row) if may_view else "",
        public_url=row.get_absolute_url() if is_public else "",
    )


def _change_url(row: Model) -> str:
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:  # it has no admin of its own
        return ""
