"""Whatever is sent is taken whole or refused in words that an editor understands; then no file and no row is left."""

import io
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from django.conf import settings as site
from PIL import Image, ImageChops
from pytest_django.fixtures import Settings

from photos.imaging.errors import Refused
from photos.imaging.geometry import Focus
from photos.imaging.plan import all_outputs
from photos.imaging.process import Processed, process
from photos.models import Photo
from tests.photos import hostile
from tests.photos.blocks import metadata
from tests.photos.pictures import pixels, upload
from tests.photos.test_actions import kept_files

pytestmark = pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")

KINDS = ("JPEG", "progressive JPEG", "PNG", "WEBP", "AVIF", "HEIF")
MUTATIONS = 600


def good(kind: str) -> bytes:
    if kind != "progressive JPEG":
        return hostile.good(kind)
    buffer = io.BytesIO()
    Image.open(io.BytesIO(hostile.good("PNG"))).save(buffer, "JPEG", progressive=True)
    return buffer.getvalue()


def taken(data: bytes) -> Processed | None:
    """What is made of a file, each file whole; None when it was refused in Dutch."""
    try:
        with warnings.catch_warnings(action="ignore"):
            made = process(data)
    except Refused as refused:
        words = str(refused)
        assert words.startswith(("Dit bestand ", "Deze ")), words
        assert words.endswith("."), words
        assert 20 < len(words) < 200, words
        return None
    size = (made.header.width, made.header.height)
    assert {output.name for output in all_outputs(*size, Focus())} < set(made.files)
    for name, content in made.files.items():
        assert metadata(content) == [], name
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            if name.startswith("download"):
                assert image.size == size
    return made


def same_pixels(made: Processed, other: Processed) -> bool:
    pictures = [Image.open(io.BytesIO(one.files[max(one.files)])).convert("RGB") for one in (made, other)]
    return pictures[0].size == pictures[1].size and ImageChops.difference(*pictures).getbbox() is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(data, id=name)
        for make in (hostile.polyglots, hostile.no_pictures, hostile.too_large)
        for name, data in make()
    ],
)
def test_what_is_no_honest_picture_leaves_no_file_and_no_row(data: bytes, settings: Settings) -> None:
    with pytest.raises(Refused) as caught:
        upload(data)
    assert str(caught.value).startswith(("Dit bestand ", "Deze "))
    assert kept_files(settings) == []
    assert Photo.objects.count() == 0


@pytest.mark.parametrize(("data", "words"), [
    (hostile.PAGE, "geen foto die wij kunnen lezen. Kies een foto in JPEG, PNG, WebP, AVIF of HEIC"),
    (good("JPEG") + hostile.PAGE, "een foto en nog iets anders tegelijk"),
    (good("JPEG")[:-300], "beschadigd of niet compleet"),
    (hostile.blank_png(12_000, lines=1), "te groot: 12.000 × 12.000 beeldpunten. Ten hoogste mag 40 miljoen"),
    (hostile.blank_png(50_000, lines=1), "te groot: ten hoogste 40 miljoen beeldpunten"),
    (hostile.blank_png(99), "te klein: ten minste 100 × 100"),
])  # fmt: skip
def test_the_words_say_what_is_wrong(data: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        process(data)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 296 + ".jpg", "langer dan 200 tekens"),
        ("../x.jpg", "schuine streep"),
        ("../x", "schuine streep"),
        ("..\\x.jpg", "schuine streep"),
        ("/etc/x.jpg", "schuine streep"),
        ("x.php\0.jpg", "teken dat er niet in hoort"),
        ("foto.svg", "hoort niet bij een foto"),
        ("foto.jpg.exe", "hoort niet bij een foto"),
        ("foto", "hoort niet bij een foto"),
        ("", "hoort niet bij een foto"),
        (".jpg", "hoort niet bij een foto"),
    ],
)
def test_a_name_that_is_none_is_refused(name: str, words: str, settings: Settings) -> None:
    with pytest.raises(Refused, match=words):
        upload(good("JPEG"), name)
    assert kept_files(settings) == []
    assert Photo.objects.count() == 0


