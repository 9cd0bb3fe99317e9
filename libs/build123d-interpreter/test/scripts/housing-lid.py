from build123d import *
from dataclasses import dataclass


@dataclass
class Enclosure:
    length: float = 80
    width: float = 50
    height: float = 30
    wall: float = 2
    radius: float = 4

    @property
    def inner(self):
        return (self.length - 2 * self.wall, self.width - 2 * self.wall)


def make_base(e: Enclosure) -> Part:
    with BuildPart() as base:
        with BuildSketch():
            RectangleRounded(e.length, e.width, e.radius)
        extrude(amount=e.height)
        top = base.faces().sort_by(Axis.Z)[-1]
        offset(amount=-e.wall, openings=top)
        with BuildSketch(Plane.XY.offset(e.wall)):
            with GridLocations(e.length - 14, e.width - 14, 2, 2):
                Circle(3)
        extrude(amount=e.height - e.wall - 3)
        with Locations(Plane.XY.offset(e.height - 3)):
            with GridLocations(e.length - 14, e.width - 14, 2, 2):
                Hole(1.25, depth=10)
    return base.part


def make_lid(e: Enclosure) -> Part:
    with BuildPart() as lid:
        with BuildSketch():
            RectangleRounded(e.length, e.width, e.radius)
        extrude(amount=e.wall)
        with BuildSketch(lid.faces().sort_by(Axis.Z)[-1]):
            RectangleRounded(*[v - 0.4 for v in e.inner], e.radius - e.wall)
            offset(amount=-1.5, mode=Mode.SUBTRACT)
        extrude(amount=2)
        fillet(lid.faces().sort_by(Axis.Z)[0].edges(), 0.8)
    return lid.part


e = Enclosure(height=25)
base = make_base(e)
lid = Pos(0, 70, 0) * make_lid(e)
base.label, lid.label = "base", "lid"
print(base.is_valid, lid.is_valid, round(base.volume, 2), round(lid.volume, 2))
result = Compound(label="enclosure", children=[base, lid])
