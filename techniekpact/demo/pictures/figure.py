"""A whole person, from feet or seat to crown, in poses that are given by where the hands and feet are."""

from collections.abc import Sequence
from dataclasses import dataclass

from events.emblem.geometry import Point
from techniekpact.demo.pictures.curves import capsule, joint, turned
from techniekpact.demo.pictures.heads import Head
from techniekpact.demo.pictures.looks import Look
from techniekpact.demo.pictures.palette import Colour, mix
from techniekpact.demo.pictures.sheet import Sheet

HANGING: tuple[Point, Point] = ((-1.04, 3.0), (1.04, 3.0))  # hands, in heads from the pit of the neck
TALK: tuple[Point, Point] = ((-1.62, 1.1), (1.06, 2.94))
TALK_RIGHT: tuple[Point, Point] = ((-1.06, 2.94), (1.62, 1.0))
BOTH: tuple[Point, Point] = ((-1.8, 1.5), (1.8, 1.3))
FOLDED: tuple[Point, Point] = ((0.3, 1.5), (-0.3, 1.6))
LAP: tuple[Point, Point] = ((-0.25, 2.3), (0.35, 2.35))
HEADS = 7.2  # a grown-up, in heads
TRUNK, ARM, FORE, THIGH, SHIN = 2.62, 1.35, 1.3, 1.95, 1.9
CHILD = 5.9


