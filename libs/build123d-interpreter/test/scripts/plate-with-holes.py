from build123d import *

with BuildPart() as plate:
    Box(90, 60, 8)
    with GridLocations(70, 40, 2, 2):
        Hole(4.5)
    with Locations((0, 0, 4)):
        CounterBoreHole(3, 6, 2)
    fillet(plate.edges().filter_by(Axis.Z), 5)

result = plate.part
checks = [len(plate.faces().filter_by(GeomType.CYLINDER)), plate.part.bounding_box().size.X]
