"""The files of a photo: made, checked and removed in the storages. Rows are the business of others."""

import io
import secrets
import threading
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction

from photos.imaging.decode import decode
from photos.imaging.download import download_copy, suffix
from photos.imaging.inspect import inspect
from photos.imaging.plan import Output, all_outputs, scale_needed
from photos.imaging.render import render
from photos.imaging.strip import split
from photos.models.photo import Photo
from photos.storages import private_storage, public_storage

_ONE_AT_A_TIME = threading.Lock()  # a picture takes up to 200 MB while it is worked on


def keep_upload(data: bytes, kind: str) -> str:
    """Puts an upload away under a name of our own, whatever it was called. Returns that name."""
    name = secrets.token_hex(16)
    suffix = {"JPEG": "jpg", "HEIF": "heic"}.get(kind, kind.lower())
    return private_storage().save(f"fotos/{name[:2]}/{name}.{suffix}", ContentFile(data))


def download_name(photo: Photo) -> str:
    """The file that visitors may download; in the public storage."""
    return f"{photo.folder}/download.{suffix(photo.format, photo.orientation)}"


def expected(photo: Photo) -> list[Output]:
    return list(all_outputs(photo.width, photo.height, photo.focus))


def _listing(storage: Storage, folder: str) -> set[str]:
    """The names in a folder, but for those of files that are being written."""
    try:
        return {name for name in storage.listdir(folder)[1] if not name.startswith(".")}
    except FileNotFoundError:
        return set()


def make(photo: Photo, upload: BinaryIO | None = None) -> int:
    """Makes what is missing of a photo's public files, from `upload` or from what is kept. Returns how many.

    Safe to repeat, and to run beside itself: a file is written whole, and always the same one. Raises Refused when
    the upload cannot be decoded, FileNotFoundError when it is gone.
    """
    storage = public_storage()
    there = _listing(storage, photo.folder)
    outputs = [output for output in expected(photo) if output.name not in there]
    wants_download = download_name(photo).rpartition("/")[2] not in there
    if not outputs and not wants_download:
        return 0
    if upload is None:
        with private_storage().open(photo.upload) as kept:
            upload = io.BytesIO(kept.read())
    with _ONE_AT_A_TIME:
        for name, content in _contents(photo, upload, outputs, wants_download=wants_download):
            _put(storage, name, content)
    return len(outputs) + wants_download


def _contents(
    photo: Photo, upload: BinaryIO, outputs: Iterable[Output], *, wants_download: bool
) -> Iterator[tuple[str, bytes]]:
    size = (photo.width, photo.height)
    if outputs:
        image = decode(upload, scale_needed(*size, photo.focus))
        for output, content in render(image, outputs, size):
            yield f"{photo.folder}/{output.name}", content
        del image
    if wants_download:
        header = inspect(upload)
        upload.seek(0)
        yield download_name(photo), download_copy(upload, header, split(upload.read(), header.format))


def _put(storage: Storage, name: str, content: bytes) -> None:
    """Writes a file under this very name; a storage would give a second one another name."""
    saved = storage.save(name, ContentFile(content))
    if saved != name:  # another process made the same file
        storage.delete(saved)


def remove_public(photo: Photo) -> None:
    """Removes everything of a photo that has an address."""
    storage = public_storage()
    for name in _listing(storage, photo.folder):
        storage.delete(f"{photo.folder}/{name}")
    storage.delete(photo.folder)  # an empty folder; a bucket has none


def remove_stale(photo: Photo) -> None:
    """Removes the crops around a focal point that the photo no longer has."""
    storage = public_storage()
    keep = {output.name for output in expected(photo)} | {download_name(photo).rpartition("/")[2]}
    for name in _listing(storage, photo.folder) - keep:
        storage.delete(f"{photo.folder}/{name}")


def remove_after_commit(photo: Photo) -> None:
    """Removes all files of a photo once the transaction that removes its row has been committed, never before."""
    upload = photo.upload

    def remove() -> None:
        remove_public(photo)
        private_storage().delete(upload)

    transaction.on_commit(remove)
