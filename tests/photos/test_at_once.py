"""Uploads that come at the same time, and processes that are killed half-way."""

import io
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest
from django.conf import settings
from django.core.files import File
from django.db import connection
from pytest_django.fixtures import Settings

from core.storage import WholeFileStorage
from photos import files
from photos.actions import Duplicate, add_photo
from photos.models import Photo
from tests.photos.pictures import make_photo, picture, upload
from tests.photos.test_actions import kept_files


class ReadTogether(io.BytesIO):
    """An upload that is read when all others are, so that none of them finds another's row afterwards."""

    together = threading.Barrier(3)

    def read(self, size: int | None = -1) -> bytes:
        self.together.wait(timeout=30)
        return super().read(size)


class WritesTogether(WholeFileStorage):
    """A storage that is slow until two photos are written at once."""

    together = threading.Barrier(2)

    def _save(self, name: str, content: "File[bytes]") -> str:
        if name.endswith("download.jpg"):
            self.together.wait(timeout=30)
        return super()._save(name, content)


class FullDisk(WholeFileStorage):
    """A storage with room for five files."""

    def _save(self, name: str, content: "File[bytes]") -> str:
        if sum(path.is_file() for path in Path(self.location).rglob("*")) >= 5:
            raise OSError("No space left on device")
        return super()._save(name, content)


def send_at_once(uploads: list[io.BytesIO]) -> list[object]:
    """What becomes of each: a Photo, or what was raised."""
    results: list[object] = []

    def send(file: io.BytesIO) -> None:
        try:
            results.append(add_photo(name="foto.jpg", file=file, size=file.getbuffer().nbytes, alt="Een brug"))
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(file,)) for file in uploads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def public(settings: Settings, storage: type[WholeFileStorage]) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": f"{__name__}.{storage.__name__}"}}


def check_the_same_file_many_times() -> None:
    data = picture(seed=11)
    results = send_at_once([ReadTogether(data) for _ in range(3)])
    photo = Photo.objects.get()
    assert sorted(type(one).__name__ for one in results) == ["Duplicate", "Duplicate", "Photo"], results
    assert {one.photo for one in results if isinstance(one, Duplicate)} == {photo}
    names = sorted(path.name for path in kept_files(cast("Settings", settings)))
    assert names == sorted([*(one.name for one in files.expected(photo)), "download.jpg", Path(photo.upload).name])
    assert files.make(photo) == 0


_ON_SQLITE = """
import pathlib, sys, django
from django.conf import settings
root = pathlib.Path(sys.argv[1])
settings.MEDIA_ROOT = root / "media"
settings.STORAGES["private"]["OPTIONS"]["location"] = root / "uploads"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.photos.test_at_once import check_the_same_file_many_times
check_the_same_file_many_times()
"""


@pytest.mark.django_db(transaction=True)
def test_the_same_file_many_times_at_once_is_one_row_and_one_set_of_files(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        check_the_same_file_many_times()
        return
    # The database of tests is in memory, where SQLite does not wait for another connection as it does in a file.
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    environ["DJANGO_SETTINGS_MODULE"] = "techniekpact.settings"
    command = [sys.executable, "-c", _ON_SQLITE, str(tmp_path)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_no_photo_waits_for_the_storage_of_another(settings: Settings) -> None:
    photos = [make_photo(seed=seed) for seed in (13, 14)]
    for photo in photos:
        files.remove_public(photo)
    public(settings, WritesTogether)
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(files.make, photos))
    assert made == [len(files.expected(photo)) + 1 for photo in photos]


@pytest.mark.django_db
def test_an_upload_that_cannot_be_written_leaves_nothing(settings: Settings) -> None:
    public(settings, FullDisk)
    with pytest.raises(OSError, match="No space left"):
        upload(picture(seed=12))
    assert kept_files(settings) == []
    assert Photo.objects.count() == 0


_WRITER = """
import sys, pathlib, django
django.setup()
from django.core.files.base import ContentFile
from core.storage import WholeFileStorage
class Slow(ContentFile):
    def chunks(self, size=None):
        yield b"x" * 70_000
        print("half", flush=True)
        sys.stdin.read()
        yield b"x" * 70_000
WholeFileStorage(location=sys.argv[1]).save("fotos/1/abc/vol-320x240.avif", Slow(b""))
"""


def test_a_process_that_is_killed_leaves_no_half_file_under_a_final_name(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WRITER, str(tmp_path)]
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "techniekpact.settings"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environ, stdin=pipe, stdout=pipe, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "half\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    left = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert len(left) == 1  # what was being written, under a name that nobody asks for
    assert left[0].startswith(".")


@pytest.mark.django_db
def test_what_a_killed_process_was_writing_goes_with_the_photo(settings: Settings) -> None:
    photo = make_photo()
    draft = Path(settings.MEDIA_ROOT) / photo.folder / ".0123456789abcdef"
    draft.write_bytes(b"half")
    assert files.make(photo) == 0
    files.remove_public(photo)
    assert [path for path in kept_files(settings) if "uploads" not in str(path)] == []
    assert not draft.parent.exists()
