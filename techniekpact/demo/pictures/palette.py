"""Inks and papers. A level says how far a plane stands off the paper: 0 is its shadow, 1 the paper, 5 full tint."""

from dataclasses import dataclass

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """`#0a2a52` as three numbers from 0 to 255."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of 0 is the first colour, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _inks(codes: str) -> tuple[Colour, ...]:
    return tuple(map(rgb, codes.split()))


YELLOW, ORANGE = rgb("#ffd23f"), rgb("#ff9a5c")


@dataclass(frozen=True, slots=True)
class Palette:
    """`sky` is the paper at the top, `levels[1]` the paper at the bottom."""

    sky: Colour
    levels: tuple[Colour, ...]
    ink: Colour
    mid: Colour
    faint: Colour
    skins: tuple[Colour, ...]
    hairs: tuple[Colour, ...]
    clothes: tuple[Colour, ...]
    dark: bool = True  # light lines on dark paper
    accent: Colour = YELLOW
    signal: Colour = ORANGE

    def tone(self, level: float) -> Colour:
        """The tint at a level from 0 to 5, also between two levels."""
        low = min(int(level), len(self.levels) - 2)
        return mix(self.levels[low], self.levels[low + 1], level - low)

    def shade(self, colour: Colour) -> Colour:
        """The same cloth on the side away from the light."""
        light = sum(colour) > 330
        return mix(colour, self.faint if light else self.levels[0] if self.dark else self.ink, 0.42 if light else 0.36)

    def edge(self, colour: Colour) -> Colour:
        """A line that shows around a plane: light, but not on what is light itself."""
        return self.tone(2.6) if self.dark and sum(colour) > 500 else self.ink


NIGHT = Palette(
    sky=rgb("#0c3160"),
    levels=_inks("#051a36 #0a2a52 #113a6d #1c5190 #3a76ba #a9cbf0"),
    ink=rgb("#dcebfc"),
    mid=rgb("#9cc3ef"),
    faint=rgb("#4d7fb9"),
    skins=_inks("#d3e5fa #b3d0f2 #8db6e6 #6c9ad2"),
    hairs=_inks("#051a36 #0d2f5b #e9f2fc #1f5595 #051a36"),
    clothes=_inks("#15427a #235c9f #3673b5 #0c2f5a #5a90cd #c3daf4"),
)
AZURE = Palette(
    sky=rgb("#1a63ab"),
    levels=_inks("#0a3566 #134f8e #1b5da1 #2c75bd #5b9bd8 #c4def6"),
    ink=rgb("#f2f8fe"),
    mid=rgb("#b9d8f6"),
    faint=rgb("#6ba3da"),
    skins=_inks("#e2eefb #c0daf5 #9cc3ef #7aabe0"),
    hairs=_inks("#082a54 #0f427d #f2f8fe #0a3566 #2f78c0"),
    clothes=_inks("#0d3f78 #2a74bc #4c8fd0 #0a3566 #83b5e6 #d5e7f9"),
)
DAYLIGHT = Palette(
    sky=rgb("#fbfdff"),
    levels=_inks("#b4cbe4 #f1f5fa #dfeaf6 #bdd4ee #8ab1df #3f78bb"),
    ink=rgb("#0b1f3a"),
    mid=rgb("#2f5d97"),
    faint=rgb("#9ab5d4"),
    skins=_inks("#fdfeff #d6e5f6 #b4d0ee #8fb4e0"),
    hairs=_inks("#0b1f3a #1f4678 #ffffff #4f7db4 #0b1f3a"),
    clothes=_inks("#2f6cb3 #5b93d2 #8ab5e6 #1f4f8c #b9d4f1 #ffffff"),
    dark=False,
    signal=rgb("#c2410c"),
)
DUSK = Palette(
    sky=rgb("#221f5c"),
    levels=_inks("#0d1138 #14456a #1c5c78 #287a8b #4ba5a9 #b5e3dd"),
    ink=rgb("#e4f6f5"),
    mid=rgb("#9ed8d8"),
    faint=rgb("#4c8fa4"),
    skins=_inks("#def2f1 #b4dcdf #8cc0cb #6a9fb8"),
    hairs=_inks("#0d1138 #1d2766 #eef8f8 #274a86 #0d1138"),
    clothes=_inks("#232a72 #2b5591 #2f8290 #171b50 #63b1b3 #cfeae8"),
)
PALETTES = (NIGHT, DAYLIGHT, NIGHT, AZURE, DUSK, DAYLIGHT)
