"""Addresses that changed: an old slug keeps leading to the page that had it.

Each app with such pages has a table of its own, a model `FormerSlug` that inherits `AbstractFormerSlug`.
"""

from typing import Any, Self

from django.apps import apps
from django.db import models, transaction


class FormerSlugQuerySet(models.QuerySet[Any]):
    def current(self, model: type[models.Model], slug: str, scope: int = 0) -> str | None:
        """The slug now of the `model` row that was once called `slug`, or None. Costs two queries, only on a 404."""
        former = self.filter(kind=str(model._meta.model_name), scope=scope, slug=slug).first()
        if former is None:
            return None
        return model._default_manager.filter(pk=former.object_id).values_list("slug", flat=True).first()


class AbstractFormerSlug(models.Model):
    """A slug that a page once had, published or not. A concrete model makes kind, scope and slug unique together,
    and gets its `objects` from `FormerSlugQuerySet`.
    """

    kind = models.CharField(max_length=20)
    scope = models.PositiveBigIntegerField(default=0)  # the event's pk for sessions, whose slugs are unique per event
    slug = models.SlugField(max_length=100)
    object_id = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind}: {self.slug}"


class SluggedModel(models.Model):
    """A model with a slug in its address. Saving another slug than it was loaded with leaves a former slug."""

    slug: Any
    _loaded_slug: str | None = None
    slug_scope_field: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if self._loaded_slug is None and not self._state.adding:  # loaded without its slug
                before = type(self)._default_manager.only("pk").get(pk=self.pk)
                self._loaded_slug = str(before.slug)
            super().save(*args, **kwargs)
            scope = getattr(self, self.slug_scope_field) if self.slug_scope_field else 0
            if self._loaded_slug != self.slug and self.has_address:
                kind = str(self._meta.model_name)
                here = self.former_slug_rows().filter(kind=kind, scope=scope)
                here.filter(slug=self.slug).delete()  # taken again: it is an address of its own now
                if self._loaded_slug:
                    self.former_slug_rows().update_or_create(
                        kind=kind, scope=scope, slug=self._loaded_slug, defaults={"object_id": self.pk}
                    )
        self._loaded_slug = self.slug

    @property
    def has_address(self) -> bool:
        """Whether this row has a page of its own, whose address must keep working."""
        return True

    @classmethod
    def former_slug_rows(cls) -> FormerSlugQuerySet:
        """The former slugs of this model's app."""
        return FormerSlugQuerySet(apps.get_model(cls._meta.app_label, "FormerSlug"))

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        instance = super().from_db(db, field_names, values, **kwargs)
        instance._loaded_slug = instance.__dict__.get("slug")
        return instance
