"""In the studio: cameras, lights, a presenter."""

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import oval
from techniekpact.demo.pictures.figure import BOTH, LAP, TALK, TALK_RIGHT, Figure
from techniekpact.demo.pictures.looks import company, somebody
from techniekpact.demo.pictures.props import beam, floor, spotlight, truss
from techniekpact.demo.pictures.sheet import BOLD, HAIR, LINE, THIN, Sheet
from techniekpact.demo.pictures.slides import slide


def studio(s: Sheet) -> None:
    """A presenter and a guest at a desk before screens; a camera and who works it in front."""
    side = s.chance.pick((-1, 1))
    ground = s.h * (0.76 if not s.tall else 0.68)
    s.box((-5, -5), (s.w + 10, ground), s.p.tone(1))
    for r in (1.0, 0.8):  # the round back wall
        s.plane(
            oval((s.w / 2, ground), s.w * 0.5 * r, s.h * 0.62 * r, (180, 360)),
            s.p.tone(1.3 + (1 - r) * 2),
            s.p.faint,
            THIN,
        )
    wide = s.w * (0.36 if s.wide else 0.5)
    high = wide * 0.56
    y = s.h * 0.19
    for sign in (-1, 1):
        x = s.w / 2 + sign * wide * 0.82
        slide(s, (x - wide * 0.26, y + high * 0.1), (wide * 0.52, high * 0.8), s.p.tone(2.2))
    s.glow((s.w / 2, y + high / 2), wide * 0.9, s.p.tone(5) if s.p.dark else s.p.sky, 0.45)
    slide(s, (s.w / 2 - wide / 2, y), (wide, high), s.p.tone(2.6))
    floor(s, ground - 0.07 * s.h, s.p.tone(0.7 if s.p.dark else 1.8))
    s.plane(oval((s.w / 2, ground + 8), s.w * 0.4, 0.06 * s.h), s.p.tone(2), s.p.ink)
    s.plane(oval((s.w / 2, ground + 2), s.w * 0.4, 0.06 * s.h), s.p.tone(2.4), s.p.mid)
    for index in range(2):
        truss(s, (-20, s.h * 0.02 + 52 * index), (s.w + 20, s.h * 0.02 + 52 * index), 28, s.p.faint, weight=THIN)
    lamps = 5 if s.wide else 4
    for index in range(lamps):
        x = s.w * (index + 0.5) / lamps
        beam(s, (x, s.h * 0.13), (s.w / 2 + (x - s.w / 2) * 0.4, ground), 80, 0.06)
    for index in range(lamps):
        x = s.w * (index + 0.5) / lamps
        s.line(((x, s.h * 0.06), (x, s.h * 0.12)), s.p.mid, BOLD)
        spotlight(s, (x, s.h * 0.125), (s.w / 2, ground), 1.15)
    _desk(s, ground, side)
    _camera(s, side)


def _desk(s: Sheet, ground: float, side: int) -> None:
    u = min(0.46 * s.h, 0.44 * s.w)
    x = s.w * (0.5 + side * (0.06 if s.wide else 0.0))
    looks = company(s.p, s.chance, 3, badge=False)
    guests = s.chance.number(1, 2) if s.wide else 1
    first = (-0.3, 0.5) if s.wide or s.tall else (-0.02, 0.6)
    places = list(zip(first if guests == 1 else (-0.4, 0.14, 0.66), looks, strict=False))
    for dx, look in places:
        facing = 0.35 if dx < 0 else -0.55
        talk = TALK if dx * side > 0 else TALK_RIGHT
        hands = s.chance.pick((LAP, BOTH)) if dx > 0 else talk
        Figure(s, look, (x + side * dx * u, ground), u, facing=facing * side, seat=0.34 * u, hands=hands).draw()
    w, top = 0.98 * u, ground - 0.46 * u
    front = [
        (x - w, top),
        *oval((x, top), w, 0.07 * u, (180, 0))[1:-1],
        (x + w, top),
        (x + w * 0.9, ground),
        *oval((x, ground), w * 0.9, 0.06 * u, (0, 180))[1:-1],
        (x - w * 0.9, ground),
    ]
    s.plane(front, s.p.tone(2.2), s.p.ink, BOLD)
    for index in range(1, 12):
        a = x - w + 2 * w * index / 12
        bow = 0.065 * u * (1 - ((a - x) / w) ** 2) ** 0.5
        s.line(((a, top + bow), (x + (a - x) * 0.9, ground + bow * 0.9)), s.p.faint, THIN)
    band = [(px, py + 0.1 * u) for px, py in oval((x, top), w * 0.98, 0.07 * u, (180, 0))]
    s.line(band, s.p.accent, 9)
    s.plane(oval((x, top), w, 0.07 * u), s.p.tone(4), s.p.ink, BOLD)
    for dx in (-0.5, 0.1, 0.55):
        s.box((x + dx * w, top - 0.07 * u), (0.04 * u, 0.07 * u), s.p.tone(5), s.p.edge(s.p.tone(5)), THIN)
        s.plane(oval((x + dx * w + 0.16 * u, top), 0.08 * u, 0.018 * u), s.p.hairs[2], s.p.mid, THIN)


