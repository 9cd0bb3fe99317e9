from build123d import *

with BuildPart() as bracket:
    with BuildSketch(Plane.XZ):
        with BuildLine():
            Polyline((0, 0), (70, 0), (70, 8), (8, 8), (8, 60), (0, 60), (0, 0))
        make_face()
    extrude(amount=40, both=True)
    inner = bracket.edges().filter_by(Axis.Y).filter_by_position(Axis.X, 7.9, 8.1).filter_by_position(Axis.Z, 7.9, 8.1)
    fillet(inner, radius=6)
    with Locations(Plane.XY.offset(8)):
        with GridLocations(1, 40, 1, 2):
            with Locations((45, 0)):
                Hole(4)

result = bracket.part
