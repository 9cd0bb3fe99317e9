from build123d import *

with BuildPart() as plate:
    with BuildSketch():
        Rectangle(90, 60)
        with GridLocations(60, 36, 2, 2):
            Circle(4, mode=Mode.SUBTRACT)
    extrude(amount=8)

result = plate.part