@dataclass(slots=True)
class Figure:
    """`foot` is the ground between the feet, or the ground under the seat; `height` that of an average grown-up.

    `seat` is the height of the seat in units, or None for who stands. `bust` leaves the legs out.
    """

    sheet: Sheet
    look: Look
    foot: Point
    height: float
    facing: float = 0
    back: bool = False
    lean: float = 0
    hands: tuple[Point, Point] = HANGING
    seat: float | None = None
    bust: bool = False
    nod: float = 0
    stride: float = 0
    crossed: bool = False

    @property
    def unit(self) -> float:
        return self.height * self.look.tall / HEADS * (0.82 if self.look.child else 1)

    @property
    def weight(self) -> float:
        return max(1.2, min(3.2, self.unit * 0.034))

    @property
    def leg(self) -> float:
        return 2.9 if self.look.child else 3.95

    @property
    def hip(self) -> Point:
        up = self.seat + 0.3 * self.unit if self.seat is not None else self.leg * self.unit
        return self.foot[0], self.foot[1] - up

    def at(self, x: float, y: float) -> Point:
        """A point in heads from the pit of the neck, in the lean of the trunk."""
        hip, unit = self.hip, self.unit
        return turned((hip[0] + x * unit, hip[1] - (TRUNK * self._trunk - y) * unit), hip, self.lean)

    @property
    def _trunk(self) -> float:
        return 0.86 if self.look.child else 1

    def hand(self, side: int) -> Point:
        """Where the hand on the left (0) or right (1) of the picture is."""
        x, y = self.hands[side]
        return self.at(x, y * self._trunk)

    def draw(self) -> "Figure":
        head = self._head()
        head.behind()
        first, last = (1, 0) if self.facing >= 0 else (0, 1)
        turned_away = abs(self.facing) > 0.3
        if turned_away or self.back:
            self._arm(first)
        if not self.bust:
            self._legs()
        self._neck()
        self._trunk_and_clothes()
        if self.back:
            self._arm(last)
            head.front()
            return self
        head.front()
        if not turned_away:
            self._arm(first)
        self._arm(last)
        return self

    def _head(self) -> Head:
        size = self.unit * (1.24 if self.look.child else 1.08)
        f = self.facing
        x, y = self.at(0.16 * f, -0.62 if not self.look.child else -0.66)
        tilt = self.lean * 0.5 + self.nod * (1 if f >= 0 else -1)
        return Head(self.sheet, self.look, (x, y), size, f, self.back, tilt, self.weight)

    def _neck(self) -> None:
        f = self.facing
        skin = mix(self.look.skin, self.sheet.p.faint, 0.35)
        bone = (self.at(0.1 * f, -0.35), self.at(0, 0.12), 0.2 * self.unit, 0.24 * self.unit)
        self.sheet.limb([bone], skin, self.sheet.p.ink, self.weight)

    def _half(self) -> float:
        """Half the width of the shoulders in heads."""
        return (0.98 - 0.36 * abs(self.facing)) * self.look.broad * (0.86 if self.look.child else 1)

    def _points(self, row: Sequence[Point]) -> list[Point]:
        return [self.at(x, y * self._trunk) for x, y in row]

    def _trunk_and_clothes(self) -> None:
        look, s, w = self.look, self.sheet, self._half()
        long = {"dress": 4.3, "jacket": 2.95, "coat": 4.1}.get(look.dress, 2.72)
        if self.seat is not None or self.bust:
            long = min(long, 2.85)
        flare = 0.98 if look.dress in ("dress", "coat") and long > 3 else 0.74
        row = [
            (-0.24, -0.02),
            (-w * 0.72, 0.16),
            (-w, 0.5),
            (-w * 0.84, 1.1),
            (-w * 0.74, 1.75),
            (-w * flare, long - 0.16),
            (-w * flare * 0.96, long),
            (-w * 0.4, long + 0.03),
        ]
        outline = [*row, *[(-x, y) for x, y in reversed(row)]]
        s.blob(self._points(outline), look.top, s.p.edge(look.top), self.weight)
        dark = s.p.shade(look.top)
        side = -1 if self.facing <= 0 else 1
        shade = [(w * 0.93, 0.62), (w * 0.78, 1.1), (w * 0.68, 1.75), (w * (flare - 0.1), long - 0.3)]
        shade += [(w * 0.3, long - 0.2), (w * 0.34, 1.4)]
        s.blob(self._points([(x * -side, y) for x, y in shade]), dark)
        if not self.back:
            self._details(w, long)

    def _details(self, w: float, long: float) -> None:
        look, s, f = self.look, self.sheet, self.facing
        thin = self.weight * 0.75
        mid = 0.34 * f * w
        line = s.p.edge(look.top) if sum(look.top) > 400 else s.p.mid
        if look.dress in ("jacket", "coat"):
            s.plane(self._points([(-0.22 + mid * 0.4, 0), (0.22 + mid * 0.4, 0), (mid, 1.35)]), look.inner, line, thin)
            s.line(self._points([(-0.26 + mid * 0.4, 0), (-0.42 + mid, 0.62), (mid, 1.4), (mid, long)]), line, thin)
            s.line(self._points([(0.26 + mid * 0.4, 0), (0.42 + mid, 0.62), (mid, 1.4)]), line, thin)
        elif look.dress == "shirt":
            s.line(
                self._points([(-0.26, 0), (mid - 0.12, 0.34), (mid, 0.14), (mid + 0.12, 0.34), (0.26, 0)]), line, thin
            )
            s.line(self._points([(mid, 0.2), (mid, long)]), line, thin)
        elif look.dress == "vest":
            s.plane(self._points([(-0.22, 0), (0.22, 0), (mid + 0.1, 0.8), (mid, 0.9)]), look.inner, line, thin)
            s.line(self._points([(mid, 0.9), (mid, long)]), line, thin)
        elif look.dress == "overall":
            x = w * 0.5
            s.plane(
                self._points([(mid - x, 1.0), (mid + x, 1.0), (mid + x * 1.3, 2.7), (mid - x * 1.3, 2.7)]),
                look.legs,
                line,
                thin,
            )
            s.line(self._points([(mid - x, 1.0), (-w * 0.5, 0.14)]), line, self.weight * 1.6)
            s.line(self._points([(mid + x, 1.0), (w * 0.5, 0.14)]), line, self.weight * 1.6)
            s.plane(
                self._points(
                    [(mid - x * 0.5, 1.3), (mid + x * 0.5, 1.3), (mid + x * 0.5, 1.75), (mid - x * 0.5, 1.75)]
                ),
                None,
                line,
                thin,
            )
        else:
            s.curve(self._points([(-0.27, 0.02), (0.06 * f, 0.2), (0.27, 0.02)]), line, thin)
        if look.badge and look.dress != "overall":
            s.line(self._points([(-0.2, 0.05), (mid * 0.8, 1.4), (0.2, 0.05)]), s.p.mid, thin)
            s.plane(
                self._points([(mid * 0.8 + a, b) for a, b in ((-0.16, 1.4), (0.16, 1.4), (0.16, 1.8), (-0.16, 1.8))]),
                look.inner,
                s.p.ink,
                thin,
            )

    def _arm(self, side: int) -> None:
        look, s, unit, f = self.look, self.sheet, self.unit, self.facing
        sign = -1 if side == 0 else 1
        small = self._trunk
        reach = self._half() * 0.8
        shoulder = self.at(sign * reach, 0.42)
        outward = -f if abs(f) > 0.6 else float(sign)
        goal = self.hand(side)
        full = (ARM + FORE) * unit * small
        apart = ((goal[0] - shoulder[0]) ** 2 + (goal[1] - shoulder[1]) ** 2) ** 0.5
        short = 1 - (1 - max(0.55, min(1.0, apart / full / 0.9))) * (1 - abs(f)) ** 0.5  # an elbow that points at us
        bones = [joint(shoulder, goal, ARM * unit * small * short, FORE * unit * small * short, way) for way in (1, -1)]
        elbow, hand = max(
            bones, key=lambda bone: bone[0][1] + 0.6 * outward * bone[0][0]
        )  # low, and away from the body
        near = side == (0 if f >= 0 else 1)
        near_or_front = near or abs(f) < 0.3
        cloth = look.top if near_or_front else s.p.shade(look.top)
        if look.dress == "vest":
            cloth = look.inner if near else s.p.shade(look.inner)
        palm = 0.17 * unit
        dx, dy = hand[0] - elbow[0], hand[1] - elbow[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1
        tip = (hand[0] + dx / length * palm * 0.9, hand[1] + dy / length * palm * 0.9)
        s.limb([(hand, tip, palm * 0.92, palm * 0.7)], look.skin, s.p.edge(look.skin), self.weight * 0.85)
        sleeve = [(shoulder, elbow, 0.27 * unit, 0.2 * unit), (elbow, hand, 0.2 * unit, 0.145 * unit)]
        s.limb(sleeve, cloth, s.p.edge(cloth), self.weight * 0.85)
        if look.dress != "vest" and near_or_front:  # no seam where the sleeve meets the trunk
            inward = self.at(sign * reach * 0.66, 0.62)
            s.plane(capsule(shoulder, inward, 0.21 * unit, 0.16 * unit), cloth)

    def _legs(self) -> None:
        if self.seat is not None:
            self._seated()
            return
        f, unit, hip = self.facing, self.unit, self.hip
        gap = 0.42 - 0.2 * abs(f)
        for sign in (1, -1) if f >= 0 else (-1, 1):
            step = sign * (gap + self.stride)
            foot = (self.foot[0] + step * unit, self.foot[1] - 0.16 * unit)
            top = (hip[0] + sign * gap * 0.8 * unit, hip[1])
            knee = ((top[0] + foot[0]) / 2 + 0.12 * f * unit, (top[1] + foot[1]) / 2)
            self._leg(top, knee, foot, near=sign == (-1 if f >= 0 else 1), toe=f if abs(f) > 0.2 else sign * 0.35)

    def _seated(self) -> None:
        f, unit, hip = self.facing, self.unit, self.hip
        away = 1 - abs(f)
        order = (1, -1) if f >= 0 else (-1, 1)
        for sign in order:
            top = (hip[0] + sign * 0.34 * away * unit, hip[1])
            knee = (hip[0] + (1.75 * f + sign * 0.5 * away) * unit, hip[1] + (0.02 + 0.5 * away + 0.05 * sign) * unit)
            foot = (knee[0] + (0.14 * sign - 0.1 * f) * unit, self.foot[1] - 0.14 * unit)
            if self.crossed and sign == order[1]:
                knee = (knee[0], knee[1] - 0.24 * unit)
                foot = (knee[0] + (0.75 if f >= 0 else -0.75) * unit, min(foot[1], knee[1] + 1.5 * unit))
            self._leg(top, knee, foot, near=sign == order[1], toe=f if abs(f) > 0.2 else sign * 0.5)

    def _leg(self, top: Point, knee: Point, foot: Point, *, near: bool, toe: float) -> None:
        s, unit, look = self.sheet, self.unit, self.look
        cloth: Colour = look.legs if near else s.p.shade(look.legs)
        tip = (foot[0] + toe * 0.5 * unit, foot[1] + 0.06 * unit)
        s.limb([(foot, tip, 0.15 * unit, 0.12 * unit)], look.shoe, s.p.ink, self.weight * 0.8)
        slim = 0.8 if look.dress == "dress" else 1
        bones = [
            (top, knee, 0.37 * slim * unit, 0.27 * slim * unit),
            (knee, (foot[0], foot[1] - 0.1 * unit), 0.27 * slim * unit, 0.18 * slim * unit),
        ]
        s.limb(bones, cloth, s.p.edge(cloth), self.weight * 0.85)
