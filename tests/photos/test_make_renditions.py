"""`manage.py make_renditions` makes what is missing, in several processes, and goes on where it was stopped."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from photos import files
from photos.storages import private_storage, public_storage
from tests.photos.pictures import make_photo


def run(*options: str) -> str:
    out = io.StringIO()
    call_command("make_renditions", "--processes", "1", *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_only_what_is_missing_is_made() -> None:
    photos = [make_photo(), make_photo()]
    assert run() == "2 foto's, 0 bestanden gemaakt, 0 foto's mislukt.\n"
    public_storage().delete(f"{photos[0].folder}/{files.expected(photos[0])[0].name}")
    assert run() == "2 foto's, 1 bestanden gemaakt, 0 foto's mislukt.\n"


@pytest.mark.django_db
def test_a_photo_whose_upload_is_gone_is_named_and_the_others_are_made() -> None:
    broken, whole = make_photo(alt="Een brug"), make_photo()
    for photo in (broken, whole):
        files.remove_public(photo)
    private_storage().delete(broken.upload)
    err = io.StringIO()
    with pytest.raises(CommandError):
        call_command("make_renditions", "--processes", "1", stdout=io.StringIO(), stderr=err)
    assert err.getvalue().startswith(f"{broken.pk} (Een brug): ")
    assert files.make(whole) == 0


@pytest.mark.django_db
def test_crops_around_a_former_focal_point_stay_until_they_are_pruned() -> None:
    photo = make_photo()
    old = {output.name for output in files.expected(photo)}
    photo.focus_x = 10
    photo.save()
    new = {output.name for output in files.expected(photo)}
    assert files.make(photo) == len(new - old)
    assert {name.partition("-")[0] for name in new - old} == {"kaart", "vierkant", "portret", "social"}
    run("--prune")
    assert set(public_storage().listdir(photo.folder)[1]) == new | {"download.jpg"}


def test_several_processes_share_the_work(tmp_path: Path) -> None:
    """A real run, on a database and folders of its own."""
    code = (
        "from tests.photos.pictures import make_photo; from photos import files; from django.core.management import "
        "call_command; call_command('migrate', verbosity=0); photos = [make_photo() for _ in range(4)]; "
        "[files.remove_public(photo) for photo in photos]; call_command('make_renditions', '--processes', '2'); "
        "print([files.make(photo) for photo in photos])"
    )
    environ = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}"}
    script = (
        "import sys, django; from django.conf import settings; import pathlib; root = pathlib.Path(sys.argv[1]); "
        "settings.MEDIA_ROOT = root / 'media'; settings.STORAGES['private']['OPTIONS']['location'] = root / 'uploads'; "
        f"django.setup(); {code}"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=settings.BASE_DIR,
        env={**environ, "DJANGO_SETTINGS_MODULE": "techniekpact.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0]", done.stderr
    assert "0 foto's mislukt" in done.stdout
