"""A plate with four corner holes."""
from build123d import *

length, width, thickness = 80.0, 60.0, 10.0
hole_diameter = 6

with BuildPart() as plate:
    Box(length, width, thickness)
    with GridLocations(length - 20, width - 20, 2, 2):
        Hole(radius=hole_diameter / 2)
    fillet(plate.edges().filter_by(Axis.Z), radius=5)
part = plate.part
