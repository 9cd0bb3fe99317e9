from build123d import *


def bracket(width=50, holes=2, slot=False, rib=True, *, fillet_radius=0.0):
    with BuildPart() as p:
        Box(width, 30, 4)
        with Locations((0, -13, 17)):
            Box(width, 4, 30)
        if rib:
            with BuildSketch(Plane.YZ):
                Polygon((-11, 2), (10, 2), (-11, 25), align=None)
            extrude(amount=2, both=True)
        with Locations(*[(-width / 2 + width * (i + 1) / (holes + 1), 6, 2) for i in range(holes)]):
            Hole(2.5, 4)
        if slot:
            with Locations((0, 10)):
                Box(10, 3, 10, mode=Mode.SUBTRACT)
        if fillet_radius > 0:
            fillet(p.edges().filter_by(Axis.Z).group_by(Axis.Y)[-1], fillet_radius)
    return p.part


a = bracket()
b = bracket(60, holes=4, slot=True, rib=False, fillet_radius=5)
result = Compound([a, Pos(0, 60, 0) * b])
