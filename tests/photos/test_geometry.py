"""Crops lie inside the picture around its focal point, and no rendition is larger than what it is made of."""

from itertools import pairwise

import pytest

from photos.imaging.geometry import Box, Focus, crop_box, sizes_below
from photos.imaging.plan import SOCIAL_SIZE, Shape, all_outputs, scale_needed, variants

SIZES = [
    *((4000, 3000), (3000, 4000), (4240, 2832), (1000, 1000), (600, 400), (1201, 631)),
    *((20_000, 150), (150, 20_000), (100, 100), (101, 100), (6320, 6320), (321, 241), (1, 1), (2, 999)),
]
FOCUSES = [Focus(), Focus(0, 0), Focus(100, 100), Focus(100, 0), Focus(33, 71)]
CROPPED = [shape for shape in Shape if shape is not Shape.FULL]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("focus", FOCUSES)
def test_a_crop_lies_inside_and_shows_the_focal_point(size: tuple[int, int], focus: Focus) -> None:
    width, height = size
    for output in all_outputs(width, height, focus):
        left, top, wide, high = output.box
        assert left >= 0
        assert top >= 0
        assert 1 <= wide <= width - left
        assert 1 <= high <= height - top
        # The outermost pixel is the nearest to a point on the edge.
        assert left <= min(width * focus.x / 100, width - 1) <= left + wide
        assert top <= min(height * focus.y / 100, height - 1) <= top + high


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_enlarged_and_nothing_is_made_twice(size: tuple[int, int]) -> None:
    outputs = list(all_outputs(*size, Focus(20, 80)))
    assert len({output.name for output in outputs}) == len(outputs)
    for output in outputs:
        assert 1 <= output.width <= output.box.width
        assert 1 <= output.height <= output.box.height
    for shape in Shape:
        widths = [output.width for output in variants(shape, *size, Focus(20, 80)).avif]
        assert all(one < other for one, other in pairwise(widths)), shape


@pytest.mark.parametrize("size", [size for size in SIZES if min(size) >= 100])
def test_renditions_keep_the_proportions_of_their_part(size: tuple[int, int]) -> None:
    """To half a pixel."""
    for output in all_outputs(*size, Focus(70, 10)):
        if output.name.startswith("social") and (output.width, output.height) == SOCIAL_SIZE:
            assert abs(output.box.width / output.box.height - 1200 / 630) < 0.005
        else:
            exact = output.box.height * output.width / output.box.width
            other = output.box.width * output.height / output.box.height
            assert abs(output.height - exact) <= 0.51 or abs(output.width - other) <= 0.51, output


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_is_decoded_large_enough_for_all_its_renditions(size: tuple[int, int]) -> None:
    scale = scale_needed(*size)
    assert 0 < scale <= 1
    for focus in FOCUSES:
        assert all(output.width <= output.box.width * scale + 1e-6 for output in all_outputs(*size, focus))


def test_the_long_side_is_what_is_capped() -> None:
    landscape, portrait = (variants(Shape.FULL, *size, Focus()).avif for size in ((4000, 3000), (3000, 4000)))
    assert [(one.width, one.height) for one in landscape] == [
        *((320, 240), (640, 480), (960, 720), (1280, 960), (1920, 1440)),
    ]
    assert [(one.height, one.width) for one in portrait] == [(one.width, one.height) for one in landscape]


def test_a_small_picture_comes_in_its_own_size_too() -> None:
    assert sizes_below(500, 400, [320, 640, 960], long_side=True) == [(320, 256), (500, 400)]
    assert sizes_below(320, 200, [320, 640], long_side=True) == [(320, 200)]
    assert sizes_below(100, 80, [320, 640], long_side=False) == [(100, 80)]


def test_a_crop_follows_the_focal_point_until_the_edge() -> None:
    assert crop_box(4000, 3000, 1, Focus(50, 50)) == Box(500, 0, 3000, 3000)
    assert crop_box(4000, 3000, 1, Focus(45, 50)) == Box(300, 0, 3000, 3000)
    assert crop_box(4000, 3000, 1, Focus(0, 0)) == Box(0, 0, 3000, 3000)
    assert crop_box(4000, 3000, 1, Focus(100, 0)) == Box(1000, 0, 3000, 3000)
    assert crop_box(3000, 4000, 4 / 3, Focus(0, 60)) == Box(0, 1275, 3000, 2250)
    assert crop_box(700, 700, 1, Focus(10, 90)) == Box(0, 0, 700, 700)


def test_a_changed_focal_point_changes_the_crops_only() -> None:
    before, after = ({one.name for one in all_outputs(4000, 3000, focus)} for focus in (Focus(), Focus(30, 50)))
    assert {name.partition("-")[0] for name in before & after} == {"vol"}
    assert {name.partition("-")[0] for name in before - after} == {shape.value for shape in CROPPED}
