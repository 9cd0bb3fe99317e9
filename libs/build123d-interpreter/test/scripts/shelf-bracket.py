from build123d import *

leg, width, t = 60 * MM, 30 * MM, 4 * MM
with BuildPart() as bracket:
    with BuildSketch(Plane.XZ) as profile:
        with BuildLine():
            Polyline((0, 0), (leg, 0), (leg, t), (t, t), (t, leg), (0, leg), close=True)
        make_face()
    extrude(amount=width / 2, both=True)
    inner = bracket.edges().filter_by(Axis.Y).sort_by_distance((t, 0, t))[0]
    fillet(inner, radius=6)
    outer = bracket.edges().filter_by(Axis.Y).sort_by(SortBy.DISTANCE)[0]
    fillet(bracket.edges().filter_by(Axis.Y).sort_by_distance((0, 0, 0))[0], radius=2)
    with Locations(bracket.faces().sort_by(Axis.X)[-1].center()):
        pass
    with BuildSketch(bracket.faces().sort_by(Axis.Z)[0]) as holes:
        with GridLocations(25, 16, 2, 2):
            Circle(2.25)
    extrude(amount=-t, mode=Mode.SUBTRACT)
print(f"volume {bracket.part.volume:.3f}", len(bracket.faces()))
result = bracket.part
