"""The dominant colour of a picture, shown in its place until it is there."""

from PIL import Image


def dominant(image: Image.Image) -> str:
    """The most frequent of eight colours, as `#rrggbb`."""
    small = image.convert("RGB").resize((48, 48), Image.Resampling.BOX)
    palette = small.quantize(8, Image.Quantize.MEDIANCUT)
    counts = palette.getcolors() or []
    (_, index) = max((count, int(which)) for count, which in counts)  # type: ignore[arg-type]
    red, green, blue = (palette.getpalette() or [])[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
