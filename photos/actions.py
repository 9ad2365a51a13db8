"""What happens to photos from outside the admin's forms: they come in, are hidden, and are shown again."""

import datetime as dt
import hashlib
from typing import Any, BinaryIO

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from photos import files
from photos.imaging.errors import Refused
from photos.imaging.inspect import check_name, check_size
from photos.imaging.process import Processed, process
from photos.models import Photo, RemovalRequest
from photos.storages import private_storage


class Duplicate(Refused):
    """The library has this very file already: `photo`."""

    def __init__(self, photo: Photo) -> None:
        day = timezone.localtime(photo.created_at)
        super().__init__(f"Deze foto staat er al: “{photo}”, toegevoegd op {day:%d-%m-%Y}.")
        self.photo = photo


def add_photo(
    *,
    name: str,
    file: BinaryIO,
    size: int,
    user: AbstractBaseUser | None = None,
    made: Processed | None = None,
    **fields: Any,
) -> Photo:
    """Takes an upload into the library and makes its renditions. `size` in bytes; `fields` are those that editors fill.

    `made`: what `process` made of this very file and focal point already, in another process. Raises Refused, with the
    words for the editor, for what is no picture or not a good one, and Duplicate for a file that is there already.
    Then no row and no file is left.
    """
    check_name(name)
    check_size(size)
    file.seek(0)
    data = file.read(size + 1)
    check_size(len(data))
    digest = hashlib.sha256(data).hexdigest()
    _refuse_duplicate(digest)
    photo = Photo(content_hash=digest, original_name=name, uploaded_by_id=getattr(user, "pk", None), **fields)
    made = made or process(data, photo.focus)
    photo.format, photo.orientation, photo.taken_at = made.header.format, made.header.orientation, made.header.taken_at
    photo.width, photo.height, photo.colour = made.header.width, made.header.height, made.colour
    _keep(photo, data, made.files)
    return photo


def _keep(photo: Photo, data: bytes, public: dict[str, bytes]) -> None:
    """Writes the files, and then the row: no transaction waits for a storage."""
    photo.upload = files.keep_upload(data, photo.format)
    try:
        files.write(photo, public)
        with transaction.atomic():
            photo.save(force_insert=True)
    except BaseException as error:  # also when the process is told to stop
        private_storage().delete(photo.upload)
        if isinstance(error, IntegrityError):  # the same file came twice at once; the public files are those of both
            _refuse_duplicate(photo.content_hash)
        if not Photo.objects.filter(content_hash=photo.content_hash).exists():
            files.remove_public(photo)
        raise


def _refuse_duplicate(digest: str) -> None:
    if (there := Photo.objects.filter(content_hash=digest).first()) is not None:
        raise Duplicate(there)


@transaction.atomic
def hide_photo(*, photo: Photo) -> None:
    """Takes a photo off every page, and its public files away. Nothing happens when it is hidden already."""
    if photo.hidden_at is None:
        photo.hidden_at = timezone.now()
        photo.save(update_fields=["hidden_at", "updated_at"])
        transaction.on_commit(lambda: files.remove_public(photo), robust=True)


def show_photo(*, photo: Photo) -> None:
    """Puts a hidden photo back on every page, and closes what was asked about it. Its files are made first."""
    files.make(photo)
    with transaction.atomic():
        photo.hidden_at = None
        photo.save(update_fields=["hidden_at", "updated_at"])
        decide(photo=photo, decision=RemovalRequest.Decision.RESTORED)


def decide(*, photo: Photo, decision: RemovalRequest.Decision, now: dt.datetime | None = None) -> None:
    """Closes the open requests to hide a photo."""
    photo.removal_requests.filter(decided_at=None).update(decision=decision, decided_at=now or timezone.now())
