"""Heads without faces: an egg, hair, and what is worn on it. Drawn around (0, 0) in units of one head, facing right."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import oval, smooth, turned
from techniekpact.demo.pictures.looks import Look
from techniekpact.demo.pictures.palette import Colour, mix
from techniekpact.demo.pictures.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Head:
    """`facing` from -1 (left) over 0 (to us) to 1 (right); `unit` is the height of a head in units of the sheet."""

    sheet: Sheet
    look: Look
    centre: Point
    unit: float
    facing: float = 0
    back: bool = False
    tilt: float = 0
    weight: float = 2

    @property
    def turn(self) -> float:
        return abs(self.facing)

    def place(self, points: Sequence[Point]) -> list[Point]:
        side = -1 if self.facing < 0 else 1
        return [
            turned((self.centre[0] + x * side * self.unit, self.centre[1] + y * self.unit), self.centre, self.tilt)
            for x, y in points
        ]

    def fill(self, points: Sequence[Point], colour: Colour, *, edge: bool = True) -> None:
        self.sheet.plane(self.place(points), colour, self.sheet.p.edge(colour) if edge else None, self.weight)

    def behind(self) -> None:
        """Hair that hangs behind the neck."""
        f, hair, style = self.turn, self.look.hair, self.look.style
        if style == "long":
            flow = [(-0.5, -0.2), (-0.58, 0.5), (-0.62 - 0.1 * f, 1.15), (-0.1, 1.22), (0.55 - 0.55 * f, 1.12)]
            self.fill(smooth([*flow, (0.52 - 0.4 * f, 0.3), (0.4, -0.4), (0, -0.62)], closed=True), hair)
        elif style == "bob":
            cut = [(-0.56, 0), (-0.6, 0.52), (-0.2, 0.6), (0.55 - 0.45 * f, 0.55), (0.55 - 0.2 * f, 0), (0, -0.6)]
            self.fill(smooth(cut, closed=True), hair)
        elif style == "afro":
            self.fill(oval((-0.06 * f, -0.16), 0.74, 0.7), hair)
        elif style == "tail":
            tail = [
                (-0.3 * f, -0.4),
                (-0.75 * f - 0.1, -0.2),
                (-0.72 * f - 0.25, 0.6),
                (-0.5 * f, 0.75),
                (-0.38 * f, 0.1),
            ]
            self.fill(smooth(tail, closed=True), hair)
        elif style == "bun":
            self.fill(oval((-0.42 * f, -0.66 + 0.16 * f), 0.26, 0.24), hair)

    def front(self) -> None:
        """The egg, and the hair on it."""
        look = self.look
        if look.style == "scarf":
            self._scarf()
        elif self.back:
            self._back()
        else:
            self._ear()
            self.fill(self._egg(), look.skin)
            self._shade()
            if look.style == "beard":
                self._beard()
            self._hair()
            if look.glasses:
                self._glasses()
        if look.hat:
            self._hat()

    def _egg(self, size: float = 1) -> list[Point]:
        f = self.turn
        nose = [(0.4 + 0.02 * f, -0.05), (0.4 + 0.13 * f, 0.1), (0.38 + 0.02 * f, 0.17)] if f > 0.45 else [(0.42, 0.06)]
        row = [(0, -0.55), (0.3, -0.43), *nose, (0.3 + 0.06 * f, 0.38), (0.06 + 0.2 * f, 0.54), (-0.16, 0.47)]
        row += [(-0.36, 0.24), (-0.42, -0.08), (-0.3, -0.43)]
        return smooth([(x * size, y * size) for x, y in row], closed=True)

    def _shade(self) -> None:
        """The side that turns away from the light."""
        row = [(-0.1 * self.turn - 0.12, 0.5), (-0.36, 0.24), (-0.4, -0.08), (-0.3, -0.4), (-0.24, 0.1)]
        dark = mix(self.look.skin, self.sheet.p.mid if not self.sheet.p.dark else self.sheet.p.faint, 0.45)
        self.fill(smooth(row, closed=True), dark, edge=False)

    def _ear(self) -> None:
        f = self.turn
        if f < 0.3:
            self.fill(oval((0.42, 0.03), 0.09, 0.13), self.look.skin)
            self.fill(oval((-0.42, 0.03), 0.09, 0.13), self.look.skin)

    def _hair(self) -> None:
        f, hair, style = self.turn, self.look.hair, self.look.style
        if style == "bald":
            self.fill(oval((-0.44 + 0.36 * f, 0.04), 0.07 + 0.03 * f, 0.12), self.look.skin)
            return
        if style == "curly":
            for x, y, r in ((-0.4, 0.02, 0.2), (-0.46, -0.24, 0.22), (-0.26, -0.5, 0.24), (0.04, -0.6, 0.25)):
                self.fill(oval((x - 0.05 * f, y), r, r), hair)
            for x, y, r in ((0.3, -0.48, 0.22), (0.44 - 0.34 * f, -0.24, 0.19 - 0.05 * f)):
                self.fill(oval((x, y), r, r), hair)
            self.fill(oval((-0.06, -0.4), 0.36, 0.2), hair, edge=False)
            return
        start, end = 197 - 75 * f, 343 - 41 * f
        crown = oval((0, -0.04), 0.455 + 0.045 * f, 0.6 - 0.02 * f, (start, end))
        part = -0.3 if style != "side" else -0.16
        line = [(0.34, -0.3), (0.08, -0.36 if style != "side" else -0.42), (-0.22 + 0.14 * f, part)]
        line += [(-0.36 + 0.34 * f, -0.1), (-0.3 + 0.22 * f, 0.16 * f + 0.02)] if f > 0.3 else [(-0.38, -0.1)]
        if f > 0.2 and style in ("bob", "long"):  # a strand before the ear
            line = [*line[:4], (-0.33 + 0.24 * f, 0.16), (-0.38 + 0.16 * f, 0.44), (-0.54, 0.4)]
        fringe = smooth(line, closed=False)
        self.fill([*crown, *fringe], hair, edge=style != "afro")
        if style == "afro":
            self.sheet.line(self.place([crown[-1], *fringe, crown[0]]), self.sheet.p.edge(hair), self.weight)
        if f >= 0.3 and style not in ("bob", "long"):
            self.fill(oval((-0.4 + 0.42 * f, 0.06), 0.075, 0.12), self.look.skin)

    def _beard(self) -> None:
        f = self.turn
        row = [(0.4, 0.12), (0.37 + 0.05 * f, 0.42), (0.08 + 0.2 * f, 0.64), (-0.2, 0.54), (-0.4 + 0.2 * f, 0.12)]
        row += [(-0.24 + 0.16 * f, 0.26), (0.1 + 0.1 * f, 0.24), (0.28, 0.22)]
        self.fill(smooth(row, closed=True), self.look.hair)

    def _back(self) -> None:
        if self.look.style == "bald":
            self.fill(oval((0, -0.02), 0.46, 0.54), self.look.skin)
            return
        self.fill(oval((0.44, 0.06), 0.08, 0.12), self.look.skin)
        self.fill(oval((-0.44, 0.06), 0.08, 0.12), self.look.skin)
        row = [
            (0, -0.62),
            (0.4, -0.46),
            (0.5, -0.05),
            (0.36, 0.36),
            (0, 0.46),
            (-0.36, 0.36),
            (-0.5, -0.05),
            (-0.4, -0.46),
        ]
        self.fill(smooth(row, closed=True), self.look.hair)
        shine = mix(self.look.hair, self.sheet.p.mid, 0.5)
        for dx in (-0.2, 0.02, 0.22):
            strand = smooth([(dx * 0.4, -0.5), (dx * 1.3, -0.2), (dx * 1.4, 0.22)], closed=False)
            self.sheet.line(self.place(strand), shine, self.weight * 0.6)

    def _scarf(self) -> None:
        f, cloth = self.turn, self.look.hair
        row = [(0, -0.66), (0.42, -0.5), (0.52 - 0.06 * f, 0), (0.44, 0.42), (0.58, 0.92), (0.1, 1.16), (-0.5, 1.02)]
        row += [(-0.6, 0.5), (-0.56, -0.1), (-0.42, -0.5)]
        self.fill(smooth(row, closed=True), cloth)
        fold = mix(cloth, self.sheet.p.mid, 0.6)
        for low in (0.62, 0.82):
            line = smooth([(0.44, low - 0.1), (0.1, low + 0.12), (-0.46, low - 0.12)], closed=False)
            self.sheet.line(self.place(line), fold, self.weight * 0.7)
        if not self.back:
            shift = 0.16 * f
            face = [(x * 0.76 + shift, y * 0.84 + 0.03) for x, y in self._egg()]
            self.fill(face, self.look.skin)
        if self.look.glasses and not self.back:
            self._glasses()

    def _glasses(self) -> None:
        f, ink = self.turn, self.sheet.p.ink if not self.sheet.p.dark else self.sheet.p.levels[0]
        lenses = [(0.25, 0.12)] if f > 0.42 else [(0.2 + 0.06 * f, 0.13), (-0.18 + 0.2 * f, 0.13 - 0.03 * f)]
        for x, r in lenses:
            self.sheet.line(self.place(oval((x, -0.02), r, 0.12)), ink, self.weight * 0.9)
        self.sheet.line(self.place([(0.06 + 0.06 * f, -0.03), (-0.02 + 0.06 * f, -0.03)]), ink, self.weight * 0.9)
        if f > 0.4:
            self.sheet.line(self.place([(0.14 - 0.1 * (1 - f), -0.03), (-0.1, 0)]), ink, self.weight * 0.9)

    def _hat(self) -> None:
        f, p = self.turn, self.sheet.p
        if self.look.hat == "helmet":
            dome = [*oval((0, -0.2), 0.54, 0.5, (180, 360)), (0.56 + 0.22 * f, -0.14), (-0.56, -0.14)]
            self.fill(dome, p.accent)
            dark = p.levels[0] if p.dark else p.ink
            self.sheet.line(self.place([(0.6 + 0.2 * f, -0.15), (-0.58, -0.15)]), dark, self.weight * 1.2)
            self.sheet.line(self.place(oval((0, -0.2), 0.14, 0.5, (180, 360))), dark, self.weight * 0.7)
        elif self.look.hat == "cap":
            self.fill([*oval((0, -0.16), 0.52, 0.48, (180, 360)), (0.56 + 0.4 * f, -0.1), (-0.5, -0.12)], self.look.top)
        elif self.look.hat == "mask":
            shell = [(-0.34, -0.5), (0.2, -0.66), (0.56, -0.4), (0.62, 0.3), (0.4, 0.74), (-0.04, 0.66), (-0.3, 0.2)]
            self.fill(smooth(shell, closed=True), p.tone(2))
            self.fill([(0.22, -0.22), (0.6, -0.26), (0.62, 0.1), (0.26, 0.12)], p.accent)
            self.fill(oval((-0.16, -0.1), 0.1, 0.1), p.tone(4))
