"""Document: a file or link that belongs to an edition or a session."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q

from core.fields import LineField

EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt"]
MAX_BYTES = 25 * 1024 * 1024


def upload_path(document: "Document", filename: str) -> str:
    """Where an upload is kept: under a part that nobody can guess, for a draft's file must not be found by its name."""
    return f"documenten/{secrets.token_urlsafe(12)}/{filename}"


def validate_size(file: "File[bytes]") -> None:
    if file.size > MAX_BYTES:
        raise ValidationError("Dit bestand is groter dan 25 MB. Kies een kleiner bestand.")


class Document(models.Model):
    """A report, slides or another page (schema.org CreativeWork): a file of our own or an address elsewhere."""

    event = models.ForeignKey(
        "events.Event", models.CASCADE, null=True, blank=True, related_name="documents", verbose_name="editie"
    )
    session = models.ForeignKey(
        "events.Session", models.CASCADE, null=True, blank=True, related_name="documents", verbose_name="sessie"
    )
    title = LineField("titel", max_length=300)
    url = models.URLField("adres", max_length=1000, blank=True)
    file = models.FileField(
        "bestand",
        upload_to=upload_path,
        max_length=300,
        blank=True,
        validators=[FileExtensionValidator(EXTENSIONS), validate_size],
    )
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="document_has_one_owner",
                condition=Q(event=None, session__isnull=False) | Q(event__isnull=False, session=None),
            ),
            models.CheckConstraint(
                name="document_is_file_or_link",
                condition=(Q(url="") & ~Q(file="")) | (~Q(url="") & Q(file="")),
                violation_error_message="Kies een bestand of vul een adres in, niet allebei.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def href(self) -> str:
        return self.url or self.file.url
