from build123d import *

length, width, thickness = 90.0, 60.0, 8.0

with BuildPart() as plate:
    Box(length, width, thickness)
    with GridLocations(length - 20, width - 20, 2, 2):
        Hole(radius=4.5)
    fillet(plate.edges().filter_by(Axis.Z), radius=5)

result = plate.part
