"""People seen from behind, row upon row."""

from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import Look, somebody
from techniekpact.demo.pictures.palette import mix
from techniekpact.demo.pictures.sheet import Sheet


def dimmed(s: Sheet, look: Look, share: float) -> Look:
    """The same person in the half dark of a hall."""
    dark = s.p.tone(1.6) if s.p.dark else s.p.levels[2]
    return look.but(
        skin=mix(look.skin, dark, share * 0.8),
        hair=mix(look.hair, dark, share),
        top=mix(look.top, dark, share),
        inner=mix(look.inner, dark, share),
        badge=False,
    )


def row(s: Sheet, base: float, height: float, *, gap: float = 0.36, dim: float = 0.45, seats: bool = False) -> None:
    """One row of backs with the shoulders at about `base`; `height` is that of a whole person."""
    step = height * gap
    x = -step * s.chance.between(0.1, 0.9)
    while x < s.w + step:
        look = dimmed(s, somebody(s.p, s.chance, broad=s.chance.between(1, 1.15)), dim)
        if s.chance.maybe(0.93):
            hands = ((-0.9, 2.6), (0.9, 2.6))
            if s.chance.maybe(0.05):
                hands = ((-0.9, 2.6), (1.15, -1.4))
            shift = s.chance.between(-0.1, 0.1) * step
            foot = (x + shift, base + height * 0.83 + s.chance.between(-0.015, 0.02) * height)
            Figure(
                s, look, foot, height, back=True, bust=True, hands=hands, facing=s.chance.between(-0.25, 0.25)
            ).draw()
        if seats:
            wide = step * 0.82
            top = base + height * 0.12
            edge = s.p.tone(2.6)
            s.plane(
                [
                    (x - wide * 0.42, top),
                    (x + wide * 0.42, top),
                    (x + wide * 0.5, top + height * 0.5),
                    (x - wide * 0.5, top + height * 0.5),
                ],
                s.p.tone(0.5),
                edge,
            )
            s.line(((x - wide * 0.36, top + height * 0.05), (x + wide * 0.36, top + height * 0.05)), edge, 1)
        x += step
