from build123d import *

with BuildPart() as flange:
    Cylinder(50, 10, align=(Align.CENTER, Align.CENTER, Align.MIN))
    with Locations((0, 0, 10)):
        Cylinder(25, 20, align=(Align.CENTER, Align.CENTER, Align.MIN))
    Hole(15)
    with PolarLocations(38, 6):
        CounterSinkHole(3, 6, 10)
    fillet(flange.edges().filter_by(GeomType.CIRCLE).filter_by(lambda edge: abs(edge.radius - 25) < 1e-6).sort_by(Axis.Z)[0], 3)
result = flange.part
checks = [flange.part.volume]
