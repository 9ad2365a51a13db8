"""PreviewLink: a secret address under which colleagues without an account read what is not public yet."""

import datetime as dt
import hashlib
import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from news.models.article import Article

KEPT = dt.timedelta(days=14)


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def valid(self) -> Self:
        return self.filter(expires_at__gt=timezone.now())

    def find(self, token: str) -> "PreviewLink | None":
        """The link that `token` opens, unless it has expired or was withdrawn."""
        return self.valid().select_related("article").filter(token_hash=digest(token)).first()


class PreviewLink(models.Model):
    """Only the hash of the token is kept, so whoever reads the database cannot open a preview."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="preview_links", verbose_name="artikel")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256, hexadecimal
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    expires_at = models.DateTimeField("geldig tot")

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "voorbeeldlink"
        verbose_name_plural = "voorbeeldlinks"
        ordering = ["-expires_at", "-pk"]

    def __str__(self) -> str:
        return f"Voorbeeldlink van {self.article}"


def digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def make_preview_link(*, article: Article, user: "models.Model | None") -> tuple[PreviewLink, str]:
    """A new link that is valid for 14 days, and its token, which is nowhere kept."""
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + KEPT
    link = PreviewLink(article=article, token_hash=digest(token), expires_at=expires)
    link.created_by_id = getattr(user, "pk", None)
    link.save()
    return link, token
