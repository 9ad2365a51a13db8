"""One person before a wall of drawings."""

from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import Figure
from techniekpact.demo.pictures.looks import somebody
from techniekpact.demo.pictures.sheet import LINE, Sheet
from techniekpact.demo.pictures.slides import slide


def portret(s: Sheet) -> None:
    """One person from the waist up before a wall of drawings."""
    side = s.chance.pick((-1, 1))
    s.box((-5, -5), (s.w + 10, s.h + 10), s.p.tone(1.4))
    cell = (0.3 * min(s.w, s.h), 0.235 * min(s.w, s.h))
    columns, rows = int(s.w / cell[0]) + 2, int(s.h / cell[1]) + 2
    for row in range(rows):
        for column in range(columns):
            x = (column - 0.5 - 0.4 * (row % 2)) * cell[0] + s.chance.between(-8, 8)
            y = (row - 0.4) * cell[1] + s.chance.between(-8, 8)
            w, h = cell[0] * s.chance.between(0.78, 0.92), cell[1] * s.chance.between(0.76, 0.9)
            slide(s, (x, y), (w, h), s.p.tone(s.chance.pick((1.6, 2, 2.4))), frame=False)
            s.plane(oval((x + w / 2, y + 9), 4, 4), s.p.ink)
    s.wash(0, s.h, s.p.tone(1.4), 0.35, 0.75)
    u = min(1.42 * s.h, 1.5 * s.w) if not s.tall else 1.5 * s.w
    x = s.w * (0.5 - side * (0.08 if s.wide else 0.02))
    s.glow((x, s.h * 0.45), 0.5 * u, s.p.tone(4), 0.55)
    look = somebody(
        s.p, s.chance, tall=1.0, dress=s.chance.pick(("jacket", "jacket", "sweater", "shirt", "overall", "vest"))
    )
    hands = s.chance.pick((((0.5, 1.75), (-0.5, 1.9)), ((-1.05, 2.9), (1.05, 2.9)), ((-1.5, 1.5), (1.0, 2.9))))
    foot = s.h + 0.44 * u if not s.tall else s.h + 0.25 * u
    Figure(s, look, (x, foot), u, facing=side * s.chance.pick((0.25, 0.4, 0.6)), hands=hands).draw()
    pin = (x + side * 0.055 * u, foot - 0.82 * u)
    s.disc(pin, 0.017 * u, s.p.accent, s.p.edge(s.p.accent), LINE)
    s.disc(pin, 0.006 * u, s.p.levels[0] if s.p.dark else s.p.ink)