@pytest.mark.django_db
def test_an_empty_and_a_huge_file_are_refused(settings: Settings) -> None:
    for data, words in ((b"", "leeg"), (bytes(25 * 1024 * 1024 + 1), "groter dan 25 MB")):
        with pytest.raises(Refused, match=words):
            upload(data)
    assert kept_files(settings) == []


@pytest.mark.django_db
def test_no_name_that_was_sent_is_used_for_a_file(settings: Settings) -> None:
    photo = upload(good("JPEG"), "rapport.php.jpg")
    assert photo.original_name == "rapport.php.jpg"
    assert not [path for path in kept_files(settings) if "rapport" in str(path) or "php" in str(path)]


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in hostile.bombs()])
def test_a_bomb_is_refused_or_its_charge_is_ignored(data: bytes) -> None:
    made = taken(data)
    if made is not None:
        assert max(map(len, made.files.values())) < 100_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_cut_off_is_refused_wherever_it_ends(kind: str) -> None:
    data = good(kind)
    for part in range(1, 21):
        with pytest.raises(Refused):
            process(data[: len(data) * part // 21])
    for rest in (1, 2, 5, 12, 13, 40):
        with pytest.raises(Refused):
            process(data[:-rest])


def test_a_jpeg_that_ends_too_early_is_refused_even_with_an_end_mark() -> None:
    """libjpeg would fill what is missing with grey, as in photos that were rescued from a broken card."""
    data = good("JPEG")
    start = data.index(b"\xff\xda")
    for part in range(20):
        end = start + 14 + (len(data) - start - 100) * part // 20
        with pytest.raises(Refused):
            process(data[:end].rstrip(b"\xff") + b"\xff\xd9")


@pytest.mark.parametrize("options", [{"restart_marker_rows": 1}, {"restart_marker_blocks": 3}, {"subsampling": 2}, {}])
def test_whole_jpegs_of_all_kinds_are_taken(options: dict[str, int]) -> None:
    for width, height in ((128, 128), (241, 163), (333, 120)):
        for mode in ("RGB", "L", "CMYK"):
            buffer = io.BytesIO()
            pixels(width, height).convert(mode).save(buffer, "JPEG", **options)
            assert process(buffer.getvalue()).header.width == width


def test_a_photo_with_a_second_picture_that_was_cut_off_is_whole_or_refused() -> None:
    buffer = io.BytesIO()
    first, second = (Image.open(io.BytesIO(good(kind))) for kind in ("PNG", "JPEG"))
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    data = buffer.getvalue()
    whole = taken(data)
    assert whole is not None
    for part in range(1, 21):
        made = taken(data[: len(data) * part // 21])
        assert made is None or made.files == whole.files


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", range(4))
def test_damaged_files_are_refused_or_taken_whole(kind: str, share: int) -> None:
    data, number = good(kind), MUTATIONS // len(KINDS) // 4
    for seed in range(share * number, (share + 1) * number):
        taken(hostile.mutated(data, seed))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel tells the peak of a process here only")
@pytest.mark.parametrize("side", [12_000, 50_000])
def test_a_small_file_of_very_many_pixels_costs_little_memory(side: int, tmp_path: Path) -> None:
    """144 megapixels in 140 kB: decoded they would take 144 MB and more."""
    bomb = tmp_path / "bom.png"
    bomb.write_bytes(hostile.blank_png(side, lines=12_000 if side == 12_000 else 100))
    assert bomb.stat().st_size < 160_000
    code = (
        "import sys, pathlib, re\n"
        "from photos.imaging.errors import Refused; from photos.imaging.process import process\n"
        "peak = lambda: int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])\n"
        "data = pathlib.Path(sys.argv[1]).read_bytes(); before = peak()\n"
        "try: process(data)\n"
        "except Refused as refused: print(peak() - before, refused)\n"
    )
    command = [sys.executable, "-c", code, str(bomb)]
    done = subprocess.run(command, cwd=site.BASE_DIR, capture_output=True, text=True, check=True)
    kilobytes, _, words = done.stdout.partition(" ")
    assert words.startswith("Deze foto is te groot")
    assert int(kilobytes) < 10_000
