"""Addresses of articles that changed."""

from django.db import models

from core.former_slugs import AbstractFormerSlug, FormerSlugQuerySet


class FormerSlug(AbstractFormerSlug):
    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        constraints = [models.UniqueConstraint(fields=["kind", "scope", "slug"], name="news_former_slug_once")]
