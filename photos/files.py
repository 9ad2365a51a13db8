"""The files of a photo: made, checked and removed in the storages. Rows are the business of others."""

import contextlib
import secrets
from collections.abc import Mapping
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from photos.imaging import download
from photos.imaging.plan import Output, all_outputs
from photos.imaging.process import process
from photos.models.photo import Photo
from photos.storages import private_storage, public_storage


def keep_upload(data: bytes, kind: str) -> str:
    """Puts an upload away under a name of our own, whatever it was called. Returns that name."""
    name = secrets.token_hex(16)
    suffix = {"JPEG": "jpg", "HEIF": "heic"}.get(kind, kind.lower())
    return private_storage().save(f"fotos/{name[:2]}/{name}.{suffix}", ContentFile(data))


def download_name(photo: Photo) -> str:
    """The file that visitors may download; in the public storage."""
    return f"{photo.folder}/{download.download_name(photo.format, photo.orientation)}"


def expected(photo: Photo) -> list[Output]:
    return list(all_outputs(photo.width, photo.height, photo.focus))


def _wanted(photo: Photo) -> set[str]:
    """The names of all public files of a photo."""
    return {output.name for output in expected(photo)} | {download.download_name(photo.format, photo.orientation)}


def _listing(storage: Storage, folder: str) -> set[str]:
    """The names in a folder, among them those of files that are being written: they begin with a full stop."""
    try:
        return set(storage.listdir(folder)[1])
    except FileNotFoundError:
        return set()


def make(photo: Photo, upload: BinaryIO | None = None) -> int:
    """Makes what is missing of a photo's public files, from `upload` or from what is kept. Returns how many.

    Safe to repeat, and to run beside itself: a file is written whole, and always the same one. Raises Refused when
    the upload cannot be decoded, FileNotFoundError when it is gone.
    """
    there = _listing(public_storage(), photo.folder)
    if _wanted(photo) <= there:
        return 0
    if upload is None:
        with private_storage().open(photo.upload) as kept:
            data = kept.read()
    else:
        upload.seek(0)
        data = upload.read()
    made = process(data, photo.focus, skip=there).files
    write(photo, made)
    return len(made)


def write(photo: Photo, contents: Mapping[str, bytes]) -> None:
    """Writes public files under these very names."""
    storage = public_storage()
    for name, content in contents.items():
        saved = storage.save(f"{photo.folder}/{name}", ContentFile(content))
        if saved != f"{photo.folder}/{name}":  # another process made the same file, so this one got another name
            storage.delete(saved)


def remove_public(photo: Photo) -> None:
    """Removes everything of a photo that has an address."""
    storage = public_storage()
    for name in _listing(storage, photo.folder):
        storage.delete(f"{photo.folder}/{name}")
    with contextlib.suppress(OSError):  # another process writes in it
        storage.delete(photo.folder)  # an empty folder; a bucket has none


def remove_stale(photo: Photo) -> None:
    """Removes the crops around a focal point that the photo no longer has; not what is being written."""
    storage = public_storage()
    stale = _listing(storage, photo.folder) - _wanted(photo)
    for name in (one for one in stale if not one.startswith(".")):
        storage.delete(f"{photo.folder}/{name}")


def remove_after_commit(photo: Photo) -> None:
    """Removes all files of a photo once the transaction that removes its row has been committed, never before."""
    upload = photo.upload

    def remove() -> None:
        remove_public(photo)
        private_storage().delete(upload)

    transaction.on_commit(remove, robust=True)  # a storage that fails must not keep the files of others
