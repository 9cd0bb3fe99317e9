from build123d import *

with BuildPart() as plate:
    Box(200, 200, 6)
    with GridLocations(18, 18, 10, 10):
        Hole(4)

result = plate.part
