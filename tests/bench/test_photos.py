"""The photos that are measured, the ways that are compared, and what is said of them."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from bench.photos import Spent, lines, median
from bench.pictures import make_jpeg
from bench.ways import WAYS
from photos.files import expected
from photos.imaging.process import process
from photos.models import Photo
from tests.photos.pictures import picture


def test_photos_to_measure_are_the_same_each_time_and_some_are_portraits() -> None:
    headers = [process(make_jpeg(seed), skip=_everything()).header for seed in range(3)]
    assert [(one.width, one.height) for one in headers] == [(4000, 3000), (3000, 4000), (4240, 2832)]
    assert make_jpeg(4) == make_jpeg(4)


def _everything() -> set[str]:
    photos = (Photo(width=4000, height=3000), Photo(width=3000, height=4000), Photo(width=4240, height=2832))
    return {output.name for photo in photos for output in expected(photo)} | {"download.jpg"}


@pytest.mark.parametrize("orientation", [1, 6])
def test_all_ways_make_the_same_set(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = picture(900, 640, exif=exif)
    found = {way: sorted(map(_kind, WAYS[way](data))) for way in ("ours", "vips", "naive")}
    assert found["ours"] == found["vips"] == found["naive"]
    assert set(found["ours"]) < set(map(_kind, WAYS["upload"](data)))


def _kind(content: bytes) -> tuple[str, tuple[int, int]]:
    with Image.open(io.BytesIO(content)) as image:
        return str(image.format), image.size


def test_a_process_of_its_own_tells_what_it_spent_on_each_photo(tmp_path: Path) -> None:
    for seed in range(2):
        (tmp_path / f"{seed}.jpg").write_bytes(picture(seed=seed))
    command = [sys.executable, "-m", "bench.child", "ours", str(tmp_path), "2"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)
    spent = Spent(**json.loads(done.stdout))
    assert spent.files == len(WAYS["ours"](picture()))
    assert spent.cpu > 0
    assert 10e6 < spent.peak < 1e9


def test_median_takes_each_figure_by_itself() -> None:
    ones = [Spent(1, 9, 5, 3, 2), Spent(3, 7, 4, 3, 2), Spent(2, 8, 6, 3, 2)]
    assert median(ones) == Spent(2, 8, 5, 3, 2)


def test_what_is_wanted_is_judged_in_words() -> None:
    def spent(cpu: float, peak: float) -> Spent:
        return Spent(cpu, cpu, peak, 19, 200_000)

    others = {"naive": spent(4, 300e6), "upload": spent(1, 160e6)}
    good = list(lines({"ours": spent(0.7, 140e6), "vips": spent(0.6, 260e6), **others}))
    assert good[-2:] == [
        "CPU of ours: 1.17 times pyvips, as wanted: at most 1.25 times",
        "Peak memory of ours: 140 MB, as wanted: at most 150 MB",
    ]
    assert good[1].split() == ["ours", "0.70", "0.70", "140", "19.0", "200"]
    bad = list(lines({"ours": spent(0.8, 151e6), "vips": spent(0.6, 260e6), **others}))
    assert [line.count("NOT as wanted") for line in bad[-2:]] == [1, 1]
