from build123d import *

with BuildPart() as cover:
    with BuildSketch() as s:
        Circle(35)
        with PolarLocations(30, 4):
            Circle(8)
        fillet(s.vertices(), 3)
    extrude(amount=6)
    with Locations(cover.faces().sort_by(Axis.Z)[-1]):
        with PolarLocations(30, 4):
            CounterBoreHole(2.2, 4, 3)
        Hole(10, depth=4)
    fillet(cover.edges().filter_by(GeomType.CIRCLE).filter_by(lambda e: abs(e.radius - 10) < 1e-6).sort_by(Axis.Z)[0], 1)
print(f"{s.sketch.area:.5f}", len(s.sketch.edges()))
result = cover.part
