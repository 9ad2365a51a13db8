"""The drawn pictures of the demo: the same every time, in the size that was asked, without metadata."""

from io import BytesIO

import pytest
from PIL import Image

from techniekpact.demo.pictures import SCENES, picture

SMALL = (180, 120)


def test_the_scenes_are_those_that_the_demo_content_names() -> None:
    assert sorted(SCENES) == sorted(
        "podium zaal panel werktafel lassen robotarm printplaat windturbine brug provinciehuis circuit markt borrel "
        "klas draaibank zonnepanelen studio overhandiging document kaart portret robotwedstrijd labo haven".split()
    )


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_the_same_every_time_and_another_for_another_seed(scene: str) -> None:
    assert picture(scene, size=SMALL) == picture(scene, size=SMALL)
    assert picture(scene, size=SMALL) != picture(scene, seed=1, size=SMALL)


@pytest.mark.parametrize("size", [(180, 120), (120, 180), (140, 140)], ids=["landscape", "portrait", "square"])
@pytest.mark.parametrize("scene", SCENES)
def test_a_picture_is_a_jpeg_of_the_size_that_was_asked_without_metadata(scene: str, size: tuple[int, int]) -> None:
    image = Image.open(BytesIO(picture(scene, seed=2, size=size)))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not image.getexif()


@pytest.mark.parametrize("scene", SCENES)
def test_no_corner_of_a_picture_is_left_without_paint(scene: str) -> None:
    image = Image.open(BytesIO(picture(scene, size=SMALL)))
    assert all(image.getpixel(corner) not in {(0, 0, 0), (255, 255, 255)} for corner in ((1, 1), (178, 118)))


def test_a_scene_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="No scene 'zwembad'"):
        picture("zwembad")
