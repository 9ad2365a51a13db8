"""Photos come in with all their files, or not at all; they are hidden, shown again and removed."""

import io
from pathlib import Path

import pytest
from django.db import transaction
from PIL import Image
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from photos import files
from photos.actions import Duplicate, hide_photo, show_photo
from photos.imaging.errors import Refused
from photos.models import Photo
from tests.photos.pictures import make_photo, picture, upload

pytestmark = pytest.mark.django_db


def kept_files(settings: Settings) -> list[Path]:
    roots = (Path(settings.MEDIA_ROOT), Path(settings.STORAGES["private"]["OPTIONS"]["location"]))
    return sorted(path for root in roots for path in root.rglob("*") if path.is_file())


def test_an_upload_gets_every_rendition_and_a_download(settings: Settings) -> None:
    photo = make_photo(1000, 800)
    names = {path.name for path in kept_files(settings) if photo.folder in str(path)}
    assert names == {output.name for output in files.expected(photo)} | {"download.jpg"}
    for output in files.expected(photo):
        with Image.open(Path(settings.MEDIA_ROOT) / photo.folder / output.name) as image:
            assert (image.size, image.format) == ((output.width, output.height), output.format)


def test_the_same_file_is_refused_by_naming_the_one_that_is_there(settings: Settings) -> None:
    data = picture()
    photo = upload(data, alt="Een brug")
    before = kept_files(settings)
    with pytest.raises(Duplicate, match="Deze foto staat er al: “Een brug”") as caught:
        upload(data, name="anders.jpg")
    assert caught.value.photo == photo
    assert kept_files(settings) == before


def test_a_refused_upload_leaves_no_row_and_no_file(settings: Settings) -> None:
    with pytest.raises(Refused, match="beschadigd of niet compleet"):
        upload(picture(seed=3)[:-500])
    assert Photo.objects.count() == 0
    assert kept_files(settings) == []


def test_a_hidden_photo_has_no_public_file_until_it_is_shown_again(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo = make_photo()
    before = kept_files(settings)
    with django_capture_on_commit_callbacks(execute=True):
        hide_photo(photo=photo)
    assert [path.parent.parent.parent.name for path in kept_files(settings)] == ["uploads"]
    show_photo(photo=photo)
    assert kept_files(settings) == before
    assert Photo.objects.shown().get() == photo


@pytest.mark.django_db(transaction=True)
def test_files_go_when_the_removal_is_committed_and_stay_when_it_is_not(settings: Settings) -> None:
    photo = make_photo()
    before = kept_files(settings)

    class Stop(Exception):
        pass

    def remove_in_vain() -> None:
        with transaction.atomic():
            Photo.objects.all().delete()
            assert kept_files(settings) == before
            raise Stop

    with pytest.raises(Stop):
        remove_in_vain()
    assert kept_files(settings) == before
    Photo.objects.get(pk=photo.pk).delete()
    assert kept_files(settings) == []


def test_renditions_are_made_again_from_what_is_kept(settings: Settings) -> None:
    photo = make_photo()
    files.remove_public(photo)
    assert files.make(photo) == len(files.expected(photo)) + 1
    assert files.make(photo) == 0
    data = next(path for path in kept_files(settings) if "uploads" in str(path)).read_bytes()
    assert files.make(photo, io.BytesIO(data)) == 0
