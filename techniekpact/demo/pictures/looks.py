"""Who a person is: tints, hair and clothes. Never somebody."""

from dataclasses import dataclass, replace
from typing import Any

from techniekpact.demo.pictures.chance import Chance
from techniekpact.demo.pictures.palette import Colour, Palette

HAIR = (
    "short",
    "short",
    "bob",
    "long",
    "bun",
    "curly",
    "bald",
    "side",
    "tail",
    "scarf",
    "beard",
    "afro",
    "short",
    "bob",
)
DRESS = ("jacket", "sweater", "jacket", "shirt", "dress", "sweater", "vest")


@dataclass(frozen=True, slots=True)
class Look:
    skin: Colour
    hair: Colour
    top: Colour
    legs: Colour
    style: str
    dress: str
    shoe: Colour
    inner: Colour  # the shirt under a jacket
    tall: float = 1
    broad: float = 1
    glasses: bool = False
    badge: bool = False
    hat: str = ""  # "helmet", "mask", "cap"
    child: bool = False

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)


def somebody(palette: Palette, chance: Chance, **fixed: Any) -> Look:
    """One person by chance, with some traits given."""
    top, legs = chance.sample(palette.clothes, 2)
    look = Look(
        skin=chance.pick(palette.skins),
        hair=chance.pick(palette.hairs),
        top=top,
        legs=legs,
        style=chance.pick(HAIR),
        dress=chance.pick(DRESS),
        shoe=palette.hairs[0],
        inner=palette.clothes[5],
        tall=chance.between(0.93, 1.06),
        broad=chance.between(0.92, 1.12),
        glasses=chance.maybe(0.25),
        badge=chance.maybe(0.3),
    )
    look = replace(look, **fixed)
    return replace(look, style="tail") if look.child and look.style in ("beard", "bald") else look


def company(palette: Palette, chance: Chance, count: int, **fixed: Any) -> list[Look]:
    """People who differ in hair and clothes."""
    styles = chance.sample(tuple(dict.fromkeys(HAIR)), count)
    tops = chance.sample(palette.clothes, count)
    skins = chance.sample(palette.skins, count)
    return [
        somebody(palette, chance, **{"style": style, "top": top, "skin": skin, **fixed})
        for style, top, skin in zip(styles, tops, skins, strict=True)
    ]