def _camera(s: Sheet, side: int) -> None:
    """On a pedestal in front, with its light on; the person behind it sees what it sees."""
    u = min(0.76 * s.h, (0.66 if s.tall else 0.6) * s.w)
    x, low = s.w * (0.5 - side * (0.31 if s.wide else 0.24)), s.h * 1.06
    back = x - side * 0.24 * u
    look = somebody(s.p, s.chance, badge=False, dress="sweater", tall=1.0)
    pull = ((0.75 * side, 0.95), (1.0 * side, 1.3))
    Figure(s, look, (back, low + 0.06 * u), u, facing=0.9 * side, hands=pull if side > 0 else (pull[1], pull[0])).draw()
    eye = (x + side * 0.06 * u, low - 0.74 * u)

    def p(a: float, b: float) -> Point:
        return eye[0] + side * a * u, eye[1] + b * u

    s.plane([p(-0.045, 0.1), p(0.045, 0.1), p(0.03, 0.8), p(-0.03, 0.8)], s.p.tone(2.6), s.p.ink, BOLD)
    s.plane([p(-0.11, 0.42), p(0.11, 0.42), p(0.14, 0.85), p(-0.14, 0.85)], s.p.tone(2), s.p.ink, BOLD)
    s.disc(p(0, 0.36), (0.15 * u, 0.03 * u), s.p.tone(3.4), s.p.ink, BOLD)
    dark = s.p.levels[0] if s.p.dark else s.p.hairs[1]
    s.plane([p(-0.14, -0.1), p(0.14, -0.1), p(0.14, 0.1), p(-0.14, 0.1)], dark, s.p.ink, BOLD)
    s.plane([p(0.14, -0.07), p(0.22, -0.08), p(0.22, 0.08), p(0.14, 0.07)], s.p.tone(2.4), s.p.ink, LINE)
    s.plane([p(0.22, -0.1), p(0.31, -0.125), p(0.31, 0.125), p(0.22, 0.1)], dark, s.p.ink, BOLD)
    s.plane([p(-0.12, -0.08), p(-0.02, -0.08), p(-0.02, 0.06), p(-0.12, 0.06)], s.p.tone(2.4), s.p.mid, THIN)
    for index in range(3):
        s.disc(p(0.03 + 0.036 * index, 0.03), 0.012 * u, s.p.tone(3.6), s.p.ink, HAIR)
    s.plane([p(-0.1, -0.1), p(0.06, -0.1), p(0.04, -0.15), p(-0.08, -0.15)], s.p.tone(2.8), s.p.ink, LINE)
    s.disc(p(0.1, -0.12), 0.018 * u, s.p.signal, s.p.ink, THIN)
    s.glow(p(0.1, -0.12), 0.08 * u, s.p.signal, 0.7)
    s.line((p(-0.14, 0.04), p(-0.3, 0.12)), s.p.ink, BOLD * 1.6)
    s.plane([p(-0.25, -0.11), p(-0.15, -0.12), p(-0.15, -0.02), p(-0.25, -0.01)], s.p.tone(4.4), s.p.ink, LINE)
    s.curve([p(0.06, 0.8), p(0.3, 0.77), p(0.6, 0.82)], s.p.mid, BOLD)
    s.line((p(-0.14, 0.0), p(0.14, 0.0)), s.p.faint, HAIR)
