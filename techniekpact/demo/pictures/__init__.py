"""Drawn pictures that stand in for photographs in the demo content. No photograph and nobody's art is in them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from events.emblem.dice import Dice
from techniekpact.demo.pictures.chance import Chance
from techniekpact.demo.pictures.palette import NIGHT, PALETTES
from techniekpact.demo.pictures.scenes import (
    board,
    bridge,
    chart,
    contest,
    harbour,
    laboratory,
    landscape,
    lathe,
    machines,
    market,
    meeting,
    paper,
    places,
    portrait,
    roof,
    school,
    stage,
    studio,
    track,
    welding,
    workshop,
)
from techniekpact.demo.pictures.sheet import Sheet

_DRAW: Mapping[str, Callable[[Sheet], None]] = MappingProxyType(
    {
        "podium": stage.podium,
        "zaal": stage.zaal,
        "panel": stage.panel,
        "werktafel": workshop.werktafel,
        "lassen": welding.lassen,
        "draaibank": lathe.draaibank,
        "robotarm": machines.robotarm,
        "printplaat": board.printplaat,
        "windturbine": landscape.windturbine,
        "brug": bridge.brug,
        "haven": harbour.haven,
        "provinciehuis": places.provinciehuis,
        "circuit": track.circuit,
        "zonnepanelen": roof.zonnepanelen,
        "markt": market.markt,
        "borrel": meeting.borrel,
        "overhandiging": meeting.overhandiging,
        "klas": school.klas,
        "robotwedstrijd": contest.robotwedstrijd,
        "labo": laboratory.labo,
        "portret": portrait.portret,
        "studio": studio.studio,
        "document": paper.document,
        "kaart": chart.kaart,
    }
)
SCENES: tuple[str, ...] = tuple(_DRAW)


def picture(scene: str, *, seed: int = 0, size: tuple[int, int] = (1800, 1200)) -> bytes:
    """A JPEG of `size` pixels, without metadata; the same for the same arguments.

    `seed` varies palette, composition and people; 0 is the blueprint at night. Raises ValueError for an unknown scene.
    """
    draw = _DRAW.get(scene)
    if draw is None:
        raise ValueError(f"No scene {scene!r}; there are {', '.join(SCENES)}.")
    chance = Chance(Dice(f"{scene}/{seed}"))
    first = Dice(scene).number("palette", 0, len(PALETTES) - 1)
    palette = PALETTES[(first + seed) % len(PALETTES)] if seed else NIGHT
    sheet = Sheet(size, palette, chance)
    draw(sheet)
    return sheet.jpeg()
